import * as v from "valibot";

/**
 * Who collects credentials: `forms`, the widget itself; `webview`, the Powens Webview. The deployment of the proxy says
 * which; the browser only follows.
 *
 * Source: Powens, guide “Custom implementation”; code monétaire et financier, art. L523-1.
 */
export const credentialsPolicySchema = v.picklist(["forms", "webview"]);
export type CredentialsPolicy = v.InferOutput<typeof credentialsPolicySchema>;
