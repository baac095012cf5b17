import * as v from "valibot";
import { parseAnswer } from "../upstream/powens-failure.ts";
import { askAsClient, type ClientSettings } from "./ask-as-client.ts";

const accessTokenSchema = v.object({
  access_token: v.pipe(v.string(), v.regex(/^[\x21-\x7e]{1,4096}$/)),
});

/**
 * Swaps a temporary code for the permanent token of its user (`POST /auth/token/access`). `null` when Powens refuses
 * it: it was used, is too old, or belongs to another client.
 */
export async function swapTemporaryCode(
  settings: ClientSettings,
  code: string,
  redirectUri: string,
): Promise<string | null> {
  const answer = await askAsClient(settings, {
    name: "swapCode",
    path: "/auth/token/access",
    body: { grant_type: "authorization_code", code, redirect_uri: redirectUri },
  });
  if (answer.status >= 400 && answer.status < 500 && answer.status !== 429) return null;
  return parseAnswer(answer, accessTokenSchema).access_token;
}
