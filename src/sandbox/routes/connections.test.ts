import { describe, expect, it } from "vitest";
import { parsePowensDate } from "../../protocol/powens-date.ts";
import { createSandbox } from "../create-sandbox.ts";
import { createFakeClock } from "../fake-clock.ts";
import { createBench, idOf, makeInstitution, readAnswer } from "../testing/harness.ts";

const one = (id: number) => `/users/me/connections/${id}`;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe("creating", () => {
  it("reads JSON, a form and the body's source, and takes the number for the uuid", async () => {
    const { sandbox, token } = createBench(makeInstitution("plain"));
    const form = await sandbox.fetch(
      new Request("https://d.example/2.0/users/me/connections", {
        method: "POST",
        headers: {
          authorization: `Bearer ${token}`,
          "content-type": "application/x-www-form-urlencoded",
        },
        body: "id_connector=40&source=directaccess&login=a&password=1234",
      }),
    );
    const { status, body } = await readAnswer(form);
    expect(status).toBe(200);
    const sources = await readAnswer(
      await sandbox.fetch(
        new Request(`https://d.example/2.0/users/me/connections/${String(body["id"])}/sources`, {
          headers: { authorization: `Bearer ${token}` },
        }),
      ),
    );
    expect(sources.body).toMatchObject({ sources: [{ name: "directaccess" }] });
  });

  it.each([
    ["no connector", { login: "a" }, 400, "missingParameter"],
    [
      "no password",
      { connector_uuid: makeInstitution("plain").connector.uuid, login: "a" },
      400,
      "missingParameter",
    ],
    ["an unknown source", { id_connector: 40, source: "nowhere" }, 400, "invalidValue"],
  ])("refuses %s", async (_, body, status, code) => {
    const { call } = createBench(makeInstitution("plain"));
    const answer = await call("POST", "/users/me/connections", body);
    expect([answer.status, answer.body["code"]]).toEqual([status, code]);
  });

  it("answers the page for an unknown connector and 403 for a restricted one", async () => {
    const bench = createBench(makeInstitution("plain", { restricted: true }));
    const unknown = await bench.call("POST", "/users/me/connections", { id_connector: 41 });
    expect([unknown.status, unknown.headers.get("content-type")]).toEqual([
      404,
      "text/html; charset=utf-8",
    ]);
    expect((await bench.create()).body["code"]).toBe("forbidden");
  });

  it("gives the same connection, with its first date, for the same login", async () => {
    const { clock, create } = createBench(makeInstitution("plain"));
    const first = await create();
    clock.advance(3 * HOUR);
    const again = await create();
    expect([idOf(again), again.body["created"]]).toEqual([idOf(first), first.body["created"]]);
    expect(idOf(await create({ login: "87654321" }))).not.toBe(idOf(first));
  });

  it("keeps an existing connection, as it was, when the same login comes with a wrong password", async () => {
    const { call, create } = createBench(makeInstitution("plain"));
    const id = idOf(await create());
    expect((await create({ password: "0000" })).body["code"]).toBe("wrongpass");
    expect((await call("GET", one(id))).body["state"]).toBeNull();
  });

  it.each(["otp", "decoupled"] as const)(
    "refuses the same login while %s is pending, and names the connection in the text only",
    async (scenario) => {
      const { call, create } = createBench(makeInstitution(scenario));
      const id = idOf(await create());
      const refused = {
        code: "badRequest",
        description: `You need to give the resume parameter to update the connection ${id}`,
      };
      expect((await create()).body).toEqual(refused);
      expect((await call("POST", one(id), { login: "1", password: "1234" })).body).toEqual(refused);
    },
  );
});

