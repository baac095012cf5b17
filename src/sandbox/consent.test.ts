import { describe, expect, it } from "vitest";
import { createBench, idOf, makeInstitution, readAnswer, type Bench } from "./testing/harness.ts";

const DAY = 86_400_000;
const someNumber: unknown = expect.any(Number);

const sourceOfBank = makeInstitution("webauth").connector.sources[0];

/** A bank with one `openapi` source that offers these mechanisms. */
function bankOf(...mechanisms: readonly string[]) {
  if (sourceOfBank === undefined) throw new TypeError("the harness has no source");
  return makeInstitution("webauth", {
    available_auth_mechanisms: mechanisms,
    sources: [{ ...sourceOfBank, available_auth_mechanisms: mechanisms }],
  });
}

/** Approves at the bank's page; the connection's id. */
async function approve(bench: Bench, target: Readonly<Record<string, string>>): Promise<number> {
  const query = new URLSearchParams({
    client_id: bench.sandbox.clientId,
    redirect_uri: "http://127.0.0.1/back",
    ...target,
  });
  const { body } = await bench.call("GET", `/webauth-url?${query.toString()}`);
  let location = "";
  for (const act of ["signIn", "approve"]) {
    const request = new Request(String(body["url"]), {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ act, customer: "4711" }).toString(),
    });
    const answer = await readAnswer(await bench.sandbox.fetch(request));
    location = answer.headers.get("location") ?? "";
  }
  return Number(new URL(location).searchParams.get("id_connection"));
}

async function connected(way: "credentials" | "webauth") {
  const bench = createBench(way === "webauth" ? bankOf("webauth") : makeInstitution("plain"));
  const id =
    way === "webauth" ? await approve(bench, { id_connector: "40" }) : idOf(await bench.create());
  bench.clock.advance(10_000);
  const read = () => bench.call("GET", `/users/me/connections/${id}?expand=sources`);
  return { ...bench, bench, id, path: `/users/me/connections/${id}`, read };
}

describe("the consent of an openapi source", () => {
  it.each([
    ["credentials", "SCARequired"],
    ["webauth", "webauthRequired"],
  ] as const)("given by %s ends after 180 days in %s", async (way, state) => {
    const { clock, read } = await connected(way);
    const fresh = await read();
    expect(fresh.body).toMatchObject({
      state: null,
      sources: [{ name: "openapi", state: null, access_expire: "2026-07-14 11:00:00" }],
    });
    clock.advance(180 * DAY - 20_000);
    expect((await read()).body["state"]).toBeNull();
    clock.advance(20_000);
    expect((await read()).body).toMatchObject({
      state,
      // The last night that found the consent alive.
      last_update: "2026-07-13 11:00:00",
      next_try: null,
      sources: [{ state, access_expire: "2026-07-14 11:00:00", next_try: null }],
    });
  });

  it("is renewed for another 180 days by the questions of the bank", async () => {
    const { call, clock, path, read } = await connected("credentials");
    clock.advance(180 * DAY);
    const asked = await call("POST", path, {});
    expect([asked.status, asked.body["state"]]).toEqual([202, "additionalInformationNeeded"]);
    await call("POST", path, { otp_sms: "123456" });
    expect((await read()).body).toMatchObject({
      state: null,
      sources: [{ state: null, access_expire: "2027-01-10 10:00:10" }],
    });
  });

  it("is renewed for another 180 days on the bank's page", async () => {
    const { bench, clock, id, read } = await connected("webauth");
    clock.advance(180 * DAY);
    expect((await read()).body["state"]).toBe("webauthRequired");
    expect(await approve(bench, { id_connection: String(id) })).toBe(id);
    clock.advance(2_000);
    expect((await read()).body).toMatchObject({
      state: null,
      sources: [{ access_expire: "2027-01-10 10:00:12" }],
    });
  });

  it.each([
    ["credentials", "additionalInformationNeeded"],
    ["webauth", "webauthRequired"],
  ] as const)("is renewed early by refresh_auth, given by %s", async (way, state) => {
    const { call, path } = await connected(way);
    const answer = await call("POST", path, { refresh_auth: true, source: "openapi" });
    expect([answer.status, answer.body["state"]]).toEqual([202, state]);
  });

  it("does not exist for a directaccess source", async () => {
    const { call, clock, create } = createBench(makeInstitution("plain"));
    const path = `/users/me/connections/${idOf(await create({}, "?source=directaccess"))}`;
    clock.advance(400 * DAY);
    expect((await call("GET", `${path}?expand=sources`)).body).toMatchObject({
      state: null,
      sources: [{ name: "directaccess", access_expire: null }],
    });
  });

  it("follows the way the PSU came in last, where a source offers both", async () => {
    const bench = createBench(bankOf("webauth", "credentials"));
    const id = await approve(bench, { id_connector: "40" });
    bench.clock.advance(180 * DAY);
    const { body } = await bench.call("GET", `/users/me/connections/${id}`);
    expect(body["state"]).toBe("webauthRequired");
  });
});

