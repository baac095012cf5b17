import { ConnectError, type ConnectErrorCode } from "../../protocol/connect-error.ts";

export interface AnsweredErrorOptions {
  readonly requestId?: string | undefined;
  /** Seconds; also sent as `Retry-After`. */
  readonly retryAfter?: number | undefined;
  readonly allow?: string | undefined;
  /** Nothing reached Powens: the same submission may be sent again. */
  readonly nothingSent?: boolean | undefined;
  /** A mistake of the proxy's own code: the log names it so, and nobody else is blamed for it. */
  readonly isInternal?: boolean | undefined;
}

/** A {@link ConnectError} together with the HTTP status that the browser gets. */
export class AnsweredError extends ConnectError {
  readonly status: number;
  readonly allow: string | undefined;
  readonly nothingSent: boolean;
  readonly isInternal: boolean;

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
    this.isInternal = options.isInternal ?? false;
  }
}

export const invalidRequest = (message: string, status: 400 | 422 = 400) =>
  new AnsweredError(status, "invalid_request", message);

export const notFound = (message: string) => new AnsweredError(404, "not_found", message);

export const sessionExpired = (requestId?: string) =>
  new AnsweredError(401, "session_expired", "Nobody is signed in, or the session has ended.", {
    requestId,
  });

/** The answer to a mistake of the proxy's own, which no waiting mends. */
export const internalError = (message: string) =>
  new AnsweredError(500, "implementation_error", message, { isInternal: true });

/** The store cannot be reached. What it threw may hold addresses and passwords, and goes no further. */
export class StoreFailure extends Error {}

/** What is not already an answer: the store is away, or the proxy has a fault. No text of it may leave. */
export function toAnsweredError(error: unknown): AnsweredError {
  if (error instanceof AnsweredError) return error;
  return error instanceof StoreFailure
    ? new AnsweredError(503, "upstream_unavailable", "The proxy could not answer this time.")
    : internalError("The proxy has a fault; its log has the id of this request.");
}

/** The code of an answer in the log. */
export const loggedCode = (error: AnsweredError | null): ConnectErrorCode | "internal" | null =>
  error?.isInternal === true ? "internal" : (error?.code ?? null);
