import { AnsweredError } from "../answered-error.ts";
import type { PowensAnswer } from "../upstream/powens-answer.ts";
import { powensErrorOf } from "../upstream/powens-failure.ts";

const fixes = [
  [
    /\bclient[_ ]?id\b/i,
    "Powens does not know this client application: `powens.clientId` (GUICHET_CLIENT_ID) must be the id that its console shows for the domain in `powens.url`.",
  ],
  [
    /\bredirect[_ ]?uris?\b/i,
    "Powens does not take this callback: add `publicUrl` followed by /callback (GUICHET_PUBLIC_URL followed by /api/callback) to the redirect URIs of the client application, exactly.",
  ],
] as const;

/**
 * What Powens says of the client application when a bank's page is asked for; `null` where its refusal is of something
 * else. Its own text is technical English, read here and passed on nowhere.
 */
export function clientRefusalOf(answer: PowensAnswer): AnsweredError | null {
  if (answer.status < 400 || answer.status >= 500) return null;
  const { description, message } = powensErrorOf(answer) ?? {};
  const said = `${description ?? ""} ${message ?? ""}`;
  const fix = fixes.find(([pattern]) => pattern.test(said))?.[1];
  if (fix === undefined) return null;
  return new AnsweredError(500, "implementation_error", fix, { requestId: answer.requestId });
}
