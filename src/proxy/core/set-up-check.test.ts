import { afterEach, describe, expect, it, vi } from "vitest";
import { AnsweredError } from "./answered-error.ts";
import { isTokenKnown } from "./set-up-check.ts";
import { ORIGIN, proxyUnderTest, UUID } from "./testing/proxy-under-test.ts";

const CONNECTIONS = "GET /users/me/connections";
const firstReads = ["/connectors", `/connectors/${UUID}`];

const mistakeOf = async (response: Response) => {
  const body = (await response.json()) as { error?: { code: string; message: string } };
  return [response.status, body.error?.code, body.error?.message];
};
const mistake = (message: RegExp) => [
  500,
  "implementation_error",
  expect.stringMatching(message) as string,
];

describe.each(firstReads)("[integration I5] a wrong set-up, at the first read %s", (path) => {
  it.each(["https://www.app.example/", "http://app.example/", "http://localhost:5173/accounts"])(
    "is told of a page whose origin may not write later: %s",
    async (referer) => {
      const { send, powens } = proxyUnderTest();
      const response = await send({ path, headers: { referer } });
      expect(await mistakeOf(response)).toEqual(mistake(/`publicUrl`.*`allowedOrigins`/));
      expect(powens.calls.filter(({ method }) => method !== "GET")).toEqual([]);
    },
  );

  it.each([`${ORIGIN}/`, `${ORIGIN}/accounts?tab=1`, "not an address", ""])(
    "is not told of the right page, or of one that does not say where it is: %j",
    async (referer) => {
      const { send } = proxyUnderTest();
      expect((await send({ path, headers: { referer } })).status).toBe(200);
    },
  );

  it("goes by the origins that are allowed, where they are listed", async () => {
    const listed = "http://localhost:5173";
    const { send } = proxyUnderTest({ allowedOrigins: [listed] });
    expect((await send({ path, headers: { referer: `${listed}/` } })).status).toBe(200);
    expect((await send({ path, headers: { referer: `${ORIGIN}/` } })).status).toBe(500);
  });

  it.each([null, undefined, "", Promise.resolve(null)])(
    "is told where a user has no token: %s",
    async (token) => {
      const resolveUserToken = () => token as null;
      const { get, powens } = proxyUnderTest({ resolveUserToken });
      expect(await mistakeOf(await get(path))).toEqual(
        mistake(/^`resolveUserToken` answered no token for a user whom `userKey` knows/),
      );
      expect(powens.callsTo(CONNECTIONS)).toEqual([]);
    },
  );

  it.each([
    7,
    {},
    { token: "canary" },
    ["canary"],
    true,
    "Bearer canary",
    " canary",
    "canary\n",
    "é",
  ])("is told where a token is none: %j", async (token) => {
    const resolveUserToken = () => token as string;
    const { get, bodies } = proxyUnderTest({ resolveUserToken });
    expect(await mistakeOf(await get(path))).toEqual(mistake(/^`resolveUserToken` must answer/));
    expect(bodies.join("")).not.toContain("canary");
  });

  it.each([401, 403])("is told where Powens does not know the token: %i", async (status) => {
    const { get, powens, bodies } = proxyUnderTest();
    powens.on(CONNECTIONS, { status, json: { code: "unauthorized" } });
    expect(await mistakeOf(await get(path))).toEqual(
      mistake(/does not know the token that `resolveUserToken` answered.*`powens\.url`/),
    );
    expect(bodies.join("")).not.toContain("token-of-alice");
  });

  it.each([404, 400, 429, 500, 503])(
    "is not told where Powens says something else: %i",
    async (status) => {
      const { get, powens } = proxyUnderTest();
      powens.on(CONNECTIONS, { status, json: {}, headers: { "retry-after": "0" } });
      expect((await get(path)).status).toBe(200);
    },
  );

  it("is no matter where nobody is signed in: that is what the login says", async () => {
    const { get } = proxyUnderTest();
    expect((await get(path, null)).status).toBe(401);
  });
});

describe("the question whether Powens knows a token", () => {
  afterEach(() => {
    vi.useRealTimers();
  });
  const user = { key: "alice", token: "token" };

  it("keeps nobody waiting where Powens does not answer", async () => {
    vi.useFakeTimers();
    const asked = isTokenKnown({ list: () => new Promise(() => undefined) }, user);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(await asked).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("is answered by a refusal only", async () => {
    const failing = (error: unknown) => ({
      list: () => Promise.reject(error instanceof Error ? error : new Error("thrown")),
    });
    const refusal = new AnsweredError(403, "forbidden", "no");
    expect(await isTokenKnown(failing(refusal), user)).toBe(false);
    expect(await isTokenKnown(failing(null), user)).toBe(true);
  });
});
