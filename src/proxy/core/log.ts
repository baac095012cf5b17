import type { ConnectErrorCode } from "../../protocol/connect-error.ts";
import type { ProxyRouteName } from "../../protocol/proxy-api.ts";

/** Why the gate turned a request away. */
export type GateReason =
  | "path"
  | "method"
  | "url_length"
  | "header"
  | "header_size"
  | "fetch_metadata"
  | "origin"
  | "content_type"
  | "query"
  | "body_size"
  | "body"
  /** No request that a browser writes; an adapter, or the parser of Node, refused it. */
  | "malformed"
  | "slow";

/** The calls that the proxy makes to Powens, by name; a log never holds a path or query. */
export type PowensCallName =
  | "connectors"
  | "connector"
  | "logo"
  | "publicKey"
  | "connections"
  | "connection"
  | "createConnection"
  | "updateConnection"
  | "syncConnection"
  | "deleteConnection"
  | "sources"
  | "source"
  | "updateSource"
  | "logs"
  | "accounts"
  | "shareAccounts"
  | "subscriptions"
  | "shareSubscriptions"
  | "webauthUrl"
  | "temporaryCode"
  | "webauth";

/**
 * Everything the proxy ever says to a log: a closed list, so that no address, header, body, bank text or credential
 * can be in it. Times are in milliseconds.
 */
export type ProxyLogLine =
  | {
      readonly event: "request";
      readonly route: ProxyRouteName | "none";
      readonly status: number;
      /** `internal` for a fault of the proxy's own, which browsers are told as `implementation_error`. */
      readonly code: ConnectErrorCode | "internal" | null;
      readonly durationMs: number;
      readonly requestId: string;
    }
  | { readonly event: "gate_refused"; readonly reason: GateReason; readonly requestId: string }
  | {
      readonly event: "powens_call";
      readonly call: PowensCallName;
      /** HTTP status, or how the call failed before one. */
      readonly result: number | "timeout" | "cut" | "unreachable" | "too_large" | "busy";
      readonly attempt: number;
      readonly durationMs: number;
      readonly powensRequestId: string | null;
    }
  | { readonly event: "entries_dropped"; readonly call: PowensCallName; readonly count: number }
  /**
   * An answer held something else than Powens documents at so many places, and was read all the same. At most ten are
   * named, as `sources.id`: names of the wire contract, never what stood there.
   */
  | {
      readonly event: "answer_mended";
      readonly call: PowensCallName;
      readonly count: number;
      readonly places: readonly string[];
    }
  /** A success in whose body nothing was found of what was asked for. */
  | { readonly event: "answer_unreadable"; readonly call: PowensCallName }
  | {
      readonly event: "host_function_failed";
      readonly name: "resolveUserToken" | "userKey";
      readonly requestId: string;
    }
  /** Something that is no answer was thrown: the store is away, or the proxy has a fault. */
  | { readonly event: "internal_failure"; readonly requestId: string }
  | { readonly event: "callback_unmatched"; readonly requestId: string };

/** A logger of one method; give it to `createConnectProxy({ log })`. */
export interface ProxyLog {
  write(line: ProxyLogLine): void;
}

/** A log that throws must not take a request with it. */
export const quietly = (log: ProxyLog | undefined): ProxyLog => ({
  write(line) {
    try {
      log?.write(line);
    } catch {
      // The host's logger failed; the request goes on.
    }
  },
});
