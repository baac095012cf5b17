import { describe, expect, it } from "vitest";
import { createProxyOf } from "./create-connect-proxy.ts";
import type { ProxyLogLine } from "./log.ts";
import { readOptions } from "./read-options.ts";
import { createMemoryStore } from "./store/memory-store.ts";
import { BASE, connection, proxyUnderTest } from "./testing/proxy-under-test.ts";
import { scriptedPowens } from "./testing/scripted-powens.ts";
import { createPowensClient } from "./upstream/powens-client.ts";

const ONE = "/users/me/connections/8812";
const log: ProxyLogLine[] = [];

function settingsOf() {
  const powens = scriptedPowens();
  log.length = 0;
  const settings = readOptions({
    powens: {
      url: "https://demo-sandbox.biapi.pro/2.0",
      clientId: "40219377",
      transport: powens.transport,
    },
    credentials: "forms",
    publicUrl: BASE,
    userKey: () => "alice",
    resolveUserToken: () => "token-of-alice",
    log: { write: (line) => log.push(line) },
  });
  return { powens, settings };
}

describe("a mistake in the proxy's own code is never told as an outage of Powens", () => {
  it("a call that the list does not know fails at once, is not sent, and leaves the breaker closed", async () => {
    const { powens, settings } = settingsOf();
    powens.on(`GET ${ONE}`, { json: connection() });
    const client = createPowensClient(settings);
    const internal = { status: 500, code: "implementation_error", isInternal: true };

    for (let call = 0; call < 30; call += 1) {
      const read = client.read({ name: "connection", path: `${ONE}/transactions` });
      await expect(read).rejects.toMatchObject(internal);
    }
    const erase = client.askBank({ name: "deleteConnection", method: "DELETE", path: "/users/me" });
    await expect(erase).rejects.toMatchObject(internal);

    expect(powens.calls).toEqual([]);
    expect(log).toEqual([]);
    expect((await client.read({ name: "connection", path: ONE })).status).toBe(200);
  });

  it("is a 500 that the log names as internal, with the id that the browser gets", async () => {
    const { settings } = settingsOf();
    const permit = () => Promise.reject(new TypeError("canary"));
    const response = await createProxyOf({ ...settings, permit }).fetch(
      new Request(`${BASE}/connections`, { headers: { "x-guichet": "1" } }),
    );

    const text = await response.text();
    expect([response.status, text.includes("implementation_error")]).toEqual([500, true]);
    expect(text).not.toContain("canary");
    const requestId = response.headers.get("x-request-id");
    expect(log).toEqual([
      { event: "internal_failure", requestId },
      expect.objectContaining({ event: "request", status: 500, code: "internal", requestId }),
    ]);
  });

  it("leaves an outcome unknown where a transport throws something of its own: it may have been sent", async () => {
    const { powens, update } = proxyUnderTest();
    powens.on(`POST ${ONE}`, () => Promise.reject(new TypeError("canary")));

    const response = await update("resume");

    expect(await response.json()).toMatchObject({ error: { code: "outcome_unknown" } });
  });

  it("a store that is away is no fault of the proxy's: try again later", async () => {
    const store = {
      ...createMemoryStore({ now: Date.now }),
      putIfAbsent: () => Promise.reject(new Error("redis://canary")),
    };
    const { update, log: lines } = proxyUnderTest({ store });
    const response = await update("resume");

    expect(response.status).toBe(503);
    expect(await response.text()).not.toContain("canary");
    expect(lines.at(-1)).toMatchObject({ event: "request", code: "upstream_unavailable" });
  });
});
