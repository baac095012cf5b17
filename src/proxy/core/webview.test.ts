import { describe, expect, it } from "vitest";
import type { ConnectProxyOptions } from "./options.ts";
import { connection, connector, ORIGIN, proxyUnderTest, UUID } from "./testing/proxy-under-test.ts";

const aHandle: unknown = expect.stringMatching(/^[A-Za-z0-9_-]{43}$/);
const CODE = "one+time/code=";
const navigation = {
  "x-guichet": null,
  "sec-fetch-site": "cross-site",
  "sec-fetch-mode": "navigate",
  "sec-fetch-dest": "document",
};

function underWebview(options: Partial<ConnectProxyOptions> = {}, powensUrl?: string) {
  const under = proxyUnderTest({ credentials: "webview", ...options }, powensUrl);
  const { powens, send } = under;
  powens.on("GET /auth/token/code", { json: { code: CODE, type: "temporary", access: "single" } });
  const leave = (changes: Record<string, unknown> = {}) =>
    send({
      method: "POST",
      path: "/webauth",
      body: { via: "webview", connector_uuid: UUID, returnTo: `${ORIGIN}/accounts`, ...changes },
    });
  const addressOf = async (response: Response) => {
    const { kind, url } = (await response.json()) as { kind: string; url: string };
    expect(kind).toBe("leave");
    return new URL(url);
  };
  /** Out and back: what the page left for is told of the return. */
  const comeBack = async (parameters: Record<string, string>, changes = {}) => {
    const { searchParams } = await addressOf(await leave(changes));
    const query = new URLSearchParams({ ...parameters, state: searchParams.get("state") ?? "" });
    const arrived = await send({
      path: `/callback?${query.toString()}`,
      as: null,
      headers: navigation,
    });
    const page = new URL(arrived.headers.get("location") ?? "");
    const code = page.searchParams.get("guichet_return");
    return (await send({ method: "POST", path: "/returns", body: { code } })).json();
  };
  return { ...under, leave, addressOf, comeBack };
}

describe("the way to the Webview", () => {
  it("opens a new connection at the bank that was chosen, with a code for one use", async () => {
    const { leave, addressOf, powens } = underWebview();

    const { origin, pathname, searchParams } = await addressOf(await leave({ lang: "fr" }));

    expect(origin + pathname).toBe("https://webview.powens.com/fr/connect");
    expect(Object.fromEntries(searchParams)).toEqual({
      domain: "demo-sandbox.biapi.pro",
      client_id: "40219377",
      redirect_uri: `${ORIGIN}/guichet/callback`,
      connector_uuids: UUID,
      state: aHandle,
      code: CODE,
    });
    expect(powens.callsTo("GET /auth/token/code")).toMatchObject([
      { query: { type: "singleAccess" }, headers: { authorization: "Bearer token-of-alice" } },
    ]);
  });

  it("speaks English where no language is asked for", async () => {
    const { leave, addressOf } = underWebview();
    expect((await addressOf(await leave())).pathname).toBe("/en/connect");
    expect((await leave({ lang: "../../evil" })).status).toBe(400);
  });

  it("names the capability of a connector that is no bank", async () => {
    const { leave, addressOf, powens } = underWebview();
    const json = connector({ capabilities: ["document"] });
    powens.on(`GET /connectors/${UUID}`, { json });
    const { searchParams } = await addressOf(await leave());
    expect(searchParams.get("connector_capabilities")).toBe("document");
  });

  it.each([
    [{}, null],
    [{ reset_credentials: true }, "true"],
  ])("repairs a connection of the user, with %j", async (changes, reset) => {
    const { leave, addressOf, powens } = underWebview();
    powens.on("GET /users/me/connections/8812", { json: connection({ state: "wrongpass" }) });

    const { pathname, searchParams } = await addressOf(
      await leave({ id_connection: 8812, ...changes }),
    );

    expect(pathname).toBe("/en/reconnect");
    expect(searchParams.get("connection_id")).toBe("8812");
    expect(searchParams.get("reset_credentials")).toBe(reset);
    expect(searchParams.has("connector_uuids")).toBe(false);
  });

  it.each<[string, Record<string, unknown>, number]>([
    ["a page of somebody else", { returnTo: "https://evil.example/" }, 400],
    ["new details of no connection", { reset_credentials: true }, 400],
    ["a connection that is not the user's", { id_connection: 9_999 }, 404],
    ["another place to go", { via: "manage" }, 400],
  ])("makes no code for %s", async (_, changes, status) => {
    const { leave, powens } = underWebview();
    powens.on("GET /users/me/connections/9999", { status: 404, body: "<html>" });

    expect((await leave(changes)).status).toBe(status);
    expect(powens.callsTo("GET /auth/token/code")).toEqual([]);
  });

  it("makes no code where the page collects credentials itself", async () => {
    const { leave, powens } = underWebview({ credentials: "forms" });

    const response = await leave();

    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ error: { code: "refused" } });
    expect(powens.calls).toEqual([]);
  });

  it("is that of the sandbox on loopback, or a page there that the options name", async () => {
    const local = underWebview({}, "http://127.0.0.1:4401/2.0");
    const address = await local.addressOf(await local.leave());
    expect(address.href).toMatch(/^http:\/\/127\.0\.0\.1:4401\/webview\/en\/connect\?/);
    expect(address.searchParams.get("domain")).toBe("127.0.0.1:4401");

    const { powens } = local;
    const named = underWebview({
      powens: {
        url: "http://127.0.0.1:4401/2.0",
        clientId: "1",
        transport: powens.transport,
        webviewUrl: "http://localhost:4402/w/",
      },
    });
    const elsewhere = await named.addressOf(await named.leave());
    expect(elsewhere.href).toMatch(/^http:\/\/localhost:4402\/w\/en\/connect\?/);
  });

  it("is kept out of the log and of every other answer", async () => {
    const { leave, log, bodies } = underWebview();
    await leave();
    await leave({ returnTo: "https://evil.example/" });
    expect(JSON.stringify(log)).not.toContain("one+time");
    expect(bodies.filter((body) => body.includes(encodeURIComponent(CODE)))).toHaveLength(1);
  });
});

