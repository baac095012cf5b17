import { describe, expect, it } from "vitest";
import { createSandbox, type SandboxOptions } from "../../../sandbox/index.ts";
import { proxyUnderTest, UUID } from "../testing/proxy-under-test.ts";
import { fetchTransport } from "../upstream/fetch-transport.ts";

const start = { returnTo: "http://app.localhost:4400/accounts", id_connection: null };

async function startOver(options: SandboxOptions, clientId?: string) {
  const sandbox = createSandbox({ encryption: "none", ...options });
  const { token } = sandbox.addUser();
  const bank = sandbox.institutions.find(({ scenario }) => scenario === "webauth");
  const { send } = proxyUnderTest({
    powens: {
      url: "http://powens.localhost:4401/2.0",
      clientId: clientId ?? sandbox.clientId,
      transport: fetchTransport((request) => sandbox.fetch(request)),
    },
    resolveUserToken: () => token,
    publicUrl: "http://app.localhost:4400/guichet",
  });
  const body = { ...start, connector_uuid: bank?.connector.uuid };
  return send({ method: "POST", path: "/webauth", body });
}

describe("[integration I6] a client application that Powens refuses, where a bank's page is asked for", () => {
  it("is named when its id is wrong", async () => {
    const response = await startOver({}, "1");
    expect([response.status, await response.json()]).toEqual([
      500,
      {
        error: expect.objectContaining({
          code: "implementation_error",
          message: expect.stringMatching(/`powens\.clientId` \(GUICHET_CLIENT_ID\)/) as string,
        }) as unknown,
      },
    ]);
  });

  it("is not named when it is right", async () => {
    expect((await startOver({})).status).toBe(200);
  });

  it.each([
    [{ code: "invalidValue", description: "redirect_uri canary is not allowed" }, /`publicUrl`/],
    [{ code: "invalidValue", description: "invalid client_id canary" }, /`powens\.clientId`/],
    [{ code: "unauthorized", message: "Unknown client id canary" }, /`powens\.clientId`/],
  ])("is told by what Powens says, whose text goes no further: %j", async (json, expected) => {
    const { send, powens, bodies } = proxyUnderTest();
    powens.on("GET /webauth-url", { status: 400, json });
    const body = { ...start, returnTo: "https://app.example/", connector_uuid: UUID };
    const response = await send({ method: "POST", path: "/webauth", body });
    expect(await response.json()).toMatchObject({
      error: {
        code: "implementation_error",
        message: expect.stringMatching(expected) as string,
      },
    });
    expect(bodies.join("")).not.toContain("canary");
  });

  it.each([400, 404, 500])(
    "is left alone when Powens refuses for another reason: %i",
    async (status) => {
      const { send, powens } = proxyUnderTest();
      powens.on("GET /webauth-url", { status, json: { code: "config", description: "no source" } });
      const body = { ...start, returnTo: "https://app.example/", connector_uuid: UUID };
      const response = await send({ method: "POST", path: "/webauth", body });
      expect(await response.text()).not.toContain("implementation_error");
    },
  );
});
