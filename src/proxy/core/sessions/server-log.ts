import type { ConnectErrorCode } from "../../../protocol/connect-error.ts";
import type { ProxyLogLine } from "../log.ts";
import type { PowensTransportFailure } from "../upstream/powens-transport.ts";
import type { WebhookRefusal } from "../webhooks/webhook-desk.ts";
import type { SessionRouteName } from "../../../protocol/session-routes.ts";

/** What was counted when a request was one too many. */
export type LimitScope = "address" | "logos" | "swap" | "serverKey" | "session" | "connection";

/** The calls to Powens with the credentials of the client application. */
export type ClientCallName = "createUser" | "swapCode";

/** Why a session ended before its time. */
type SessionEnd = "finished" | "signed_out" | "token_refused" | "user_revoked";

/** Everything the standalone server says to a log, beyond what the proxy says: a closed list, too. */
export type ServerLogLine =
  | ProxyLogLine
  | {
      readonly event: "request";
      readonly route: SessionRouteName | "none" | "webhook";
      readonly status: number;
      readonly code: ConnectErrorCode | "internal" | null;
      readonly durationMs: number;
      readonly requestId: string;
    }
  | {
      readonly event: "powens_call";
      readonly call: ClientCallName;
      readonly result: number | PowensTransportFailure;
      readonly attempt: number;
      readonly durationMs: number;
      readonly powensRequestId: string | null;
    }
  | { readonly event: "parameters_ignored"; readonly count: number; readonly requestId: string }
  | { readonly event: "server_key_refused"; readonly requestId: string }
  | { readonly event: "webhook_refused"; readonly reason: WebhookRefusal }
  | { readonly event: "rate_limited"; readonly scope: LimitScope }
  | { readonly event: "session_ended"; readonly reason: SessionEnd; readonly requestId: string };

/** A logger of the standalone server; it takes every line of the proxy, too. */
export interface ServerLog {
  write(line: ServerLogLine): void;
}

/** A log that throws must not take a request with it. */
export const quietServerLog = (log: ServerLog | undefined): ServerLog => ({
  write(line) {
    try {
      log?.write(line);
    } catch {
      // The logger failed; the request goes on.
    }
  },
});
