import * as v from "valibot";
import { ConnectError } from "../protocol/index.ts";
import { errorAnswerSchema } from "../protocol/proxy-api.ts";
import type { ConnectErrorCode } from "../protocol/index.ts";

/** What a call risks when its answer does not arrive: a read nothing, an act a connection nobody knows of. */
export type Risk = "none" | "act";

/** The answer to an act may have been lost on its way back: nothing may be concluded from its absence. */
export const lost = (risk: Risk, code: ConnectErrorCode): ConnectErrorCode =>
  risk === "act" ? "outcome_unknown" : code;

/** Something answers, and it is no Guichet proxy. */
const nobodyThere = (proxyUrl: string): ConnectError =>
  new ConnectError(
    "implementation_error",
    `no Guichet proxy answers at "${proxyUrl}": mount createConnectProxy() there, or correct proxyUrl`,
  );

function retryAfterSeconds({ headers }: Response): number | undefined {
  const value = headers.get("retry-after") ?? "";
  const seconds = /^\d+$/.test(value)
    ? Number(value)
    : Math.ceil((Date.parse(value) - Date.now()) / 1000);
  return seconds > 0 ? seconds : undefined;
}

/** What is known of a call whose answer is none of ours. */
export interface Strayed {
  readonly risk: Risk;
  readonly proxyUrl: string;
  /** The proxy has answered before: it is there, and what answers now stands in its way. */
  readonly isThere: boolean;
}

/** Filters, networks that want a login of their own, and what the law blocks. */
const ofTheNetwork = [403, 407, 451, 511];

const onTheWay = ({ risk }: Strayed, code: ConnectErrorCode, what: string, retryAfter?: number) =>
  new ConnectError(lost(risk, code), `the way to the Guichet proxy ${what}`, { retryAfter });

/** A failed answer as an error. What is not the proxy's own error body comes from something else on the way. */
export function proxyFailure(response: Response, body: unknown, strayed: Strayed): ConnectError {
  const { status } = response;
  const retryAfter = retryAfterSeconds(response);
  const parsed = v.safeParse(errorAnswerSchema, body);
  if (parsed.success) {
    const { code, message, requestId } = parsed.output.error;
    return new ConnectError(code, message, { requestId: requestId ?? undefined, retryAfter });
  }
  // The browser hides the status of a redirect that it does not follow.
  if (status < 400)
    return onTheWay(strayed, "session_expired", "redirects: to a login, or for `trailingSlash`");
  if (status === 401) return new ConnectError("session_expired", "nobody is signed in");
  if (status === 429) return new ConnectError("rate_limited", "too many requests", { retryAfter });
  if (status < 500 && status !== 408 && !strayed.isThere) return nobodyThere(strayed.proxyUrl);
  const code = ofTheNetwork.includes(status) ? "network_unreachable" : "upstream_unavailable";
  return onTheWay(strayed, code, `answered ${String(status)}`, retryAfter);
}

/** A success that is no JSON. Whatever a page is, a login most often, loading the host's own page anew shows it. */
export const pageInstead = (text: string, strayed: Strayed): ConnectError =>
  strayed.isThere
    ? onTheWay(
        strayed,
        text.includes("<") ? "session_expired" : "upstream_unavailable",
        "answered no JSON",
      )
    : nobodyThere(strayed.proxyUrl);