describe("time", () => {
  it("brings the data some seconds after the first success", async () => {
    const { call, clock, create } = createBench(makeInstitution("plain"));
    const id = idOf(await create());
    expect((await call("GET", one(id))).body["last_update"]).toBeNull();
    clock.advance(6_000);
    const { body } = await call("GET", one(id));
    expect(body).toMatchObject({ state: null, last_update: "2026-01-15 10:00:05", expire: null });
    expect(body["next_try"]).toBe("2026-01-16 10:00:00");
  });

  it.each([
    ["winter", Date.UTC(2026, 0, 15, 9), "2026-01-15 10:00:00"],
    ["summer", Date.UTC(2026, 6, 15, 9), "2026-07-15 11:00:00"],
  ])("is written as in Paris in %s", async (_, start, created) => {
    const { create } = createBench(makeInstitution("plain"), { clock: createFakeClock(start) });
    const { body } = await create();
    expect(body["created"]).toBe(created);
    expect(parsePowensDate(created)).toBe(start);
  });

  it("purges a connection that was never completed two hours after its creation", async () => {
    const { call, clock, create } = createBench(makeInstitution("otp"));
    const created = await create();
    expect(created.body["expire"]).toBe("2026-01-15 12:00:00");
    clock.advance(2 * HOUR - 1);
    expect((await call("GET", one(idOf(created)))).status).toBe(200);
    clock.advance(1);
    expect((await call("GET", one(idOf(created)))).status).toBe(404);
  });

  it("synchronises by itself each day, unless the connection is switched off", async () => {
    const { call, clock, create } = createBench(makeInstitution("plain"));
    const id = idOf(await create());
    clock.advance(3 * DAY + HOUR);
    expect((await call("GET", one(id))).body).toMatchObject({
      last_update: "2026-01-18 10:00:00",
      next_try: "2026-01-19 10:00:00",
    });
    expect((await call("POST", one(id), { active: false })).body["active"]).toBe(false);
    clock.advance(3 * DAY);
    expect((await call("GET", one(id))).body["last_update"]).toBe("2026-01-18 10:00:00");
  });

  it("ends the consent after 180 days", async () => {
    const { call, clock, create } = createBench(makeInstitution("plain"));
    const id = idOf(await create());
    const { body } = await call("GET", `${one(id)}/sources`);
    expect(body).toMatchObject({ sources: [{ access_expire: "2026-07-14 11:00:00" }] });
    clock.advance(180 * DAY);
    expect((await call("GET", one(id))).body["state"]).toBe("SCARequired");
    const asked = await call("POST", one(id), {});
    expect([asked.status, asked.body["expire"]]).toEqual([202, null]);
    expect((await call("POST", one(id), { otp_sms: "123456" })).body["state"]).toBeNull();
  });
});

describe("resuming", () => {
  it("in the background answers the old body, shows validating, then the end", async () => {
    const { call, clock, create } = createBench(makeInstitution("decoupled"));
    const id = idOf(await create());
    const stale = await call("POST", `${one(id)}?background=true`, { resume: true });
    expect([stale.status, stale.body["state"]]).toEqual([200, "decoupled"]);
    expect((await call("GET", one(id))).body).toMatchObject({
      state: "validating",
      error_message: null,
    });
    expect((await call("POST", one(id), { resume: true })).body["code"]).toBe("connectionLocked");
    clock.advance(7_000);
    expect((await call("GET", one(id))).body["state"]).toBeNull();
  });

  it("in the background ends in SCARequired when the PSU refused", async () => {
    const { call, clock, create } = createBench(makeInstitution("decoupledExpired"));
    const id = idOf(await create());
    await call("POST", `${one(id)}?background`, { resume: "true" });
    clock.advance(2_000);
    expect((await call("GET", one(id))).body["state"]).toBe("SCARequired");
  });

  it("leaves the approval waiting when the caller gives up", async () => {
    const clock = createFakeClock();
    const caller = new AbortController();
    const stuck = {
      ...clock,
      sleep: () => {
        caller.abort(new Error("the caller has gone"));
        return new Promise<void>(() => undefined);
      },
    };
    const { sandbox, token, call, create } = createBench(makeInstitution("decoupled"), {
      clock: stuck,
    });
    const id = idOf(await create());
    const given = sandbox.fetch(
      new Request(`https://d.example/2.0${one(id)}`, {
        method: "POST",
        headers: {
          authorization: `Bearer ${token}`,
          "content-type": "application/x-www-form-urlencoded",
        },
        body: "resume=true",
        signal: caller.signal,
      }),
    );
    await expect(given).rejects.toThrow("the caller has gone");
    expect((await call("GET", one(id))).body["state"]).toBe("decoupled");
    clock.advance(7_000);
    expect((await call("POST", one(id), { resume: true })).body["state"]).toBeNull();
  });

  it("lets nobody else in while it blocks, and finds a deletion meanwhile", async () => {
    const clock = createFakeClock();
    let release = (): void => undefined;
    const asleep = new Promise<void>((sleeping) => {
      release = sleeping;
    });
    let woken = (): void => undefined;
    const held = {
      ...clock,
      sleep: () => {
        release();
        return new Promise<void>((resolve) => {
          woken = resolve;
        });
      },
    };
    const { call, create } = createBench(makeInstitution("decoupled"), { clock: held });
    const id = idOf(await create());
    const first = call("POST", one(id), { resume: true });
    await asleep;
    const second = await call("POST", one(id), { resume: true });
    expect([second.status, second.body["code"]]).toEqual([409, "connectionLocked"]);
    expect((await call("DELETE", one(id))).status).toBe(200);
    woken();
    expect((await first).body).toEqual({ code: "bug", description: "bug" });
  });

  it("answers bug when nothing waits, also right after deletion, and the page later", async () => {
    const { call, clock, create } = createBench(makeInstitution("plain"));
    const id = idOf(await create());
    const bug = { code: "bug", description: "bug" };
    expect((await call("POST", one(id), { resume: true })).body).toEqual(bug);
    const deleted = await call("DELETE", one(id));
    expect([deleted.status, deleted.body]).toEqual([200, {}]);
    expect((await call("POST", one(id), { resume: true })).body).toEqual(bug);
    clock.advance(2_000);
    expect((await call("POST", one(id), { resume: true })).status).toBe(404);
    expect((await call("DELETE", one(id))).status).toBe(404);
  });
});

