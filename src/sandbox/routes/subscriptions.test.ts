import { describe, expect, it } from "vitest";
import { createBench, idOf, makeInstitution } from "../testing/harness.ts";

const someText: unknown = expect.any(String);

async function bench(capabilities: readonly string[] = ["document"]) {
  const [source] = makeInstitution("plain").connector.sources;
  if (source === undefined) throw new TypeError("the harness has no source");
  const made = createBench(
    makeInstitution("plain", { capabilities, sources: [{ ...source, account_types: [] }] }),
  );
  const connection = `/users/me/connections/${idOf(await made.create())}`;
  const { body } = await made.call("GET", `${connection}/subscriptions?all`);
  const list = Array.isArray(body["subscriptions"]) ? body["subscriptions"] : [];
  const ids: number[] = list.map(({ id }: { id: number }) => id);
  return { ...made, connection, ids, body };
}

describe("subscriptions", () => {
  it("are found at a document provider instead of accounts, disabled and hidden", async () => {
    const { call, connection, body } = await bench();
    expect(body).toEqual({
      total: 1,
      subscriptions: [
        {
          id: expect.any(Number) as unknown,
          id_connection: Number(connection.split("/").at(-1)),
          id_user: expect.any(Number) as unknown,
          id_source: expect.any(Number) as unknown,
          number: someText,
          label: someText,
          subscriber: someText,
          validity: null,
          renewdate: "2027-01-15",
          last_update: null,
          deleted: null,
          disabled: "2026-01-15 10:00:00",
          error: null,
        },
      ],
    });
    expect((await call("GET", "/users/me/subscriptions")).body["total"]).toBe(0);
    expect((await call("GET", `${connection}/accounts?all`)).body["total"]).toBe(0);
  });

  it.each([
    ["a bank has none", ["bank"], 0, 1],
    ["a provider of both has both", ["bank", "document"], 1, 1],
  ])("%s", async (_, capabilities, subscriptions, accounts) => {
    const { call, connection, ids } = await bench(capabilities);
    expect(ids).toHaveLength(subscriptions);
    expect((await call("GET", `${connection}/accounts?all`)).body["total"]).toBe(accounts);
  });

  it.each(["PUT", "POST"])("are shared by %s, and then expanded without all_", async (method) => {
    const { call, clock, connection, ids } = await bench();
    clock.advance(10_000);
    const expanded = `${connection}?expand=subscriptions,all_subscriptions`;
    expect((await call("GET", expanded)).body).toMatchObject({
      subscriptions: [],
      all_subscriptions: [{ id: ids[0] }],
    });
    const hidden = await call(method, `${connection}/subscriptions/${ids[0]}`, { disabled: false });
    expect([hidden.status, hidden.body["code"]]).toEqual([404, "notFound"]);
    const shared = await call(method, `/users/me/subscriptions/${ids[0]}?all`, {
      disabled: false,
    });
    expect(shared.body).toMatchObject({ id: ids[0], disabled: null, last_update: someText });
    expect((await call("GET", expanded)).body["subscriptions"]).toMatchObject([{ id: ids[0] }]);
  });
});
