import { describe, expect, it } from "vitest";
import { createBench, idOf, makeInstitution } from "../testing/harness.ts";

async function bench() {
  const made = createBench(makeInstitution("plain"));
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

  it("can be renamed", async () => {
    const { call, ids } = await bench();
    const renamed = await call("POST", `/users/me/accounts/${ids[0]}?all`, { name: "Courses" });
    expect(renamed.body).toMatchObject({ name: "Courses", original_name: "COMPTE COURANT" });
  });
});
