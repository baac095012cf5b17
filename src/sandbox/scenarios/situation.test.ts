import { describe, expect, it } from "vitest";
import { situationBank } from "../catalogue/situation-bank.ts";
import { createBench, idOf, type Answer } from "../testing/harness.ts";
import { situations } from "./situation.ts";

const bench = () => createBench(situationBank);
const named = (moment: string) =>
  situations.flatMap((value) => {
    const [when, name = ""] = value.split(":");
    return when === moment ? [name] : [];
  });
const word = (answer: Answer) =>
  answer.text.startsWith("<") ? `page ${String(answer.status)}` : answer.body["code"];
/** The values of `state:` that are not written as they are named. */
const written: Readonly<Record<string, string | null>> = {
  null: null,
  empty: "",
  textNull: "null",
};

/** What is told by more than the code alone. */
const told: Readonly<Record<string, readonly [number, string]>> = {
  unauthorized: [401, "unauthorized"],
  forbidden: [403, "forbidden"],
  notFound: [404, "notFound"],
  methodNotAllowed: [405, "methodNotAllowed"],
  connectionLocked: [409, "connectionLocked"],
  conflict: [409, "someFutureCode"],
  tooManyRequests: [429, "tooManyRequests"],
  internalServerError: [500, "internalServerError"],
  json503: [503, "someFutureCode"],
  page404: [404, "page 404"],
  page500: [500, "page 500"],
  page503: [503, "page 503"],
};
const lines = ["timeout", "cut"];
const codes = named("create").filter((name) => !lines.includes(name));

describe("a creation", () => {
  it.each(codes)("is refused with %s, and leaves nothing", async (name) => {
    const { call, create } = bench();
    const answer = await create({ situation: `create:${name}` });
    expect([answer.status, word(answer)]).toEqual(told[name] ?? [400, name]);
    expect((await call("GET", "/users/me/connections")).body["total"]).toBe(0);
  });

  it("says when to come back after too many calls", async () => {
    const { headers } = await bench().create({ situation: "create:tooManyRequests" });
    expect(headers.get("retry-after")).toBe("30");
  });

  it.each(named("state"))("comes to stand in %s", async (name) => {
    const answer = await bench().create({ situation: `state:${name}` });
    expect(answer.status).toBeLessThan(300);
    expect(answer.body["state"]).toBe(name in written ? written[name] : name);
  });
});

describe("an update", () => {
  it.each(codes)("is refused with %s, then accepted", async (name) => {
    const { call, create } = bench();
    const asked = await create({ situation: `update:${name}` });
    expect(asked.body["state"]).toBe("additionalInformationNeeded");
    const path = `/users/me/connections/${String(idOf(asked))}`;
    const answer = await call("POST", path, { otp_sms: "123456" });
    expect([answer.status, word(answer)]).toEqual(told[name] ?? [400, name]);
    const { body } = await call("GET", path);
    const isState = ["passwordExpired", "actionNeeded", "websiteUnavailable", "bug"].includes(name);
    const next =
      isState || name === "notSupported"
        ? { state: name, act: { situation: "state:null", login: "12345678", password: "1234" } }
        : { state: "additionalInformationNeeded", act: { otp_sms: "123456" } };
    expect(body["state"]).toBe(next.state);
    expect((await call("POST", path, next.act)).body["state"]).toBeNull();
  });

  it.each(["cancelled", "expired"])("ends an approval that was %s", async (how) => {
    const { call, create } = bench();
    const id = idOf(await create({ situation: `resume:${how}` }));
    const answer = await call("POST", `/users/me/connections/${String(id)}`, { resume: true });
    expect(answer.body["code"]).toBe("SCARequired");
    expect(answer.body["description"]).toContain(how);
  });
});

describe("the line", () => {
  it.each(["create", "update"])("is cut, or silent for ten minutes, at %s", async (moment) => {
    for (const name of lines) {
      const { call, clock, create } = bench();
      const asked = () => create({ situation: `${moment}:${name}` });
      const act =
        moment === "create"
          ? asked
          : await asked().then((answer) => () => {
              const path = `/users/me/connections/${String(idOf(answer))}`;
              return call("POST", path, { otp_sms: "123456" });
            });
      const before = clock.now();
      if (name === "cut") await expect(act()).rejects.toThrow("cut the connection");
      else {
        await act();
        expect(clock.now() - before).toBe(600_000);
      }
    }
  });
});
