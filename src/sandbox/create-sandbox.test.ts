import { describe, expect, it } from "vitest";
import { catalogue } from "./catalogue/index.ts";
import { createSandbox } from "./create-sandbox.ts";
import { createFakeClock } from "./fake-clock.ts";
import { createSeededRandom } from "./seeded-random.ts";
import { createBench, idOf, makeInstitution, readAnswer } from "./testing/harness.ts";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe("every answer", () => {
  it.each([
    ["GET", "/users/me/connections", 200, "application/json; charset=utf-8"],
    ["GET", "/webauth-url", 400, "application/json"],
    ["GET", "/users/me/connections/999", 404, "text/html; charset=utf-8"],
    ["GET", "/users/me/connections/abc", 404, "text/html; charset=utf-8"],
    ["GET", "/users/999/connections", 404, "text/html; charset=utf-8"],
    ["GET", "/nowhere", 404, "text/html; charset=utf-8"],
    ["PATCH", "/users/me/connections", 405, "application/json"],
  ])("%s %s: %i %s, with the headers of Powens", async (method, path, status, type) => {
    const { call } = createBench(makeInstitution("plain"));
    const { status: given, headers } = await call(method, path);
    expect([given, headers.get("content-type")]).toEqual([status, type]);
    expect(headers.get("x-request-id")).toMatch(UUID);
    expect(headers.get("vary")).toBe("Authorization,Origin");
    expect(headers.get("x-frame-options")).toBe("DENY");
  });

  it.each([{}, { authorization: "Bearer unknown" }, { authorization: "Basic eA==" }])(
    "is 401 with the code alone for %j",
    async (headers: Record<string, string>) => {
      const { sandbox } = createBench(makeInstitution("plain"));
      const { status, body } = await readAnswer(
        await sandbox.fetch(new Request("https://d.example/2.0/users/me/connections", { headers })),
      );
      expect([status, body]).toEqual([401, { code: "unauthorized" }]);
    },
  );
});

describe("two sandboxes", () => {
  it("share no user, no connection and no key", async () => {
    const one = createBench(makeInstitution("plain"));
    const other = createBench(makeInstitution("plain"), { random: createSeededRandom(99) });
    await one.create();
    const borrowed = { authorization: `Bearer ${one.token}` };
    expect((await other.call("GET", "/users/me/connections", undefined, borrowed)).status).toBe(
      401,
    );
    expect((await other.call("GET", "/users/me/connections")).body["total"]).toBe(0);
    const keys = [await one.call("GET", "/publickey"), await other.call("GET", "/publickey")];
    expect(keys[0]?.body["n"]).not.toBe(keys[1]?.body["n"]);
  });

  it("make the same ids and tokens from the same numbers", async () => {
    const ids = [];
    for (const bench of [
      createBench(makeInstitution("plain")),
      createBench(makeInstitution("plain")),
    ]) {
      ids.push([bench.token, idOf(await bench.create())]);
    }
    expect(ids[0]).toEqual(ids[1]);
  });
});

describe("the example of the guide", () => {
  it("connects the test connector of the catalogue, and the data follow", async () => {
    const clock = createFakeClock();
    const sandbox = createSandbox({ clock, random: createSeededRandom(1) });
    const { token } = sandbox.addUser();
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const address = "https://sandbox.example/2.0/users/me/connections";
    const created = await readAnswer(
      await sandbox.fetch(
        new Request(address, {
          method: "POST",
          headers,
          body: JSON.stringify({ id_connector: 40, login: "anything", password: "1234" }),
        }),
      ),
    );
    expect(created.status).toBe(200);
    expect(created.body).toMatchObject({ state: null, last_update: null });
    clock.advance(6_000);
    const read = await readAnswer(
      await sandbox.fetch(new Request(`${address}/${idOf(created)}`, { headers })),
    );
    expect(read.body["last_update"]).toBe("2026-01-15 10:00:05");
  });
});

describe("options", () => {
  it("take the catalogue by default, and list every visible connector of it", async () => {
    const sandbox = createSandbox();
    const { body } = await readAnswer(
      await sandbox.fetch(new Request("https://d.example/2.0/connectors?expand=sources,fields")),
    );
    const visible = catalogue.filter(({ connector }) => connector.hidden !== true);
    expect(body["total"]).toBe(visible.length);
  });

  it("limit the calls of a minute and say when to come back", async () => {
    const clock = createFakeClock();
    const { call } = createBench(makeInstitution("plain"), { clock, rateLimit: { perMinute: 3 } });
    const statuses = [];
    for (let index = 0; index < 4; index += 1) {
      clock.advance(1_000);
      statuses.push((await call("GET", "/users/me")).status);
    }
    expect(statuses).toEqual([200, 200, 200, 429]);
    const limited = await call("GET", "/users/me");
    expect(limited.headers.get("retry-after")).toBe("57");
    clock.advance(57_000);
    expect((await call("GET", "/users/me")).status).toBe(200);
  });

  it("answer under a path prefix of the public address, too", async () => {
    const sandbox = createSandbox({ publicUrl: "https://app.example/bank-sandbox/" });
    const answer = await sandbox.fetch(
      new Request("https://app.example/bank-sandbox/2.0/connectors"),
    );
    expect(answer.status).toBe(200);
  });

  it.each([
    [{ publicUrl: "nowhere" }, "publicUrl"],
    [{ clientId: "abc" }, "clientId"],
    [{ rateLimit: { perMinute: 0 } }, "perMinute"],
  ])("are refused when wrong: %j", (options, name) => {
    expect(() => createSandbox(options)).toThrow(name);
  });
});

describe("setState", () => {
  it("puts a connection into wrongpass with the fields of its form, thin", async () => {
    const { call, create, sandbox } = createBench(makeInstitution("plain"));
    const id = idOf(await create());
    sandbox.setState(id, "wrongpass", "Code secret erroné");
    const { body } = await call("GET", `/users/me/connections/${id}`);
    expect(body).toMatchObject({ state: "wrongpass", error_message: "Code secret erroné" });
    const thin = { description: null, regex: null, value: null };
    expect(body["fields"]).toEqual([
      { ...thin, name: "login", label: "login", type: "text" },
      { ...thin, name: "password", label: "password", type: "password" },
    ]);
    const refused = await call("POST", `/users/me/connections/${id}`, { password: "0000" });
    expect(refused.body["code"]).toBe("wrongpass");
    const repaired = await call("POST", `/users/me/connections/${id}`, { password: "1234" });
    expect([repaired.status, repaired.body["state"]]).toEqual([200, null]);
  });

  it("refuses an unknown connection and one that waits for the PSU", async () => {
    const { create, sandbox } = createBench(makeInstitution("otp"));
    const id = idOf(await create());
    expect(() => {
      sandbox.setState(id, "bug");
    }).toThrow(RangeError);
    expect(() => {
      sandbox.setState(1, "bug");
    }).toThrow(RangeError);
  });
});
