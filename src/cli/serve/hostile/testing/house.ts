import { createServer as createNodeServer } from "node:http";
import type { TlsOptions } from "node:tls";
import { Agent, request } from "undici";
import * as v from "valibot";
import {
  createConnectProxy,
  createUndiciTransport,
  type PowensTransport,
} from "../../../../proxy/core/index.ts";
import type { RequestLimitValues } from "../../../../proxy/core/sessions/request-limits.ts";
import { type ServeLimits, toNodeHandler } from "../../../../proxy/node/index.ts";
import { createSandbox, type Sandbox } from "../../../../sandbox/index.ts";
import { type FaultServer, startFaultServer } from "../../../../sandbox/testing/fault-server.ts";
import { makeInstitution } from "../../../../sandbox/testing/harness.ts";
import type { LogLine } from "../../json-log.ts";
import type { Environment } from "../../read-variables.ts";
import { runServer } from "../../run-server.ts";
import { readServerConfig } from "../../server-config.ts";
import { goodEnvironment, keyText } from "../../testing/good-environment.ts";

/** Where browsers believe the proxy to be. */
export const ORIGIN = "http://localhost:8080";
const HOST = "https://shop.example";
const SERVER_KEY = `canary-${keyText("server")}`;

/** The two ways in which the proxy stands: in a server of the host's, and as a server of its own. */
export const ways = ["mounted", "guichet serve"] as const;
export type Way = (typeof ways)[number];

export interface HouseOptions {
  /** Answers instead of the sandbox. */
  readonly powens?: ((request: Request, sandbox: Sandbox) => Promise<Response>) | undefined;
  /** How Powens speaks TLS; plain HTTP by default. */
  readonly tls?: TlsOptions | undefined;
  /** Where calls go instead, made of where Powens is. */
  readonly powensOrigin?: ((url: string) => string) | undefined;
  readonly now?: (() => number) | undefined;
  /** Of `guichet serve`. */
  readonly limits?: Partial<RequestLimitValues> | undefined;
  /** What a client may take. */
  readonly clientLimits?: Partial<ServeLimits> | undefined;
  readonly transport?: ((origin: string) => PowensTransport) | undefined;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The code of an error, `null` for anything else. */
  readonly code: string | null;
}

