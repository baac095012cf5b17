import * as v from "valibot";
import { webviewLanguages } from "../../protocol/proxy-api.ts";
import { RETURN_PARAMETER } from "../../protocol/return-parameter.ts";
import { webviewFlows } from "../../protocol/webview-flows.ts";

const webviewArrivalSchema = v.object({
  kind: v.literal("webview"),
  flow: v.picklist(webviewFlows),
  lang: v.nullable(v.string()),
  parameters: v.record(v.string(), v.string()),
});
const linkedSchema = v.object({ kind: v.literal("linked"), connectToken: v.string() });

/** How somebody came to the hosted page. */
export type Arrival =
  /** With a connect token: by the host's link. */
  | v.InferOutput<typeof linkedSchema>
  /** By an address of the Powens Webview. */
  | v.InferOutput<typeof webviewArrivalSchema>
  /** Back on a page that was open before: a reload, or the way from the bank. */
  | { readonly kind: "again"; readonly fromBank: boolean };

const TOKEN = "connect_token";
/** In the history's own entry: it survives a reload, and no address, storage or server ever has it. */
const PENDING = "guichetPending";
const pendingSchema = v.object({ [PENDING]: v.union([linkedSchema, webviewArrivalSchema]) });

const webviewPath = new RegExp(
  `(?:/(${webviewLanguages.join("|")}))?/(${webviewFlows.join("|")})/?$`,
);

function linkIn({ hash }: Location): Arrival | null {
  const connectToken = new URLSearchParams(hash.slice(1)).get(TOKEN);
  return connectToken === null ? null : { kind: "linked", connectToken };
}

function webviewIn({ pathname, search }: Location): Arrival | null {
  const [, lang, name] = webviewPath.exec(pathname) ?? [];
  const flow = webviewFlows.find((known) => known === name);
  const query = new URLSearchParams(search);
  if (flow === undefined || query.has(RETURN_PARAMETER) || query.size === 0) return null;
  // Of two values of one name neither counts: an empty one is missing.
  const parameters = Object.fromEntries(
    [...new Set(query.keys())].map((key) => {
      const values = query.getAll(key);
      return [key, values.length === 1 ? (values[0] ?? "") : ""];
    }),
  );
  return { kind: "webview", flow, lang: lang ?? null, parameters };
}

function pendingIn({ state }: History): Arrival | null {
  const parsed = v.safeParse(pendingSchema, state);
  return parsed.success ? parsed.output[PENDING] : null;
}

/** Takes what opens a session out of the address, at once. A reload finds it again until {@link forgetArrival}. */
export function takeArrival({ location, history }: Window): Arrival {
  const arrival = linkIn(location) ?? webviewIn(location);
  if (arrival !== null) {
    history.replaceState({ [PENDING]: arrival }, "", location.pathname);
    return arrival;
  }
  const fromBank = new URLSearchParams(location.search).has(RETURN_PARAMETER);
  return pendingIn(history) ?? { kind: "again", fromBank };
}

/** It has opened a session, or never will. */
export function forgetArrival({ history }: Window): void {
  if (pendingIn(history) !== null) history.replaceState(null, "");
}
