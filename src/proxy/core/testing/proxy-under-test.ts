import { createConnectProxy } from "../create-connect-proxy.ts";
import type { ProxyLogLine } from "../log.ts";
import type { ConnectProxyOptions } from "../options.ts";
import { scriptedPowens } from "./scripted-powens.ts";

export const ORIGIN = "https://app.example";
export const BASE = `${ORIGIN}/guichet`;
export const UUID = "6f0c7a52-8c1e-5a0b-9d3f-2b7f0e1a4c55";

export const connection = (changes: Record<string, unknown> = {}) => ({
  id: 8812,
  id_connector: 1204,
  connector_uuid: UUID,
  state: null,
  error: null,
  error_message: null,
  fields: null,
  created: "2026-06-02 10:04:11",
  last_update: null,
  active: true,
  expire: null,
  next_try: null,
  ...changes,
});

export const connector = (changes: Record<string, unknown> = {}) => ({
  id: 1204,
  uuid: UUID,
  name: "Banque Horizon",
  hidden: false,
  beta: false,
  restricted: false,
  color: "0a6e5c",
  capabilities: ["bank"],
  products: ["bank"],
  auth_mechanism: "webauth",
  sources: [],
  fields: [
    { name: "website", label: "Espace", type: "list", required: true, values: ["par", "pro"] },
    { name: "login", label: "Identifiant", type: "text", required: true },
    { name: "password", label: "Code secret", type: "password", required: true },
  ],
  ...changes,
});

export interface SentRequest {
  readonly method?: string;
  readonly path: string;
  readonly body?: unknown;
  /** Replaces headers of a request of our client; `null` leaves one out. */
  readonly headers?: Readonly<Record<string, string | null>>;
  /** Who is signed in; `alice` by default, `null` for nobody. */
  readonly as?: string | null;
}

let handles = 0;
export const newKey = () => `submission-${String((handles += 1)).padStart(8, "0")}`;

/** A proxy over a scripted Powens, and our client's way to call it. For tests. */
export function proxyUnderTest(
  options: Partial<ConnectProxyOptions> = {},
  powensUrl = "https://demo-sandbox.biapi.pro/2.0",
) {
  const powens = scriptedPowens();
  const clock = { now: Date.UTC(2026, 5, 2, 8) };
  const log: ProxyLogLine[] = [];
  const bodies: string[] = [];
  powens.on("GET /publickey", { status: 404, body: "<html>" });
  powens.on("GET /connectors", { json: { connectors: [connector()], total: 1 } });
  powens.on(`GET /connectors/${UUID}`, { json: connector() });

  const proxy = createConnectProxy({
    powens: {
      url: powensUrl,
      clientId: "40219377",
      transport: powens.transport,
    },
    credentials: "forms",
    publicUrl: BASE,
    userKey: (request) => request.headers.get("x-test-user"),
    resolveUserToken: (request) => {
      const user = request.headers.get("x-test-user");
      return user === null ? null : `token-of-${user}`;
    },
    now: () => clock.now,
    log: { write: (line) => log.push(line) },
    ...options,
  });

  const send = async (sent: SentRequest): Promise<Response> => {
    const { method = "GET", path, body, as = "alice" } = sent;
    const headers = new Headers({
      "x-guichet": "1",
      "sec-fetch-site": "same-origin",
      "sec-fetch-mode": "cors",
      "sec-fetch-dest": "empty",
    });
    if (method !== "GET") headers.set("origin", new URL(proxy.publicUrl).origin);
    if (body !== undefined) headers.set("content-type", "application/json");
    if (as !== null) headers.set("x-test-user", as);
    for (const [name, value] of Object.entries(sent.headers ?? {})) {
      if (value === null) headers.delete(name);
      else headers.set(name, value);
    }
    const text = typeof body === "string" ? body : JSON.stringify(body);
    const response = await proxy.fetch(
      new Request(proxy.publicUrl + path, {
        method,
        headers,
        ...(body === undefined ? {} : { body: text }),
      }),
    );
    bodies.push(await response.clone().text());
    return response;
  };

  const act = (
    method: "POST" | "PUT",
    path: string,
    body?: unknown,
    key = newKey(),
    as = "alice",
  ) => send({ method, path, body, as, headers: { "idempotency-key": key } });

  return {
    proxy,
    powens,
    clock,
    log,
    bodies,
    send,
    get: (path: string, as: string | null = "alice") => send({ path, as }),
    act,
    create: (fields: Record<string, string> = { login: "x" }, key?: string, as?: string) =>
      act("POST", "/connections", { connector_uuid: UUID, fields }, key, as),
    answer: (fields: Record<string, string>, key?: string) =>
      act("POST", "/connections/8812", { act: "answer", fields }, key),
    update: (act_: "resume" | "sync", key?: string) =>
      act("POST", "/connections/8812", { act: act_ }, key),
  };
}