describe("the sources of a connection", () => {
  async function partly() {
    const made = createBench(makeInstitution("partialSources"));
    const path = `/users/me/connections/${idOf(await made.create())}`;
    const { body } = await made.call("GET", `${path}/sources?all`);
    const sources = Array.isArray(body["sources"]) ? body["sources"] : [];
    const ids: number[] = sources.map(({ id }: { id: number }) => id);
    return { ...made, path, working: ids[0] ?? 0, failing: ids[1] ?? 0 };
  }

  it("are disabled and enabled by id, and hidden without ?all while they are disabled", async () => {
    const { call, path, failing } = await partly();
    const source = `${path}/sources/${failing}`;
    const off = await call("POST", `${source}?all`, { disabled: true });
    expect(off.body).toMatchObject({ id: failing, disabled: "2026-01-15 10:00:00" });
    expect((await call("GET", `${path}/sources`)).body["sources"]).toHaveLength(1);
    expect((await call("GET", `${path}/sources?all`)).body["sources"]).toHaveLength(2);
    expect((await call("GET", source)).status).toBe(404);
    expect((await call("POST", source, { disabled: false })).status).toBe(404);
    expect((await call("GET", `${source}?all`)).body["id"]).toBe(failing);
    const on = await call("POST", `${source}?all`, { disabled: false });
    expect(on.body).toMatchObject({ id: failing, disabled: null });
  });

  it("do not speak for the connection while they are disabled", async () => {
    const { call, path, failing } = await partly();
    expect((await call("GET", path)).body["state"]).toBe("websiteUnavailable");
    await call("POST", `${path}/sources/${failing}?all`, { disabled: true });
    expect((await call("GET", path)).body["state"]).toBeNull();
  });

  it("do not synchronise while they are disabled, nor make up for the nights", async () => {
    const { call, clock, path, working } = await partly();
    const source = `${path}/sources/${working}?all`;
    clock.advance(10_000);
    await call("POST", source, { disabled: true });
    clock.advance(10 * DAY);
    expect((await call("GET", source)).body["last_update"]).toBe("2026-01-15 10:00:05");
    await call("POST", source, { disabled: false });
    expect((await call("GET", source)).body["last_update"]).toBe("2026-01-25 10:00:10");
    const logs = await call("GET", `${path}/logs?id_source=${working}`);
    expect(logs.body["total"]).toBe(2);
  });

  it("take nothing but a boolean", async () => {
    const { call, path, working } = await partly();
    const answer = await call("POST", `${path}/sources/${working}`, { disabled: "2026" });
    expect([answer.status, answer.body["code"]]).toEqual([400, "invalidValue"]);
    expect((await call("GET", `${path}/sources/${working}`)).body).toMatchObject({
      id: someNumber,
      disabled: null,
    });
  });
});