describe("the way back", () => {
  it.each<[Record<string, string>, Record<string, unknown>]>([
    [{ connection_id: "8812" }, { id_connection: 8812, failed: false }],
    [{ connection_id: "8812", connection_ids: "8812,8813" }, { id_connection: 8812 }],
    [{ connection_ids: "8813,8814" }, { id_connection: 8813, failed: false }],
    [{ connection_id: "no number" }, { id_connection: null, failed: false }],
    [
      { error: "access_denied", error_description: "left" },
      { id_connection: null, failed: true },
    ],
    [{ error: "server_error" }, { failed: true }],
    [{ error: "tos_declined" }, { failed: true }],
    [{ error: "an error of next year" }, { failed: true }],
    [{ code: "a code that nobody asked for" }, { id_connection: null, failed: false }],
  ])("of %j is a hint: %j", async (parameters, hints) => {
    const { comeBack } = underWebview();
    const told = await comeBack(parameters);
    expect(told).toMatchObject({ connector_uuid: UUID, ...hints });
    expect(Object.keys(told as object).sort()).toEqual([
      "connector_uuid",
      "failed",
      "id_connection",
    ]);
  });

  it("of a repair names nothing, and means the connection that was left for", async () => {
    const { comeBack, powens } = underWebview();
    powens.on("GET /users/me/connections/8812", { json: connection() });
    expect(await comeBack({}, { id_connection: 8812 })).toMatchObject({
      id_connection: 8812,
      failed: false,
    });
  });
});

describe("who collects credentials", () => {
  it.each(["forms", "webview"] as const)(
    "is said with the list and with each bank: %s",
    async (credentials) => {
      const { get } = proxyUnderTest({ credentials });
      expect(await (await get("/connectors")).json()).toMatchObject({ credentials });
      expect(await (await get(`/connectors/${UUID}`)).json()).toMatchObject({
        connector: { uuid: UUID, credentials },
      });
    },
  );

  it("is not for Powens to say", async () => {
    const { get, powens } = proxyUnderTest({ credentials: "webview" });
    powens.on(`GET /connectors/${UUID}`, { json: connector({ credentials: { any: "thing" } }) });
    expect(await (await get(`/connectors/${UUID}`)).json()).toMatchObject({
      connector: { credentials: "webview" },
    });
  });
});
