/** The closed list of operational error codes. Outcomes of a connection (`wrongpass`, …) are values, not errors. */
export const connectErrorCodes = [
  "session_expired",
  "forbidden",
  "not_found",
  "invalid_request",
  "not_encrypted",
  "refused",
  "rate_limited",
  "upstream_rejected",
  "upstream_unavailable",
  "outcome_unknown",
  "invalid_response",
  "network_unreachable",
  "frame_blocked",
  "script_blocked",
  "navigation_blocked",
  "implementation_error",
  "not_available",
] as const;

export type ConnectErrorCode = (typeof connectErrorCodes)[number];

export interface ConnectErrorOptions {
  readonly cause?: unknown;
  /** The id to give to support; the proxy's and, where there was a call upstream, Powens' own. */
  readonly requestId?: string | undefined;
  /** Seconds to wait, as `Retry-After` said. */
  readonly retryAfter?: number | undefined;
  /** It is the client application that failed: its own function, or what that gave. */
  readonly byHost?: boolean | undefined;
}

/**
 * The one error class of Guichet. `code` is for programs, `message` for developers (English, names the fix where there
 * is one, never holds a credential, token, session or bank address).
 */
export class ConnectError extends Error {
  override readonly name = "ConnectError";
  readonly code: ConnectErrorCode;
  readonly requestId: string | undefined;
  readonly retryAfter: number | undefined;
  readonly byHost: boolean;

  constructor(code: ConnectErrorCode, message: string, options: ConnectErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.requestId = options.requestId;
    this.retryAfter = options.retryAfter;
    this.byHost = options.byHost ?? false;
  }
}

/** Recognises a {@link ConnectError} by name, so that one from another bundle counts too. */
export const isConnectError = (value: unknown): value is ConnectError =>
  value instanceof Error && value.name === "ConnectError" && "code" in value;

export const isConnectErrorCode = (value: unknown): value is ConnectErrorCode =>
  connectErrorCodes.includes(value as ConnectErrorCode);
