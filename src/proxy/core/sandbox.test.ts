import { CompactEncrypt, importJWK } from "jose";
import * as v from "valibot";
import { publicKeyAnswerSchema } from "../../protocol/connection-answers.ts";
import { describe, expect, it } from "vitest";
import { catalogue, createSandbox } from "../../sandbox/index.ts";
import { proxyUnderTest } from "./testing/proxy-under-test.ts";
import { fetchTransport } from "./upstream/fetch-transport.ts";

const PROXY_ORIGIN = "http://app.localhost:4400";

function overSandbox() {
  const sandbox = createSandbox({ encryption: "optional" });
  const { token } = sandbox.addUser();
  const under = proxyUnderTest({
    powens: {
      url: "http://powens.localhost:4401/2.0",
      clientId: sandbox.clientId,
      transport: fetchTransport((request) => sandbox.fetch(request)),
    },
    resolveUserToken: () => token,
    publicUrl: `${PROXY_ORIGIN}/guichet`,
  });
  return { ...under, sandbox };
}

describe("over the sandbox", () => {
  it("lists what the catalogue offers, and gives the form of each", async () => {
    const { get } = overSandbox();
    const offered = catalogue
      .map(({ connector }) => connector)
      .filter(({ hidden, restricted }) => hidden !== true && !restricted);

    const answer: unknown = await (await get("/connectors")).json();

    expect(answer).toMatchObject({
      connectors: expect.arrayContaining(
        offered.map(({ uuid, name }) => expect.objectContaining({ uuid, name })),
      ) as unknown,
    });
    for (const { uuid, fields } of offered) {
      expect(await (await get(`/connectors/${uuid}`)).json()).toMatchObject({
        connector: { uuid, fields: fields.map(({ name }) => ({ name })) },
      });
    }
  });

  it("shows the logos there are", async () => {
    const { get } = overSandbox();
    for (const { connector, hasLogo } of catalogue) {
      const { status } = await get(`/logos/${connector.uuid}`, null);
      expect([connector.name, status]).toEqual([connector.name, hasLogo ? 200 : 204]);
    }
  });

  it("hands out its key, and lets nothing readable pass", async () => {
    const { get, create } = overSandbox();

    expect(await (await get("/publickey")).json()).toMatchObject({ key: { kty: "RSA" } });
    expect((await create({ login: "12345678" })).status).toBe(422);
  });

  it("connects with encrypted credentials and answers the bank's question", async () => {
    const { get, act } = overSandbox();
    const bank = catalogue.find(({ scenario }) => scenario === "otp");
    const { key } = v.parse(publicKeyAnswerSchema, await (await get("/publickey")).json());
    if (key === null || bank === undefined) throw new Error("the sandbox has both");
    const encrypt = async (text: string) =>
      new CompactEncrypt(new TextEncoder().encode(text))
        .setProtectedHeader({ alg: "RSA-OAEP-256", enc: "A256GCM", kid: key.kid })
        .encrypt(await importJWK({ ...key }, "RSA-OAEP-256"));
    const login = await encrypt("12345678");
    const fields = { login, password: await encrypt("123456") };

    const created: unknown = await (
      await act("POST", "/connections", { connector_uuid: bank.connector.uuid, fields })
    ).json();

    expect(created).toMatchObject({
      kind: "connection",
      connection: { state: "additionalInformationNeeded" },
    });
    const connection: unknown = Reflect.get(Object(created), "connection");
    const id = String(Reflect.get(Object(connection), "id"));
    const [field] = v.parse(
      v.looseObject({ fields: v.array(v.object({ name: v.string() })) }),
      connection,
    ).fields;
    const answer = { [field?.name ?? ""]: await encrypt("not the code") };
    expect(
      await (await act("POST", `/connections/${id}`, { act: "answer", fields: answer })).json(),
    ).toMatchObject({ kind: "refused", code: "wrongpass", connection: { id: Number(id) } });
  });

  it("goes to the bank's page and comes back", async () => {
    const { send, sandbox, get } = overSandbox();
    const bank = catalogue.find(({ scenario }) => scenario === "webauth");
    const started: unknown = await (
      await send({
        method: "POST",
        path: "/webauth",
        body: { connector_uuid: bank?.connector.uuid, returnTo: `${PROXY_ORIGIN}/accounts` },
      })
    ).json();
    expect(started).toMatchObject({ kind: "leave" });
    const page = String(Reflect.get(Object(started), "url"));
    const decide = (act: string) =>
      sandbox.fetch(
        new Request(page, {
          method: "POST",
          body: new URLSearchParams({ act, customer: "12345678" }),
        }),
      );
    await decide("signIn");
    const left = new URL((await decide("approve")).headers.get("location") ?? "");
    expect(left.origin + left.pathname).toBe(`${PROXY_ORIGIN}/guichet/callback`);

    const back = await send({
      path: left.pathname.replace("/guichet", "") + left.search,
      as: null,
      headers: { "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" },
    });
    const code = new URL(back.headers.get("location") ?? "").searchParams.get("guichet_return");
    const returned: unknown = await (
      await send({ method: "POST", path: "/returns", body: { code } })
    ).json();

    expect(returned).toMatchObject({ connector_uuid: bank?.connector.uuid, failed: false });
    const id = String(Reflect.get(Object(returned), "id_connection"));
    expect(await (await get(`/connections/${id}`)).json()).toMatchObject({
      connection: { id: Number(id), connector_uuid: bank?.connector.uuid },
    });
  });
});
