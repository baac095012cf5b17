import * as v from "valibot";
import {
  ConnectError,
  GUICHET_HEADER,
  GUICHET_HEADER_VALUE,
  IDEMPOTENCY_HEADER,
  isConnectError,
} from "../protocol/index.ts";
import { errorAnswerSchema } from "../protocol/proxy-api.ts";
import { writeJson } from "../protocol/write-json.ts";
import { createDeadline } from "./deadline.ts";
import { lost, pageInstead, proxyFailure } from "./proxy-failure.ts";
import type { Risk } from "./proxy-failure.ts";

export interface ProxyClientOptions {
  /** Where the proxy is mounted: an address or a path, without a trailing slash needed. */
  readonly proxyUrl: string;
  readonly fetch: typeof globalThis.fetch;
}

export interface ProxyCall {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
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

const riskOf = ({ method, operation }: ProxyCall): Risk =>
  operation === undefined && method !== "DELETE" ? "none" : "act";

function request(call: ProxyCall, signal: AbortSignal): RequestInit {
  const headers: Record<string, string> = { [GUICHET_HEADER]: GUICHET_HEADER_VALUE };
  if (call.body !== undefined) headers["content-type"] = "application/json";
  if (call.operation !== undefined) headers[IDEMPOTENCY_HEADER] = call.operation;
  return {
    method: call.method,
    headers,
    ...(call.body === undefined ? {} : { body: writeJson(call.body) }),
    credentials: "same-origin",
    // Of a read too the proxy may know the page's origin, and tell a wrong set-up before anybody types; no path goes along.
    referrerPolicy: "origin",
    cache: "no-store",
    // The proxy never redirects a call: what does must not be sent what was typed.
    redirect: "manual",
    signal,
  };
}

/** An answer and its text; the text is read within the deadline, too. */
async function send(call: ProxyCall, { proxyUrl, fetch }: ProxyClientOptions) {
  const deadline = createDeadline(
    call.method === "GET" ? READ_TIMEOUT_MS : ACT_TIMEOUT_MS,
    call.signal,
  );
  try {
    const address = proxyUrl.replace(/\/+$/, "") + call.path;
    const response = await fetch(address, request(call, deadline.signal));
    return { response, text: await response.text() };
  } catch (cause) {
    if (call.signal?.aborted === true) throw cause;
    // The `fetch` of a session says itself that there is none; nothing was sent then.
    if (isConnectError(cause)) throw cause;
    throw new ConnectError(
      lost(riskOf(call), "network_unreachable"),
      deadline.isOver()
        ? "the Guichet proxy did not answer in time"
        : "the Guichet proxy could not be reached",
    );
  } finally {
    deadline.clear();
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Where the proxy itself has answered. */
const heard = new WeakSet<ProxyClientOptions>();

const isJson = ({ headers }: Response) =>
  /^application\/json\b/i.test(headers.get("content-type") ?? "");

/** Names a call without the ids, handles and query in its path. */
const nameOf = ({ method, path }: ProxyCall) =>
  `${method} ${path.replace(/\?.*/, "").replace(/(\/\w+\/)[^/]+/g, "$1:id")}`;

/**
 * Makes one call to the proxy and reads its answer by schema. Nothing is ever sent again.
 *
 * @throws ConnectError with the proxy's code; `network_unreachable`, `upstream_unavailable`, `session_expired` (a login
 * answered) or `invalid_response` when a read failed on the way; `outcome_unknown` when the answer to an act was lost or
 * cannot be read; `implementation_error` when nothing that is a Guichet proxy has answered `options` yet. An aborted
 * `signal` rejects with its own reason.
 */
export async function callProxy<Schema extends v.GenericSchema>(
  call: ProxyCall,
  schema: Schema,
  options: ProxyClientOptions,
): Promise<v.InferOutput<Schema>> {
  const { response, text } = await send(call, options);
  const risk = riskOf(call);
  const body = parseJson(text);
  const parsed = v.safeParse(response.ok ? schema : errorAnswerSchema, body);
  if (parsed.success) heard.add(options);
  if (parsed.success && response.ok) return parsed.output;
  const strayed = { risk, proxyUrl: options.proxyUrl, isThere: heard.has(options) };
  if (!response.ok) throw proxyFailure(response, body, strayed);
  if (body === undefined && !isJson(response)) throw pageInstead(text, strayed);
  throw new ConnectError(
    lost(risk, "invalid_response"),
    `the answer to ${nameOf(call)} does not have the expected shape; is the proxy of the same version?`,
  );
}