describe("updating", () => {
  it("with new values in the background ends in wrongpass with fields", async () => {
    const { call, clock, create } = createBench(makeInstitution("plain"));
    const id = idOf(await create());
    await call("POST", `${one(id)}?background`, { password: "0000" });
    clock.advance(1_500);
    expect((await call("GET", one(id))).body).toMatchObject({
      state: "wrongpass",
      fields: [{ name: "login" }, { name: "password" }],
    });
  });

  it("adds the second source without the fields that are known, and its accounts", async () => {
    const { call, create } = createBench(makeInstitution("plain"));
    const id = idOf(await create({}, "?source=openapi"));
    expect((await call("POST", `${one(id)}?source=directaccess`, {})).status).toBe(200);
    const { body } = await call("GET", `${one(id)}?expand=sources,accounts,all_accounts,connector`);
    expect(body).toMatchObject({
      sources: [
        { name: "openapi", access_expire: "2026-07-14 11:00:00" },
        { name: "directaccess", access_expire: null },
      ],
      accounts: [],
      all_accounts: [{ type: "checking" }, { type: "card" }, { type: "lifeinsurance" }],
    });
    expect(body["connector"]).not.toHaveProperty("fields");
  });

  it("removes an added source at once when it is refused", async () => {
    const { call, create } = createBench(makeInstitution("plain"));
    const id = idOf(await create({}, "?source=openapi"));
    const refused = await call("POST", `${one(id)}?source=directaccess`, { password: "0000" });
    expect(refused.body["code"]).toBe("wrongpass");
    expect((await call("GET", `${one(id)}/sources`)).body).toMatchObject({
      sources: [{ name: "openapi", state: null }],
    });
  });

  it("renews an openapi authorisation on request, and no other", async () => {
    const { call, create } = createBench(makeInstitution("plain"));
    const id = idOf(await create({}, "?source=openapi"));
    const renewal = await call("POST", one(id), { refresh_auth: true, source: "openapi" });
    expect([renewal.status, renewal.body["state"]]).toEqual([202, "additionalInformationNeeded"]);
    const other = idOf(await create({ login: "2" }, "?source=directaccess"));
    const refused = await call("POST", one(other), { refresh_auth: true });
    expect(refused.body["code"]).toBe("invalidValue");
  });
});

describe("forcing a synchronisation", () => {
  it("is refused while one runs and right after it, then done", async () => {
    const { call, clock, create } = createBench(makeInstitution("plain"));
    const id = idOf(await create());
    const refused = {
      code: "connectionLocked",
      description: `Can't force synchronization of connection ${id}`,
    };
    expect((await call("PUT", one(id))).body).toEqual(refused);
    clock.advance(60_000);
    const recent = await call("PUT", `${one(id)}?psu_requested=false`);
    expect([recent.status, recent.body]).toEqual([409, refused]);
    clock.advance(10 * 60_000);
    expect((await call("PUT", one(id))).status).toBe(200);
  });

  it("without the PSU finds that a strong authentication is due, and starts none", async () => {
    const { call, clock, create } = createBench(makeInstitution("scaRequiredOtp"));
    const id = idOf(await create());
    clock.advance(HOUR);
    const quiet = await call("PUT", `${one(id)}?psu_requested=false`);
    expect([quiet.status, quiet.body["state"]]).toEqual([202, "SCARequired"]);
    expect((await call("PUT", one(id))).body["state"]).toBe("additionalInformationNeeded");
  });
});

describe("ids", () => {
  it("are unique, and a user's own", async () => {
    const institution = makeInstitution("plain");
    const sandbox = createSandbox({ institutions: [institution] });
    const users = [sandbox.addUser(), sandbox.addUser()];
    const ids = new Set<unknown>();
    for (let index = 0; index < 20; index += 1) {
      const { body } = await readAnswer(
        await sandbox.fetch(
          new Request(`https://d.example/2.0/users/${users[index % 2]?.id ?? 0}/connections`, {
            method: "POST",
            headers: {
              authorization: `Bearer ${users[index % 2]?.token ?? ""}`,
              "content-type": "application/json",
            },
            body: JSON.stringify({ id_connector: 40, login: `l${index}`, password: "1234" }),
          }),
        ),
      );
      ids.add(body["id"]);
    }
    expect(ids.size).toBe(20);
    const stranger = await sandbox.fetch(
      new Request(`https://d.example/2.0${one(Number([...ids][0]))}`, {
        headers: { authorization: `Bearer ${users[1]?.token ?? ""}` },
      }),
    );
    expect(stranger.status).toBe(404);
  });
});
