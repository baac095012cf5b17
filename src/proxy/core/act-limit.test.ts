import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { proxyRoutes } from "../../protocol/proxy-api.ts";
import { routeNames } from "./route-table.ts";
import { BASE, connection, newKey, proxyUnderTest, UUID } from "./testing/proxy-under-test.ts";

const CREATE = "POST /users/me/connections";
const ONE = "/users/me/connections/8812";
const UPDATE = `POST ${ONE}`;
const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;

/** One call of each kind that makes Powens do something, by the name of its route. */
const acts = {
  createConnection: [["POST", "/connections", { connector_uuid: UUID, fields: { login: "x" } }]],
  updateConnection: [
    ["POST", "/connections/8812", { act: "answer", fields: { sms: "0" } }],
    ["POST", "/connections/8812", { act: "resume" }],
    ["POST", "/connections/8812", { act: "sync" }],
    ["POST", "/connections/8812", { act: "renew" }],
    ["POST", "/connections/8812", { act: "setActive", active: true }],
  ],
  syncConnection: [["PUT", "/connections/8812", undefined]],
  deleteConnection: [["DELETE", "/connections/8812", undefined]],
  updateSource: [["POST", "/connections/8812/sources/7", { disabled: true }]],
  shareAccounts: [["PUT", "/connections/8812/accounts", { ids: [1], disabled: false }]],
  shareSubscriptions: [["PUT", "/connections/8812/subscriptions", { ids: [2], disabled: false }]],
  startWebauth: [
    ["POST", "/webauth", { connector_uuid: UUID, returnTo: `${BASE}/page` }],
    ["POST", "/webauth", { connector_uuid: UUID, id_connection: 8812, returnTo: `${BASE}/page` }],
  ],
} as const;
const everyAct = Object.values(acts).flat();
type Act = (typeof everyAct)[number];

function busyProxy() {
  const proxy = proxyUnderTest({ allowDelete: true });
  const { powens } = proxy;
  const json = connection({ state: "decoupled" });
  for (const call of [CREATE, UPDATE, `PUT ${ONE}`, `GET ${ONE}`]) powens.on(call, { json });
  powens.on(`DELETE ${ONE}`, { json: {} });
  powens.on(`POST ${ONE}/sources/7`, { json: { id: 7, name: "openapi" } });
  powens.on(`GET ${ONE}/accounts`, { json: { accounts: [{ id: 1, name: "Compte" }] } });
  powens.on(`PUT ${ONE}/accounts/1`, { json: { id: 1, name: "Compte" } });
  const contract = { id: 2, id_connection: 8812, label: "Contrat" };
  powens.on("GET /users/me/subscriptions", { json: { subscriptions: [contract] } });
  powens.on("PUT /users/me/subscriptions/2", { json: contract });
  powens.on("GET /webauth-url", { json: { url: "https://bank.example/login" } });
  const ask = ([method, path, body]: Act, as = "alice") =>
    proxy.send({ method, path, body, as, headers: { "idempotency-key": newKey() } });
  /** When Powens was asked to do something, in milliseconds of the proxy's clock. */
  const asked: { at: number; name: string }[] = [];
  const { send } = powens.transport;
  powens.transport.send = (call) => {
    const name = `${call.method} ${call.path} ${call.body ?? ""} ${call.query["id_connection"] ?? ""}`;
    if (call.method !== "GET" || call.path.endsWith("/webauth-url"))
      asked.push({ at: proxy.clock.now, name });
    return send(call);
  };
  return { ...proxy, ask, asked };
}

/** The most that fell into any stretch of so many milliseconds. */
const mostWithin = (times: readonly number[], ms: number) =>
  Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + ms).length));

