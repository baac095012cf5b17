import { isConnectError } from "../protocol/index.ts";
import type { ConnectErrorCode } from "../protocol/index.ts";

/** A failure as the flow understands it. What is no ConnectError is a fault of ours or of the page. */
export function failureOf(error: unknown): {
  readonly code: ConnectErrorCode;
  readonly message: string;
  readonly retryAfter: number | null;
  readonly byHost?: boolean;
} {
  return isConnectError(error)
    ? {
        code: error.code,
        message: error.message,
        retryAfter: error.retryAfter ?? null,
        ...(error.byHost && { byHost: true }),
      }
    : {
        code: "implementation_error",
        message: "an unexpected fault in the widget",
        retryAfter: null,
      };
}
