import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { OWN, sessionProxyUnderTest } from "../sessions/testing/session-proxy-under-test.ts";
import { connection } from "../testing/proxy-under-test.ts";

const secret = "canary-webhook-secret-Jw4";
const PATH = "/api/webhooks/powens";
const ONE = "GET /users/me/connections/8812";

function underTest(options: { webhookSecret?: string | undefined } = { webhookSecret: secret }) {
  const house = sessionProxyUnderTest(options);
  const deliver = (
    body: string,
    {
      key = secret,
      method = "POST",
      end = "",
    }: { key?: string; method?: string; end?: string } = {},
  ) => {
    const date = new Date(house.clock.now).toISOString();
    const signature = createHmac("sha256", key).update(`POST.${PATH}.${date}.${body}`);
    const request = new Request(`${OWN}${PATH}${end}`, {
      method,
      headers: {
        "content-type": "application/json",
        "bi-signature-date": date,
        "bi-signature": signature.digest("base64"),
      },
      ...(method === "POST" ? { body } : {}),
    });
    return house.proxy.fetch(request, "198.51.100.9");
  };
  return { ...house, deliver };
}

const told = JSON.stringify({ connection: { id: 8812, state: "canary-state" } });

describe("[T98] a webhook at the server", () => {
  it("has what was read of its connection read anew, once, and believes nothing in it", async () => {
    const { powens, begin, fromPage, deliver } = underTest();
    powens.on(ONE, { json: connection() });
    const held = await begin();
    const look = async () => {
      const response = await fromPage({ path: "/connections/8812" }, held);
      expect(await response.text()).not.toContain("canary-state");
      return powens.callsTo(ONE).length;
    };
    expect(await look()).toBe(1);
    expect(await look()).toBe(1);
    expect((await deliver(told)).status).toBe(204);
    expect(await look()).toBe(2);
    expect((await deliver(told)).status).toBe(204);
    expect(await look()).toBe(2);
  });

  it("[host-page 11] is heard where a server in front has put a slash at the end", async () => {
    const { deliver } = underTest();
    expect((await deliver(told, { end: "/" })).status).toBe(204);
    expect((await deliver(told, { end: "//" })).status).toBe(404);
  });

  it("that somebody else signed is refused, and logged by its reason alone", async () => {
    const { powens, begin, fromPage, deliver, log } = underTest();
    powens.on(ONE, { json: connection() });
    const held = await begin();
    await fromPage({ path: "/connections/8812" }, held);
    const refused = await deliver(told, { key: "another-secret-altogether" });
    expect(refused.status).toBe(401);
    expect(await refused.json()).toMatchObject({ error: { code: "refused" } });
    await fromPage({ path: "/connections/8812" }, held);
    expect(powens.callsTo(ONE)).toHaveLength(1);
    expect(log).toContainEqual({ event: "webhook_refused", reason: "signature" });
    expect(JSON.stringify(log)).not.toMatch(/canary/);
  });

  it("comes by POST only", async () => {
    const { deliver } = underTest();
    const refused = await deliver(told, { method: "GET" });
    expect([refused.status, refused.headers.get("allow")]).toEqual([405, "POST"]);
  });

  it("has no address where there is no secret", async () => {
    const { deliver } = underTest({});
    expect((await deliver(told)).status).toBe(404);
  });
});
