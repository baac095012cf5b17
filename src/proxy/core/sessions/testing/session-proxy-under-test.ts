import * as v from "valibot";
import { connector, type SentRequest, UUID } from "../../testing/proxy-under-test.ts";
import { scriptedPowens } from "../../testing/scripted-powens.ts";
import { createSessionProxy, type SessionProxyOptions } from "../create-session-proxy.ts";
import type { ServerLogLine } from "../server-log.ts";
import type { CreateSession, OpenSession, SessionMode } from "../../../../protocol/session-api.ts";
import { HOST, key, watchedStore } from "./sessions-under-test.ts";

export const OWN = "https://connect.example";
export const SERVER_KEY = "canary-server-key-7Qm2xV9tLr4KpWz8";
export const CLIENT_SECRET = "canary-client-secret-hG5nB3";

const createdSchema = v.object({ connectToken: v.string(), hostedUrl: v.string() });
const openedSchema = v.object({ handle: v.optional(v.string()) });

/** How a page holds its session: headers for each of its requests. */
export type Held = Readonly<Record<string, string>>;

export const cookieIn = (response: Response): string =>
  (response.headers.get("set-cookie") ?? "").split(";")[0] ?? "";

/** The proxy with sessions over a scripted Powens, a host's backend and a page. For tests. */
export function sessionProxyUnderTest(options: Partial<SessionProxyOptions> = {}) {
  const powens = scriptedPowens();
  powens.on("GET /publickey", { status: 404, body: "<html>" });
  powens.on("GET /connectors", { json: { connectors: [connector()], total: 1 } });
  powens.on(`GET /connectors/${UUID}`, { json: connector() });
  const clock = { now: Date.UTC(2026, 5, 2, 8) };
  const { store, written } = watchedStore(() => clock.now);
  const log: ServerLogLine[] = [];
  /** Everything that ever left: statuses, headers, bodies. */
  const sent: string[] = [];

  const proxy = createSessionProxy({
    powens: {
      url: "https://demo-sandbox.biapi.pro/2.0",
      clientId: "40219377",
      clientSecret: CLIENT_SECRET,
      transport: powens.transport,
    },
    credentials: "forms",
    publicUrl: `${OWN}/api`,
    hostedUrl: `${OWN}/`,
    allowedOrigins: [HOST],
    returnAddresses: new Map([["shop", `${HOST}/banks`]]),
    webviewAddresses: true,
    webviewCreatesUsers: true,
    serverKey: SERVER_KEY,
    encryptionKeys: [key("k1", 3)],
    store,
    log: { write: (line) => log.push(line) },
    now: () => clock.now,
    ...options,
  });

  const send = async (
    base: Readonly<Record<string, string>>,
    { method = "GET", path, body, headers: changes = {} }: SentRequest,
    address = "192.0.2.7",
  ): Promise<Response> => {
    const headers = new Headers(base);
    if (body !== undefined) headers.set("content-type", "application/json");
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) headers.delete(name);
      else headers.set(name, value);
    }
    const text = typeof body === "string" ? body : JSON.stringify(body);
    const response = await proxy.fetch(
      new Request(`${OWN}/api${path}`, {
        method,
        headers,
        ...(body === undefined ? {} : { body: text }),
      }),
      address,
    );
    sent.push(await response.clone().text(), ...[...response.headers].flat());
    return response;
  };

  /** The host's backend. */
  const fromHost = (request: SentRequest) =>
    send({ authorization: `Bearer ${SERVER_KEY}` }, request);
  /** A document of ours in a browser. */
  const fromPage = (request: SentRequest, held: Held = {}, address?: string) =>
    send(
      {
        "x-guichet": "1",
        "sec-fetch-site": "same-origin",
        "sec-fetch-mode": "cors",
        "sec-fetch-dest": "empty",
        ...(request.method === undefined || request.method === "GET" ? {} : { origin: OWN }),
        ...held,
      },
      request,
      address,
    );

  const mint = async (changes: Partial<CreateSession> = {}): Promise<string> => {
    const body = {
      user: { token: "canary-user-token" },
      userKey: "alice",
      allowedOrigin: HOST,
      ...changes,
    };
    const response = await fromHost({ method: "POST", path: "/sessions", body });
    return v.parse(createdSchema, await response.json()).connectToken;
  };
  const swap = (connectToken: string, changes: Partial<OpenSession> = {}) =>
    fromPage({
      method: "POST",
      path: "/session",
      body: {
        connectToken,
        nonce: "canary-nonce-of-one-page",
        mode: "bearer",
        hostOrigin: HOST,
        ...changes,
      },
    });
  /** Opens a session and answers how its page holds it. */
  const begin = async (
    mode: SessionMode = "bearer",
    changes: Partial<CreateSession> = {},
  ): Promise<Held> => {
    const response = await swap(await mint(changes), { mode });
    if (mode !== "bearer") return { cookie: cookieIn(response) };
    const { handle = "" } = v.parse(openedSchema, await response.json());
    return { authorization: `Bearer ${handle}` };
  };

  return { proxy, powens, clock, log, written, sent, fromHost, fromPage, mint, swap, begin };
}
