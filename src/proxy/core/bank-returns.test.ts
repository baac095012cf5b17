import { describe, expect, it } from "vitest";
import { connection, connector, ORIGIN, UUID } from "./testing/proxy-under-test.ts";
import { atTheBank, BANK } from "./testing/at-the-bank.ts";

const aHandle: unknown = expect.stringMatching(/^[A-Za-z0-9_-]{43}$/);
const withTheToken: unknown = expect.objectContaining({
  authorization: "Bearer token-of-alice",
});
const script = ["javascript", "alert(1)"].join(":");

describe("leaving", () => {
  it("[T33] asks Powens for the address with the fixed callback and a random state", async () => {
    const { leave, powens, stateOf } = atTheBank();

    const response = await leave({ source: "openapi" });

    expect(await response.json()).toEqual({ kind: "leave", url: BANK });
    expect(powens.callsTo("GET /webauth-url")).toEqual([
      expect.objectContaining({
        query: {
          client_id: "40219377",
          redirect_uri: `${ORIGIN}/guichet/callback`,
          state: aHandle,
          id_connector: "1204",
          source: "openapi",
        },
        headers: withTheToken,
      }),
    ]);
    const first = stateOf();
    await leave();
    expect(stateOf()).not.toBe(first);
  });

  it("names the connection of a recovery, and reads it when nothing was due", async () => {
    const { leave, powens } = atTheBank();
    powens.on("GET /webauth-url", { status: 409, json: { code: "invalidValue" } });
    powens.on("GET /users/me/connections/8812", { json: connection() });

    const response = await leave({ id_connection: 8812 });

    expect(await response.json()).toMatchObject({ kind: "alreadyDone", connection: { id: 8812 } });
    const [call] = powens.callsTo("GET /webauth-url");
    expect(call?.query).toMatchObject({ id_connection: "8812" });
    expect(call?.query).not.toHaveProperty("id_connector");
  });

  it.each([
    script,
    "data:text/html,x",
    "http://bank.example/",
    "http://localhost:9/",
    "https://user:pw@bank.example/",
    "//bank.example",
    "bank.example",
    "",
    null,
    7,
  ])("[T14] opens no address like %s", async (url) => {
    const { leave, powens } = atTheBank();
    powens.on("GET /webauth-url", { json: { url } });

    const response = await leave();

    expect(response.status).toBe(502);
    expect(await response.json()).toMatchObject({ error: { code: "invalid_response" } });
  });

  it("opens plain http only on loopback, for a sandbox on loopback", async () => {
    const { leave, powens } = atTheBank("http://localhost:7001/2.0");
    powens.on("GET /webauth-url", { json: { url: "http://bank.localhost:7002/authorize" } });
    expect(await (await leave()).json()).toMatchObject({ kind: "leave" });

    powens.on("GET /webauth-url", { json: { url: "http://bank.example/authorize" } });
    expect((await leave()).status).toBe(502);
  });

  it.each([
    "https://evil.example/",
    `${ORIGIN}.evil.example/`,
    `https://app.example@evil.example/`,
    `https://evil@app.example/`,
    "http://app.example/",
    "https://app.example:8443/",
    "https:\\\\evil.example",
    "//evil.example",
    "/\\evil.example",
    `${script}//https://app.example`,
    "https://app.example%2eevil.example/",
    "https://app.example\t.evil.example/",
    "https://аpp.example/",
    "blob:https://app.example/x",
  ])("[T32] does not promise to return to %s", async (returnTo) => {
    const { leave, powens } = atTheBank();

    expect((await leave({ returnTo })).status).toBe(400);
    expect(powens.calls).toEqual([]);
  });

  it("sends field values by the server alone, with a code that stays here", async () => {
    const { leave, powens } = atTheBank();
    powens.on("GET /auth/token/code", {
      json: { code: "Zk3+Qa/9", type: "temporary", access: "single" },
    });
    powens.on("GET /webauth", { status: 302, headers: { location: BANK } });

    const response = await leave({ fields: { website: "par" } });

    expect(await response.json()).toEqual({ kind: "leave", url: BANK });
    expect(powens.callsTo("GET /auth/token/code")[0]).toMatchObject({
      query: { type: "singleAccess" },
    });
    const [call] = powens.callsTo("GET /webauth");
    expect(call?.query).toMatchObject({ token: "Zk3+Qa/9", website: "par", id_connector: "1204" });
    expect(call?.headers).not.toHaveProperty("authorization");
  });

  it.each(["password", "unheard", "token", "redirect_uri", "state", "client_id"])(
    "never sends a field called %s in an address",
    async (name) => {
      const { leave, powens } = atTheBank();
      powens.on(`GET /connectors/${UUID}`, {
        json: connector({
          fields: ["token", "redirect_uri", "state", "client_id"]
            .map((field) => ({ name: field, label: "x", type: "text" }))
            .concat({ name: "password", label: "x", type: "password" }),
        }),
      });

      expect((await leave({ fields: { [name]: "x" } })).status).toBe(400);
      expect(powens.callsTo("GET /webauth")).toEqual([]);
    },
  );
});

