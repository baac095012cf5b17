import { ConnectError, type ConnectErrorCode } from "../../protocol/connect-error.ts";

export interface AnsweredErrorOptions {
  readonly requestId?: string | undefined;
  /** Seconds; also sent as `Retry-After`. */
  readonly retryAfter?: number | undefined;
  readonly allow?: string | undefined;
  /** Nothing reached Powens: the same submission may be sent again. */
  readonly nothingSent?: boolean | undefined;
}

/** A {@link ConnectError} together with the HTTP status that the browser gets. */
export class AnsweredError extends ConnectError {
  readonly status: number;
  readonly allow: string | undefined;
  readonly nothingSent: boolean;

  constructor(
    status: number,
    code: ConnectErrorCode,
    message: string,
    options: AnsweredErrorOptions = {},
  ) {
    super(code, message, { requestId: options.requestId, retryAfter: options.retryAfter });
    this.status = status;
    this.allow = options.allow;
    this.nothingSent = options.nothingSent ?? false;
  }
}

export const invalidRequest = (message: string, status: 400 | 422 = 400) =>
  new AnsweredError(status, "invalid_request", message);

export const notFound = (message: string) => new AnsweredError(404, "not_found", message);

export const sessionExpired = (requestId?: string) =>
  new AnsweredError(401, "session_expired", "Nobody is signed in, or the session has ended.", {
    requestId,
  });

/** Everything that is not already an answer becomes a neutral 503: no text of it may leave. */
export const toAnsweredError = (error: unknown): AnsweredError =>
  error instanceof AnsweredError
    ? error
    : new AnsweredError(503, "upstream_unavailable", "The proxy could not answer this time.");