interface Asked {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A proxy on a real socket, before a Powens on a real socket. */
export interface House {
  readonly port: number;
  /** The path before every route. */
  readonly base: string;
  readonly powens: FaultServer;
  readonly sandbox: Sandbox;
  /** A connection of the user. */
  readonly connectionId: number;
  readonly connectorUuid: string;
  /** What a page sends with each request: who it is, and that it is ours. */
  readonly held: Readonly<Record<string, string>>;
  readonly log: readonly LogLine[];
  /** Asks as a page of ours does; `path` is below {@link House.base}. */
  ask(method: string, path: string, asked?: Asked): Promise<Answer>;
  /** Starts a synchronisation: an act that needs no key, under a new idempotency key. */
  sync(): Promise<Answer>;
  /** Creates a connection as a page does, under a new idempotency key. */
  create(key?: string): Promise<Answer>;
  close(): Promise<void>;
}

const withDeadline =
  (deadlineOf: (deadlineMs: number) => number) =>
  (origin: string): PowensTransport => {
    const transport = createUndiciTransport(origin);
    return {
      ...transport,
      send: (call) => transport.send({ ...call, deadlineMs: deadlineOf(call.deadlineMs) }),
    };
  };

/** The real transport in a hurry: seconds become a twentieth, minutes less than one second. */
export const hurried = withDeadline((deadlineMs) => Math.min(deadlineMs / 20, 700));

/** The real transport on a busy machine: an answer that comes is waited for. */
export const patient = withDeadline((deadlineMs) => Math.max(deadlineMs, 300_000));

let keys = 0;
export const newKey = () => `submission-${String((keys += 1)).padStart(8, "0")}`;

const errorSchema = v.object({ error: v.object({ code: v.string() }) });
const codeIn = (text: string): string | null => {
  try {
    const parsed = v.safeParse(errorSchema, JSON.parse(text));
    return parsed.success ? parsed.output.error.code : null;
  } catch {
    return null;
  }
};

async function ask(
  dispatcher: Agent,
  url: string,
  method: string,
  { body, headers = {} }: Asked,
): Promise<Answer> {
  const answer = await request(url, {
    dispatcher,
    method,
    headers: {
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    body: body === undefined ? null : JSON.stringify(body),
  });
  const text = await answer.body.text();
  return {
    status: answer.statusCode,
    headers: Object.fromEntries(
      Object.entries(answer.headers).map(([name, value]) => [name, String(value)]),
    ),
    text,
    code: codeIn(text),
  };
}

interface Door {
  readonly port: number;
  readonly base: string;
  /** Finds out how this user's pages prove themselves. */
  enter(dispatcher: Agent, token: string): Promise<Record<string, string>>;
  close(): Promise<void>;
}

interface Rooms {
  readonly powensUrl: string;
  readonly transport: PowensTransport;
  readonly options: HouseOptions;
  readonly log: LogLine[];
}

/** What the guide tells hosts to set. */
const hostLimits = { headersMs: 10_000, requestMs: 20_000, idleMs: 65_000, checkMs: 1_000 };

async function mount({ powensUrl, transport, options, log }: Rooms): Promise<Door> {
  const proxy = createConnectProxy({
    powens: { url: powensUrl, clientId: "40219377", transport },
    credentials: "forms",
    publicUrl: `${ORIGIN}/guichet`,
    userKey: ({ headers }) => headers.get("x-test-user"),
    resolveUserToken: ({ headers }) => headers.get("x-test-token"),
    log: { write: (line) => log.push(line) },
    now: options.now,
  });
  const handler = toNodeHandler(proxy);
  const { headersMs, requestMs, idleMs, checkMs } = { ...hostLimits, ...options.clientLimits };
  const server = createNodeServer(
    {
      headersTimeout: headersMs,
      requestTimeout: requestMs,
      keepAliveTimeout: idleMs,
      connectionsCheckingInterval: checkMs,
    },
    (message, response) => handler(message, response),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    port: typeof address === "object" ? (address?.port ?? 0) : 0,
    base: "/guichet",
    enter: (_dispatcher, token) =>
      Promise.resolve({ "x-test-user": "alice", "x-test-token": token }),
    async close() {
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
      await proxy.close();
    },
  };
}

const createdSchema = v.object({ connectToken: v.string() });
const openedSchema = v.object({ handle: v.string() });

/** Mints a session as a host's backend, swaps it as a page, and answers what the page then holds. */
export async function beginSession(
  dispatcher: Agent,
  api: string,
  token: string,
): Promise<Record<string, string>> {
  const created = await ask(dispatcher, `${api}/sessions`, "POST", {
    body: { user: { token }, userKey: "alice", allowedOrigin: HOST },
    headers: { authorization: `Bearer ${SERVER_KEY}` },
  });
  const { connectToken } = v.parse(createdSchema, JSON.parse(created.text));
  const opened = await ask(dispatcher, `${api}/session`, "POST", {
    body: { connectToken, nonce: "nonce-of-one-page", mode: "bearer", hostOrigin: HOST },
    headers: { "x-guichet": "1", origin: ORIGIN },
  });
  const { handle } = v.parse(openedSchema, JSON.parse(opened.text));
  return { authorization: `Bearer ${handle}` };
}

/** The configuration of `guichet serve` on this machine, before the Powens at `powensUrl`. */
export const environmentFor = (powensUrl: string): Environment =>
  goodEnvironment({
    GUICHET_POWENS_URL: powensUrl,
    GUICHET_ALLOW_UNTRUSTED_UPSTREAM: "loopback",
    GUICHET_PUBLIC_URL: ORIGIN,
    GUICHET_ALLOWED_ORIGINS: HOST,
    GUICHET_PORT: "0",
    GUICHET_HOST: "127.0.0.1",
  });

async function serve({ powensUrl, transport, options, log }: Rooms): Promise<Door> {
  const config = readServerConfig(environmentFor(powensUrl), () => "");
  const running = await runServer(config, {
    assets: new Map(),
    log: { write: (line) => log.push(line) },
    transport,
    now: options.now,
    limits: { address: 1_000_000, session: 1_000_000, connection: 1_000_000, ...options.limits },
    clientLimits: options.clientLimits,
    drained: () => Promise.resolve(),
  });
  const api = `http://127.0.0.1:${String(running.port)}/api`;
  return {
    port: running.port,
    base: "/api",
    enter: (dispatcher, token) => beginSession(dispatcher, api, token),
    close: () => running.stop("signal"),
  };
}

const doors: Record<Way, (rooms: Rooms) => Promise<Door>> = {
  mounted: mount,
  "guichet serve": serve,
};

/** Opens everything on loopback, with a signed-in user who has one connection. */
export async function openHouse(way: Way, options: HouseOptions = {}): Promise<House> {
  const institution = makeInstitution("plain");
  const sandbox = createSandbox({ institutions: [institution], encryption: "none" });
  const { token } = sandbox.addUser();
  const connectorUuid = institution.connector.uuid;
  const made = await sandbox.fetch(
    new Request("http://powens.localhost/2.0/users/me/connections", {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify({ connector_uuid: connectorUuid, login: "12345678", password: "1234" }),
    }),
  );
  const { id } = v.parse(v.object({ id: v.number() }), await made.json());

  const { powens: handle = sandboxAnswers } = options;
  const powens = await startFaultServer((request) => handle(request, sandbox), options.tls);
  const log: LogLine[] = [];
  const origin = (options.powensOrigin ?? itself)(powens.url);
  const transport = (options.transport ?? createUndiciTransport)(origin);
  const rooms = { powensUrl: `${origin}/2.0`, transport, options, log };
  const door = await doors[way](rooms);
  // No limit of its own: hundreds of browsers ask at the same time.
  const dispatcher = new Agent({ pipelining: 1, headersTimeout: 0, bodyTimeout: 0 });
  const held = { "x-guichet": "1", ...(await door.enter(dispatcher, token)) };
  const url = `http://127.0.0.1:${String(door.port)}${door.base}`;
  // What was asked while somebody signed in is no part of a test.
  powens.forget();

  const askHere: House["ask"] = (method, path, asked = {}) =>
    ask(dispatcher, url + path, method, {
      ...asked,
      headers: { ...held, ...(method === "GET" ? {} : { origin: ORIGIN }), ...asked.headers },
    });
  return {
    port: door.port,
    base: door.base,
    powens,
    sandbox,
    connectionId: id,
    connectorUuid,
    held,
    log,
    ask: askHere,
    create: (key = newKey()) =>
      askHere("POST", "/connections", {
        body: { connector_uuid: connectorUuid, fields: { login: "12345678", password: "1234" } },
        headers: { "idempotency-key": key },
      }),
    sync: () =>
      askHere("POST", `/connections/${String(id)}`, {
        body: { act: "sync" },
        headers: { "idempotency-key": newKey() },
      }),
    async close() {
      await dispatcher.destroy();
      await door.close();
      await powens.close();
    },
  };
}

/** Lets a test live in a house of its own. */
export async function inHouse(
  way: Way,
  options: HouseOptions,
  live: (house: House) => Promise<void>,
): Promise<void> {
  const house = await openHouse(way, options);
  try {
    await live(house);
  } finally {
    await house.close();
  }
}

const itself = (url: string) => url;
const sandboxAnswers = (request: Request, sandbox: Sandbox) => sandbox.fetch(request);
