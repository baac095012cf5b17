import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { request } from "undici";
import * as v from "valibot";
import { serveFetch, type ServedFetch } from "../../proxy/node/index.ts";
import { createSandbox, type Sandbox } from "../../sandbox/index.ts";
import { createJsonLog } from "./json-log.ts";

import { type RunningServer, runServer } from "./run-server.ts";
import type { Environment } from "./read-variables.ts";
import { readServerConfig } from "./server-config.ts";
import { goodEnvironment, keyText } from "./testing/good-environment.ts";

const HOST = "https://shop.example";
const SERVER_KEY = `canary-${keyText("server")}`;

const createdSchema = v.object({ connectToken: v.string(), idUser: v.optional(v.number()) });
const openedSchema = v.object({ handle: v.string() });
const startedSchema = v.object({ kind: v.literal("leave"), url: v.string() });

let sandbox: Sandbox;
let powens: ServedFetch;
let running: RunningServer;
let origin: string;
const lines: string[] = [];
/** What Powens and the drain wait for. */
let held: Promise<void> = Promise.resolve();
let drained: Promise<void> = Promise.resolve();

function latch(): { readonly opened: Promise<void>; open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

/** The whole thing over real sockets: sandbox, server, and a browser that follows nothing by itself. */
beforeEach(async () => {
  lines.length = 0;
  held = Promise.resolve();
  drained = Promise.resolve();
  powens = await serveFetch({
    fetch: async (request) => {
      await held;
      return sandbox.fetch(request);
    },
  });
  const sandboxUrl = powens.url;
  sandbox = createSandbox({ publicUrl: sandboxUrl, encryption: "none" });
  const config = readServerConfig(
    goodEnvironment({
      GUICHET_POWENS_URL: `${sandboxUrl}/2.0`,
      GUICHET_ALLOW_UNTRUSTED_UPSTREAM: "loopback",
      GUICHET_CLIENT_ID: sandbox.clientId,
      GUICHET_CLIENT_SECRET: sandbox.clientSecret,
      GUICHET_PUBLIC_URL: "http://localhost:8080",
      GUICHET_ALLOWED_ORIGINS: HOST,
      GUICHET_PORT: "0",
      GUICHET_HOST: "127.0.0.1",
    }),
    () => "",
  );
  running = await runServer(config, {
    assets: new Map(),
    log: createJsonLog((line) => lines.push(line)),
    drained: () => drained,
  });
  origin = `http://127.0.0.1:${running.port}`;
});

afterEach(async () => {
  await running.stop("signal");
  await powens.close();
});

const fromHost = (body: unknown) =>
  fetch(`${origin}/api/sessions`, {
    method: "POST",
    headers: { authorization: `Bearer ${SERVER_KEY}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });

const fromPage = (method: string, path: string, held: Record<string, string>, body?: unknown) =>
  fetch(`${origin}/api${path}`, {
    method,
    redirect: "manual",
    headers: {
      "x-guichet": "1",
      "sec-fetch-site": "same-origin",
      ...(method === "GET" ? {} : { origin: "http://localhost:8080" }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...held,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

async function begin(user: unknown, userKey: string): Promise<Record<string, string>> {
  const created = await fromHost({ user, userKey, allowedOrigin: HOST });
  const { connectToken } = v.parse(createdSchema, await created.json());
  const opened = await fromPage(
    "POST",
    "/session",
    {},
    {
      connectToken,
      nonce: "nonce-of-one-page",
      mode: "bearer",
      hostOrigin: HOST,
    },
  );
  const { handle } = v.parse(openedSchema, await opened.json());
  return { authorization: `Bearer ${handle}` };
}

const bankOf = (scenario: string) => {
  const bank = sandbox.institutions.find((institution) => institution.scenario === scenario);
  if (bank === undefined) throw new Error(`the sandbox has no ${scenario}`);
  return bank.connector.uuid;
};

/** The PSU at the pages of the invented bank: signs in, agrees, and comes away with an address. */
async function agreeAtBank(page: string): Promise<URL> {
  const decide = (act: string) =>
    fetch(page, {
      method: "POST",
      redirect: "manual",
      body: new URLSearchParams({ act, customer: "12345678" }),
    });
  await decide("signIn");
  return new URL((await decide("approve")).headers.get("location") ?? "");
}

describe("over the sandbox", () => {
  it.each([
    ["a token of the host's", () => ({ token: sandbox.addUser().token })],
    ["a user created on request", () => ({ create: true })],
  ])("connects a bank with credentials, for %s", async (_name, user) => {
    const held = await begin(user(), "alice");

    const created = await fromPage(
      "POST",
      "/connections",
      { ...held, "idempotency-key": "submission-0000001" },
      { connector_uuid: bankOf("plain"), fields: { login: "12345678", password: "123456" } },
    );

    expect([created.status, await created.json()]).toMatchObject([200, { kind: "connection" }]);
    expect(await (await fromPage("GET", "/connections", held)).json()).toMatchObject({
      connections: [{ connector_uuid: bankOf("plain") }],
    });
  });

  it("[T34] goes to the bank and comes back to its own session, and to nobody else's", async () => {
    const held = await begin({ token: sandbox.addUser().token }, "alice");
    const stranger = await begin({ create: true }, "bruno");
    const connector_uuid = bankOf("webauth");
    const started = await fromPage("POST", "/webauth", held, {
      connector_uuid,
      returnTo: `${HOST}/banks`,
    });
    const { url } = v.parse(startedSchema, await started.json());

    const callback = await agreeAtBank(url);
    expect(callback.origin + callback.pathname).toBe("http://localhost:8080/api/callback");
    // A navigation: the global fetch would say that it is none.
    const arrive = () => request(origin + callback.pathname + callback.search);
    const back = await arrive();
    const location = new URL(String(back.headers["location"]));
    expect([back.statusCode, location.origin + location.pathname]).toEqual([303, `${HOST}/banks`]);
    // A second tab, or a scanner of mails, takes nothing away.
    expect((await arrive()).statusCode).toBe(303);
    const code = location.searchParams.get("guichet_return");

    const redeem = (as: Record<string, string>) => fromPage("POST", "/returns", as, { code });
    const foreign = await redeem(stranger);
    expect([foreign.status, await foreign.json()]).toMatchObject([
      403,
      { error: { code: "forbidden" } },
    ]);
    expect((await redeem({})).status).toBe(401);
    // The page died with the navigation: its host asks for a new session of the same user.
    const anew = await begin({ token: sandbox.addUser().token }, "alice");
    const returned = await redeem(anew);
    expect([returned.status, await returned.json()]).toMatchObject([
      200,
      { connector_uuid, failed: false },
    ]);
    expect((await redeem(held)).status).toBe(404);
    expect(await (await fromPage("GET", "/connections", held)).json()).toMatchObject({
      connections: [{ connector_uuid }],
    });
    expect(await (await fromPage("GET", "/connections", stranger)).json()).toEqual({
      connections: [],
    });
  });

  it("[T68] closes the session when the token has been revoked at Powens", async () => {
    const { token } = sandbox.addUser();
    const held = await begin({ token }, "alice");
    expect((await fromPage("GET", "/connections", held)).status).toBe(200);
    const headers = { authorization: `Bearer ${token}` };
    await fetch(`${powens.url}/2.0/auth/token`, { method: "DELETE", headers });

    expect((await fromPage("GET", "/connections/1", held)).status).toBe(401);
    expect((await fromPage("GET", "/session", held)).status).toBe(401);
  });

  it("[T88][T92] logs one line of JSON per event, and no secret in any", async () => {
    const held = await begin({ create: true }, "alice");
    await fromPage("GET", "/connections", held);
    const logged = lines.join("");
    expect(lines.length).toBeGreaterThan(4);
    for (const line of lines) expect(JSON.parse(line)).toHaveProperty("event");
    for (const secret of [SERVER_KEY, sandbox.clientSecret, ...Object.values(held), "nonce-of"]) {
      expect(logged).not.toContain(secret.replace("Bearer ", ""));
    }
  });
});

it("[server A4] says at the start whether the Webview's addresses are open, and to whom", async () => {
  const said = async (changes: Environment) => {
    const written: string[] = [];
    const config = readServerConfig(
      goodEnvironment({ GUICHET_PORT: "0", GUICHET_HOST: "127.0.0.1", ...changes }),
      () => "",
    );
    const log = createJsonLog((line) => written.push(line));
    const parts = { assets: new Map(), log, drained: () => Promise.resolve() };
    await (await runServer(config, parts)).stop("signal");
    return written[0];
  };
  const creates = { GUICHET_WEBVIEW_CREATES_USERS: undefined };
  expect(await said({})).toContain('"webviewAddresses":"without_code"');
  expect(await said(creates)).toContain('"webviewAddresses":"with_code"');
  expect(await said({ ...creates, GUICHET_WEBVIEW_ADDRESSES: undefined })).toContain(
    '"webviewAddresses":"off"',
  );
});

describe("[T80] stopping", () => {
  it("finishes what is under way, says it is not ready, and then listens no more", async () => {
    const session = await begin({ create: true }, "alice");
    const powensAnswers = latch();
    const balancersKnow = latch();
    held = powensAnswers.opened;
    drained = balancersKnow.opened;
    expect((await fetch(`${origin}/readyz`)).status).toBe(200);
    const underWay = fromPage("GET", "/connections", session);

    const stopped = running.stop("signal");
    expect((await fetch(`${origin}/readyz`)).status).toBe(503);
    expect((await fromPage("GET", "/session", session)).status).toBe(200);
    balancersKnow.open();
    powensAnswers.open();

    expect((await underWay).status).toBe(200);
    await stopped;
    await expect(fetch(`${origin}/livez`)).rejects.toThrow();
    expect(lines.at(-1)).toContain('"event":"stopped"');
    await running.stop("failure");
    expect(lines.filter((line) => line.includes('"stopping"'))).toHaveLength(1);
  });
});
