import * as v from "valibot";
import {
  ConnectError,
  errorAnswerSchema,
  GUICHET_HEADER,
  GUICHET_HEADER_VALUE,
  IDEMPOTENCY_HEADER,
} from "../protocol/index.ts";

export interface ProxyClientOptions {
  /** Where the proxy is mounted: an address or a path, without a trailing slash needed. */
  readonly proxyUrl: string;
  readonly fetch: typeof globalThis.fetch;
}

export interface ProxyCall {
  readonly method: "GET" | "POST" | "PUT";
  readonly path: string;
  readonly body?: unknown;
  /** The operation's handle, for acts. */
  readonly operation?: string;
  readonly signal?: AbortSignal | undefined;
}

/** A read that takes longer is given up; it can be repeated. */
const READ_TIMEOUT_MS = 20_000;
/** The proxy answers an act within 15 s, with an operation if need be. Longer means that the answer is lost. */
const ACT_TIMEOUT_MS = 60_000;

const isRead = ({ method }: ProxyCall) => method === "GET";

function retryAfterSeconds(response: Response): number | undefined {
  const seconds = Number(response.headers.get("retry-after"));
  return Number.isFinite(seconds) && seconds > 0 ? seconds : undefined;
}

async function readJson(response: Response): Promise<unknown> {
  if (!/^application\/json\b/i.test(response.headers.get("content-type") ?? "")) return undefined;
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}

const nobodyThere = (proxyUrl: string): ConnectError =>
  new ConnectError(
    "implementation_error",
    `no Guichet proxy answers at "${proxyUrl}": mount createConnectProxy() there, or correct proxyUrl`,
  );

/** A failed answer as an error. What is not the proxy's own error body comes from something else on the way. */
async function failure(
  call: ProxyCall,
  response: Response,
  proxyUrl: string,
): Promise<ConnectError> {
  const parsed = v.safeParse(errorAnswerSchema, await readJson(response));
  if (parsed.success) {
    const { code, message, requestId } = parsed.output.error;
    return new ConnectError(code, message, {
      requestId: requestId ?? undefined,
      retryAfter: retryAfterSeconds(response),
    });
  }
  if (response.status === 429)
    return new ConnectError("rate_limited", "too many requests", {
      retryAfter: retryAfterSeconds(response),
    });
  if (response.status < 500) return nobodyThere(proxyUrl);
  return new ConnectError(
    isRead(call) ? "upstream_unavailable" : "outcome_unknown",
    `the way to the Guichet proxy answered ${String(response.status)}`,
  );
}

async function send(call: ProxyCall, { proxyUrl, fetch }: ProxyClientOptions): Promise<Response> {
  const timeout = AbortSignal.timeout(isRead(call) ? READ_TIMEOUT_MS : ACT_TIMEOUT_MS);
  const headers: Record<string, string> = { [GUICHET_HEADER]: GUICHET_HEADER_VALUE };
  if (call.body !== undefined) headers["content-type"] = "application/json";
  if (call.operation !== undefined) headers[IDEMPOTENCY_HEADER] = call.operation;
  try {
    return await fetch(proxyUrl.replace(/\/+$/, "") + call.path, {
      method: call.method,
      headers,
      ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
      credentials: "same-origin",
      cache: "no-store",
      signal: call.signal === undefined ? timeout : AbortSignal.any([call.signal, timeout]),
    });
  } catch (cause) {
    if (call.signal?.aborted === true) throw cause;
    throw new ConnectError(
      timeout.aborted && !isRead(call) ? "outcome_unknown" : "network_unreachable",
      "the Guichet proxy could not be reached",
    );
  }
}

/**
 * Makes one call to the proxy and reads its answer by schema.
 *
 * @throws ConnectError with the proxy's code; `network_unreachable`, `invalid_response`, `implementation_error` when
 * nothing that is a Guichet proxy answers; `outcome_unknown` when the answer to an act was lost.
 */
export async function callProxy<Schema extends v.GenericSchema>(
  call: ProxyCall,
  schema: Schema,
  options: ProxyClientOptions,
): Promise<v.InferOutput<Schema>> {
  const response = await send(call, options);
  if (!response.ok) throw await failure(call, response, options.proxyUrl);
  const body = await readJson(response);
  if (body === undefined) throw nobodyThere(options.proxyUrl);
  const parsed = v.safeParse(schema, body);
  if (!parsed.success)
    throw new ConnectError(
      "invalid_response",
      `the answer to ${call.method} ${call.path.replace(/[0-9a-f-]{16,}|\d+/g, ":id")} does not have the expected shape; is the proxy of the same version?`,
    );
  return parsed.output;
}