describe("[wire W1] the proxy bounds what reaches Powens, whatever a browser asks", () => {
  it("[wire W1] a page that resumes 33 times in 12 seconds reaches Powens five times", async () => {
    const { powens, update, clock } = busyProxy();
    const last: Response[] = [];

    for (let call = 0; call < 33; call += 1) {
      last.push(await update("resume"));
      clock.now += 364;
    }

    expect(powens.callsTo(UPDATE)).toHaveLength(5);
    const refused = last.at(-1);
    expect(refused?.status).toBe(429);
    expect(Number(refused?.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await refused?.json()).toMatchObject({ error: { code: "rate_limited" } });
  });

  it("[wire W1] the pauses grow when the page goes on, and the quarter of an hour has an end", async () => {
    const { update, clock, asked } = busyProxy();

    for (let second = 0; second < 600; second += 1) {
      await update("resume");
      clock.now += 1_000;
    }

    const start = asked[0]?.at ?? 0;
    const seconds = asked.map(({ at }) => (at - start) / 1_000);
    expect(seconds).toEqual([
      0, 1, 2, 3, 4, 15, 16, 17, 60, 61, 62, 63, 64, 75, 76, 77, 120, 121, 122, 123,
    ]);
  });

  it("[wire W1] what was refused here was not sent: the same submission may be sent after the pause", async () => {
    const { powens, update, clock } = busyProxy();
    for (let call = 0; call < 5; call += 1) await update("resume");
    const key = newKey();
    expect((await update("resume", key)).status).toBe(429);

    clock.now += 15_000;

    expect((await update("resume", key)).status).toBe(200);
    expect(powens.callsTo(UPDATE)).toHaveLength(6);
  });

  it("[wire W1] a submission that is only asked after again takes no place", async () => {
    const { powens, update } = busyProxy();
    const key = newKey();

    for (let call = 0; call < 33; call += 1) expect((await update("resume", key)).status).toBe(200);

    expect(powens.callsTo(UPDATE)).toHaveLength(1);
  });

  it("[wire W1] three approvals, four wrong codes and a right one in a minute are let through", async () => {
    const { powens, update, create, answer } = busyProxy();
    const statuses = [await create()];
    for (let approval = 0; approval < 3; approval += 1) statuses.push(await update("resume"));
    powens.on(UPDATE, { status: 400, json: { code: "wrongpass" } });
    for (let code = 0; code < 4; code += 1) statuses.push(await answer({ sms: "0" }));
    powens.on(UPDATE, { json: connection() });
    statuses.push(await answer({ sms: "1" }), await update("resume"), await update("sync"));

    expect(statuses.map(({ status }) => status)).toEqual(statuses.map(() => 200));
  });

  it("[wire W1] one user's loop takes nothing from another, nor one connection's from the next", async () => {
    const { powens, ask, act, update } = busyProxy();
    powens.on("POST /users/me/connections/9", { json: connection({ id: 9 }) });
    for (let call = 0; call < 9; call += 1) await update("resume");

    expect((await ask(acts.updateConnection[1], "bob")).status).toBe(200);
    expect((await act("POST", "/connections/9", { act: "resume" })).status).toBe(200);
  });

  it("[wire W1] every route that makes Powens do something is bounded", async () => {
    // What brings a return home asks Powens nothing.
    const asksNothing: ReadonlySet<string> = new Set(["redeemReturn", "forwardReturn"]);
    const writing = routeNames.filter((name) => proxyRoutes[name].method !== "GET");
    expect(Object.keys(acts).sort()).toEqual(
      writing.filter((name) => !asksNothing.has(name)).sort(),
    );
    for (const one of everyAct) {
      const { ask, asked, powens } = busyProxy();
      const answers = await Promise.all(Array.from({ length: 50 }, () => ask(one)));
      expect(answers.some(({ status }) => status === 200)).toBe(true);
      expect(answers.at(-1)?.status).toBe(429);
      expect(asked.length, JSON.stringify(one)).toBeLessThanOrEqual(15);
      // The reads around it are no more than what was let through needs.
      expect(powens.calls.length, JSON.stringify(one)).toBeLessThanOrEqual(40);
    }
  });

  it("[wire W1] whatever a page does and however long, each window holds its bound", async () => {
    const step = fc.record({
      act: fc.constantFrom(...everyAct),
      times: fc.integer({ min: 1, max: 25 }),
      pause: fc.oneof(
        fc.constant(0),
        fc.integer({ min: 0, max: 2_000 }),
        fc.integer({ min: 0, max: MINUTE }),
      ),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const { ask, asked, clock } = busyProxy();
        for (const { act, times, pause } of steps) {
          await Promise.all(Array.from({ length: times }, () => ask(act)));
          clock.now += pause;
        }
        expect(
          mostWithin(
            asked.map(({ at }) => at),
            MINUTE,
          ),
        ).toBeLessThanOrEqual(120);
        for (const name of new Set(asked.map((call) => call.name))) {
          const times = asked.filter((call) => call.name === name).map(({ at }) => at);
          expect(mostWithin(times, MINUTE), name).toBeLessThanOrEqual(15);
          expect(mostWithin(times, QUARTER), name).toBeLessThanOrEqual(40);
        }
      }),
      { numRuns: 40 },
    );
  });
});
