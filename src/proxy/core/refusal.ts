import { errorAnswer } from "./answer.ts";
import type { AnsweredError } from "./answered-error.ts";
import { isLookedAt } from "./navigation.ts";
import { neutralPage } from "./neutral-page.ts";
import type { ProxySettings } from "./options.ts";

/** The answer to a request that failed: JSON for a script, a page in their language for a person. */
export function refusal(
  settings: ProxySettings,
  request: Request,
  error: AnsweredError,
  requestId: string,
): Response {
  const json = errorAnswer(error, requestId);
  if (!isLookedAt(request, settings)) return json;
  const page = neutralPage(settings, request, error.status);
  for (const name of ["retry-after", "allow"]) {
    const value = json.headers.get(name);
    if (value !== null) page.headers.set(name, value);
  }
  return page;
}
