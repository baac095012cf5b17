import { describe, expect, it } from "vitest";
import { createBench, idOf, makeInstitution, type Answer } from "../testing/harness.ts";

const DAY = 86_400_000;
const someNumber: unknown = expect.any(Number);

async function bench(scenario: Parameters<typeof makeInstitution>[0] = "plain") {
  const made = createBench(makeInstitution(scenario));
  const path = `/users/me/connections/${idOf(await made.create())}`;
  const logs = (query = "") => made.call("GET", `${path}/logs${query}`);
  return { ...made, path, logs };
}

const entries = ({ body }: Answer): Record<string, unknown>[] =>
  Array.isArray(body["connectionlogs"]) ? body["connectionlogs"] : [];
const errors = (answer: Answer) => entries(answer).map(({ error }) => error);

describe("the logs of a connection", () => {
  it("hold one entry for the first synchronisation, once it has ended", async () => {
    const { clock, logs, path } = await bench();
    expect((await logs()).body).toEqual({ connectionlogs: [], total: 0 });
    clock.advance(5_000);
    expect((await logs()).body).toEqual({
      total: 1,
      connectionlogs: [
        {
          id: someNumber,
          id_connection: Number(path.split("/").at(-1)),
          id_source: someNumber,
          id_user: someNumber,
          id_connector: 40,
          start: "2026-01-15 10:00:00",
          timestamp: "2026-01-15 10:00:05",
          error: null,
          error_message: null,
          nb_accounts: 2,
          next_try: "2026-01-16 10:00:00",
          statut: 1,
        },
      ],
    });
  });

  it("hold one for each synchronisation, by night, by hand, failed and healed, newest first", async () => {
    const { call, clock, logs, path, sandbox } = await bench();
    clock.advance(2 * DAY);
    await call("GET", path);
    sandbox.setState(Number(path.split("/").at(-1)), "websiteUnavailable", "Maintenance");
    clock.advance(1_000);
    await call("PUT", `${path}?psu_requested=true`);
    clock.advance(10_000);
    const answer = await logs();
    expect(errors(answer)).toEqual([null, "websiteUnavailable", null, null, null]);
    expect(entries(answer)[1]).toMatchObject({ error_message: "Maintenance", nb_accounts: null });
  });

  it.each([
    ["otp", { otp_sms: "000000" }, ["wrongpass", "additionalInformationNeeded"]],
    ["decoupledCancelled", { resume: true }, ["SCARequired", "decoupled"]],
    ["plain", { password: "0000" }, ["wrongpass"]],
  ] as const)("tell how far %s came", async (scenario, body, expected) => {
    const { call, logs, path } = await bench(scenario);
    await call("POST", path, body);
    expect(errors(await logs())).toEqual(expected);
  });

  it("end with the consent", async () => {
    const { clock, logs } = await bench();
    clock.advance(185 * DAY);
    const answer = await logs();
    expect(answer.body["total"]).toBe(181);
    expect(errors(answer).slice(0, 2)).toEqual(["SCARequired", null]);
    expect(entries(answer)[0]?.["timestamp"]).toBe("2026-07-14 11:00:00");
  });

  it.each([
    ["?limit=2", 400, ["2027-02-18", "2027-02-17"]],
    ["?limit=1&offset=399", 400, ["2026-01-15"]],
    ["?offset=400", 400, []],
    ["?limit=0", 400, []],
    ["?min_date=2027-02-17", 2, ["2027-02-18", "2027-02-17"]],
    ["?max_date=2026-01-16", 2, ["2026-01-16", "2026-01-15"]],
    ["?min_date=2027-02&limit=1", 18, ["2027-02-18"]],
    ["?max_date=2026-01&limit=1", 17, ["2026-01-31"]],
    ["?min_date=2026&max_date=2026&limit=1", 351, ["2026-12-31"]],
    ["?min_date=2026-02&max_date=2026-02&limit=1", 28, ["2026-02-28"]],
    ["?min_date=2028", 0, []],
    ["?id_source=1", 0, []],
  ])("are cut out by %s", async (query, total, days) => {
    const { call, clock, create } = createBench(makeInstitution("plain"));
    const path = `/users/me/connections/${idOf(await create({}, "?source=directaccess"))}`;
    clock.advance(399 * DAY + 10_000);
    const answer = await call("GET", `${path}/logs${query}`);
    expect(answer.body["total"]).toBe(total);
    expect(entries(answer).map(({ timestamp }) => String(timestamp).slice(0, 10))).toEqual(days);
  });

  it.each([["?limit=5000"], [""]])("give a thousand at most: %j", async (query) => {
    const { call, clock, create } = createBench(makeInstitution("plain"));
    const path = `/users/me/connections/${idOf(await create({}, "?source=directaccess"))}`;
    clock.advance(1_200 * DAY);
    const answer = await call("GET", `${path}/logs${query}`);
    expect([entries(answer).length, answer.body["total"]]).toEqual([1_000, 1_201]);
  });

  it.each(["limit=-1", "limit=ten", "offset=1.5", "id_source=all", "min_date=yesterday"])(
    "refuse %s",
    async (query) => {
      const { logs } = await bench();
      const answer = await logs(`?${query}`);
      expect([answer.status, answer.body["code"]]).toEqual([400, "invalidValue"]);
      expect(answer.body["description"]).toContain(query.split("=")[0]);
    },
  );

  it("of an unknown connection are a page", async () => {
    const { call } = await bench();
    const answer = await call("GET", "/users/me/connections/1/logs");
    expect([answer.status, answer.headers.get("content-type")]).toEqual([
      404,
      "text/html; charset=utf-8",
    ]);
  });
});