describe("coming back", () => {
  it("[T33][T39] goes to the page that was left, with a code that its user redeems once", async () => {
    const { leave, stateOf, arrive, codeIn, redeem } = atTheBank();
    await leave();

    const back = await arrive(`id_connection=8830&state=${stateOf()}`);

    expect(back.status).toBe(303);
    const code = codeIn(back);
    expect(back.headers.get("location")).toBe(
      `${ORIGIN}/accounts?tab=2&guichet_return=${code}#top`,
    );
    expect(back.headers.get("cache-control")).toBe("no-store");
    expect(await (await redeem(code)).json()).toEqual({
      connector_uuid: UUID,
      id_connection: 8830,
      failed: false,
    });
    expect((await redeem(code)).status).toBe(404);
  });

  it("[T37] keeps an error as a hint without its texts", async () => {
    const { leave, stateOf, arrive, codeIn, redeem, bodies } = atTheBank();
    await leave({ id_connection: 8812 });

    const back = await arrive(
      `error=access_denied&error_description=<script>canary</script>&state=${stateOf()}`,
    );

    expect(await (await redeem(codeIn(back))).json()).toMatchObject({
      id_connection: 8812,
      failed: true,
    });
    expect(`${bodies.join()} ${back.headers.get("location")}`).not.toMatch(/canary|access_denied/);
  });

  it("takes its own parameter of an earlier return off the address", async () => {
    const { leave, stateOf, arrive, codeIn } = atTheBank();
    await leave({ returnTo: `${ORIGIN}/a?guichet_return=old&q=a%20b&guichet%5Freturn=older` });

    const back = await arrive(`state=${stateOf()}`);

    expect(back.headers.get("location")).toBe(`${ORIGIN}/a?q=a%20b&guichet_return=${codeIn(back)}`);
  });

  it("[T35] leads back as often as it is asked, and each code is good once", async () => {
    const { leave, stateOf, arrive, codeIn, redeem } = atTheBank();
    await leave();
    const state = stateOf();

    const arrivals = await Promise.all(
      Array.from({ length: 100 }, () => arrive(`id_connection=1&state=${state}`)),
    );

    expect(new Set(arrivals.map(({ status }) => status))).toEqual(new Set([303]));
    expect(new Set(arrivals.map(codeIn)).size).toBe(100);
    const code = codeIn(await arrive(`id_connection=1&state=${state}`));
    const redeemed = await Promise.all(Array.from({ length: 100 }, () => redeem(code)));
    expect(redeemed.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(redeemed.filter(({ status }) => status === 404)).toHaveLength(99);
  });

  it("[T33] expires: a state after 15 minutes, a code after another 15", async () => {
    const { leave, stateOf, arrive, codeIn, redeem, clock } = atTheBank();
    await leave();
    clock.now += 15 * 60_000 - 1;
    const back = await arrive(`state=${stateOf()}`);
    expect(back.status).toBe(303);
    clock.now += 15 * 60_000;
    expect((await redeem(codeIn(back))).status).toBe(404);

    await leave();
    clock.now += 15 * 60_000;
    expect((await arrive(`state=${stateOf()}`)).status).toBe(410);
  });

  it("[host-page 26] is good after a login of three minutes on the way", async () => {
    const { leave, stateOf, arrive, codeIn, redeem, clock } = atTheBank();
    await leave();
    const code = codeIn(await arrive(`id_connection=8830&state=${stateOf()}`));
    clock.now += 3 * 60_000;
    expect((await redeem(code)).status).toBe(200);
  });

  it("[T34][T33] gives a return to nobody else, and does not burn it for its owner", async () => {
    const { leave, stateOf, arrive, codeIn, redeem } = atTheBank();
    await leave();
    const code = codeIn(await arrive(`id_connection=8830&state=${stateOf()}`));

    const stranger = await redeem(code, "mallory");
    expect(stranger.status).toBe(403);
    expect(await stranger.json()).toMatchObject({ error: { code: "forbidden" } });
    expect((await redeem(code, null)).status).toBe(401);
    expect((await redeem(code)).status).toBe(200);
  });

  it("[T34][T37] deletes and writes nothing at Powens", async () => {
    const { leave, stateOf, arrive, codeIn, redeem, powens } = atTheBank();
    await leave();
    const before = powens.calls.length;

    const code = codeIn(await arrive(`id_connection=8830&state=${stateOf()}`));
    await redeem(code, "mallory");
    await redeem(code);

    expect(powens.calls).toHaveLength(before);
  });
});
