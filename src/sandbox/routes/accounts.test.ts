import { describe, expect, it } from "vitest";
import type { ScenarioName } from "../institution.ts";
import { createBench, idOf, makeInstitution } from "../testing/harness.ts";

async function bench(scenario: ScenarioName = "plain") {
  const made = createBench(makeInstitution(scenario));
  const connection = `/users/me/connections/${idOf(await made.create())}`;
  const { body } = await made.call("GET", `${connection}/accounts?all`);
  const accounts = Array.isArray(body["accounts"]) ? body["accounts"] : [];
  const ids: number[] = accounts.map((account: { id: number }) => account.id);
  return { ...made, connection, ids, body };
}

const someText: unknown = expect.any(String);
const someNumber: unknown = expect.any(Number);
const maskedNumber: unknown = expect.stringMatching(/^X{10}\d{6}$/);

describe("accounts", () => {
  it("are there at once, disabled, and hidden without ?all", async () => {
    const { call, connection, body } = await bench();
    expect(body).toMatchObject({
      total: 2,
      balances: { EUR: someNumber },
      accounts: [
        { type: "checking", disabled: "2026-01-15 10:00:00", iban: someText },
        { type: "card", number: maskedNumber, iban: null },
      ],
    });
    expect((await call("GET", `${connection}/accounts`)).body).toMatchObject({
      accounts: [],
      total: 0,
    });
    expect((await call("GET", "/users/me/accounts?all")).body["total"]).toBe(2);
  });

  it("have a card below its current account and an IBAN with right check digits", async () => {
    const { body, ids } = await bench();
    expect(body["accounts"]).toMatchObject([
      { id: ids[0], id_parent: null },
      { id_parent: ids[0] },
    ]);
    const iban = /"iban":"(FR\d{25})"/.exec(JSON.stringify(body))?.[1] ?? "";
    const digits = `${iban.slice(4)}1527${iban.slice(2, 4)}`;
    expect(BigInt(digits) % 97n).toBe(1n);
  });

  it("answer the bare account for one id and a list for several", async () => {
    const { call, connection, ids } = await bench();
    const single = await call("PUT", `${connection}/accounts/${ids[0]}?all`, { disabled: false });
    expect(single.body).toMatchObject({ id: ids[0], disabled: null });
    const several = await call("PUT", `${connection}/accounts/${ids.join(",")}?all`, {
      disabled: false,
    });
    expect(several.body).toMatchObject({ accounts: [{ id: ids[0] }, { id: ids[1] }] });
    expect((await call("GET", `${connection}/accounts`)).body["total"]).toBe(2);
  });

  it("are not found without ?all while disabled, in JSON; unknown ones get the page", async () => {
    const { call, connection, ids } = await bench();
    const hidden = await call("PUT", `${connection}/accounts/${ids[0]}`, { disabled: false });
    expect([hidden.status, hidden.body["code"]]).toEqual([404, "notFound"]);
    const unknown = await call("GET", `${connection}/accounts/1?all`);
    expect(unknown.headers.get("content-type")).toContain("text/html");
  });

  it.each([
    ["PUT", (id: number, connection: string) => `${connection}/accounts/${id}?all`],
    ["POST", (id: number, connection: string) => `${connection}/accounts/${id}?all`],
    ["POST", (id: number) => `/users/me/accounts/${id}?all`],
    ["PUT", (id: number) => `/users/me/accounts/${id}?all`],
  ])("are shared by %s, at either path", async (method, path) => {
    const { call, connection, ids } = await bench();
    const answer = await call(method, path(ids[0] ?? 0, connection), { disabled: false });
    expect(answer.body).toMatchObject({ id: ids[0], disabled: null });
    expect((await call("GET", "/users/me/accounts")).body["total"]).toBe(1);
  });

  it("have their data while they are shared, and lose them when they are withdrawn", async () => {
    const { call, clock, connection, ids } = await bench();
    clock.advance(10_000);
    const card = `${connection}/accounts/${ids[1]}?all`;
    const empty = { coming: null, last_update: null, loan: null };
    expect((await call("GET", card)).body).toMatchObject(empty);
    const shared = await call("PUT", card, { disabled: false });
    expect(shared.body).toMatchObject({
      coming: someNumber,
      last_update: "2026-01-15 10:00:05",
    });
    const withdrawn = await call("PUT", card, { disabled: true });
    expect(withdrawn.body).toMatchObject({ ...empty, disabled: "2026-01-15 10:00:10" });
    clock.advance(1_000);
    const again = await call("PUT", card, { disabled: true });
    expect(again.body["disabled"]).toBe("2026-01-15 10:00:10");
  });

  it.each([
    ["disabled", { disabled: "perhaps" }],
    ["disabled", { disabled: null }],
    ["usage", { usage: "BOTH" }],
  ])("refuse a %s that is not allowed", async (property, body) => {
    const { call, connection, ids } = await bench();
    const answer = await call("PUT", `${connection}/accounts/${ids[0]}?all`, body);
    expect([answer.status, answer.body["code"]]).toEqual([400, "invalidValue"]);
    expect(answer.body["description"]).toContain(property);
  });

  it("appear later, disabled, a card below the current account", async () => {
    const { call, connection, ids, sandbox } = await bench();
    const later = sandbox.addAccount(Number(connection.split("/").at(-1)), "card");
    const { body } = await call("GET", `${connection}?expand=accounts,all_accounts`);
    expect(body["accounts"]).toEqual([]);
    expect(body["all_accounts"]).toMatchObject([
      {},
      {},
      { id: later, type: "card", id_parent: ids[0], disabled: someText },
    ]);
    expect(() => sandbox.addAccount(1)).toThrow(RangeError);
  });

  it("go from the bank, and are then listed with ?all only", async () => {
    const { call, connection, ids, sandbox } = await bench();
    await call("PUT", `${connection}/accounts/${ids.join(",")}?all`, { disabled: false });
    sandbox.closeAccount(ids[1] ?? 0);
    expect((await call("GET", `${connection}/accounts`)).body["total"]).toBe(1);
    expect((await call("GET", `${connection}?expand=accounts`)).body["accounts"]).toHaveLength(1);
    expect((await call("GET", `${connection}/accounts?all`)).body["accounts"]).toMatchObject([
      { deleted: null },
      { deleted: "2026-01-15 10:00:00" },
    ]);
    expect(() => {
      sandbox.closeAccount(1);
    }).toThrow(RangeError);
  });

  it("cannot be shared at the first try where activation fails, and nothing has changed", async () => {
    const { call, connection, ids } = await bench("activationFails");
    const path = `${connection}/accounts/${ids.join(",")}?all`;
    const crashed = await call("PUT", path, { disabled: false });
    expect([crashed.status, crashed.headers.get("content-type")]).toEqual([
      500,
      "text/html; charset=utf-8",
    ]);
    expect((await call("GET", `${connection}/accounts`)).body["total"]).toBe(0);
    expect((await call("PUT", path, { disabled: false })).status).toBe(200);
    expect((await call("GET", `${connection}/accounts`)).body["total"]).toBe(2);
  });

  it("can be renamed", async () => {
    const { call, ids } = await bench();
    const renamed = await call("POST", `/users/me/accounts/${ids[0]}?all`, { name: "Courses" });
    expect(renamed.body).toMatchObject({ name: "Courses", original_name: "COMPTE COURANT" });
  });
});
