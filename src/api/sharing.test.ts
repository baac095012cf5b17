import { describe, expect, it } from "vitest";
import type { ScenarioName } from "../sandbox/index.ts";
import { createConnectApi } from "./connect-api.ts";
import { proxyOverSandbox } from "./testing/proxy-over-sandbox.ts";

/** A client, and a connection that has just been made at a bank. */
async function connected(
  at: (under: ReturnType<typeof proxyOverSandbox>) => string,
  password = "1234",
) {
  const under = proxyOverSandbox();
  const api = createConnectApi({ proxyUrl: under.proxyUrl, fetch: under.fetch });
  const outcome = await api.createConnection(
    { connector_uuid: at(under), fields: { login: "12345678", password } },
    { operation: crypto.randomUUID() },
  );
  if (outcome.kind !== "connection") throw new Error(`not a connection but ${outcome.kind}`);
  return { ...under, api, id: outcome.connection.id };
}
const atBank = (scenario: ScenarioName, password?: string) =>
  connected(({ bankOf }) => bankOf(scenario), password);
const atDocuments = () =>
  connected(({ sandbox }) => {
    const found = sandbox.institutions.find(
      ({ connector }) => connector.name === "Marchés Groselle",
    );
    return found?.connector.uuid ?? "";
  });
const sharedOf = (items: readonly { readonly id: number; readonly disabled: string | null }[]) =>
  items.filter(({ disabled }) => disabled === null).map(({ id }) => id);

describe("accounts over the proxy and the sandbox", () => {
  it("are there at once, none of them shared, and shared as chosen", async () => {
    const { api, id, sandbox } = await atBank("plain", "123456");
    sandbox.addAccount(id, "savings");
    sandbox.addAccount(id, "card");
    const found = (await api.listAccounts(id)).map((account) => account.id);
    expect(found.length).toBeGreaterThan(2);
    const [first = 0, second = 0] = found;

    expect(sharedOf(await api.listAccounts(id))).toEqual([]);
    expect(sharedOf(await api.shareAccounts(id, [first]))).toEqual([first]);
    expect(sharedOf(await api.listAccounts(id))).toEqual([first]);
    expect(sharedOf(await api.shareAccounts(id, [first, second]))).toEqual([first, second]);
    expect(sharedOf(await api.listAccounts(id))).toEqual([first, second]);
  });

  it("may be none", async () => {
    const { api, id } = await atBank("noAccount", "1234abcd");
    expect(await api.listAccounts(id)).toEqual([]);
  });

  it("can be shared again after a failure", async () => {
    const { api, id } = await atBank("activationFails");
    const ids = (await api.listAccounts(id)).map((account) => account.id);
    await expect(api.shareAccounts(id, ids)).rejects.toMatchObject({
      code: "upstream_unavailable",
    });
    expect(sharedOf(await api.listAccounts(id))).toEqual([]);
    expect(sharedOf(await api.shareAccounts(id, ids))).toEqual(ids);
  });
});

it("contracts are shared like accounts", async () => {
  const { api, id } = await atDocuments();
  const [contract] = await api.listSubscriptions(id);
  expect(contract).toMatchObject({ number: expect.stringMatching(/^…\w{4}$/) as string });
  expect(sharedOf(await api.shareSubscriptions(id, [contract?.id ?? 0]))).toEqual([contract?.id]);
  expect(sharedOf(await api.listSubscriptions(id))).toEqual([contract?.id]);
});
