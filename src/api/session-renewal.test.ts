import { describe, expect, it, vi } from "vitest";
import { ConnectError } from "../protocol/index.ts";
import { createConnectApi } from "./connect-api.ts";
import { createSessionFetch } from "./session-fetch.ts";
import { sessionServer } from "./testing/session-server.ts";

const proxyUrl = "https://connect.example/api";
const CONNECTORS = `${proxyUrl}/connectors`;
const act = { method: "POST", headers: { "idempotency-key": "k" }, body: '{"fields":{}}' } as const;

function pageOf(users: readonly string[] = ["alice"]) {
  const server = sessionServer();
  let asked = 0;
  const fetchSession = vi.fn(() => {
    asked += 1;
    const user = users[Math.min(asked, users.length) - 1];
    return Promise.resolve(server.grant(`connect-token-00000${String(asked)}`, user));
  });
  const open = (ask: () => Promise<string> = fetchSession) =>
    createSessionFetch({ proxyUrl, fetchSession: ask, mode: "cookie-strict", fetch: server.fetch });
  return { ...server, fetchSession, open, fetch: open() };
}

describe("a fetch with sessions of its own", () => {
  it("begins a session with the first call, one for all that come together", async () => {
    const { fetch, fetchSession, calls } = pageOf();
    expect(fetchSession).not.toHaveBeenCalled();
    await Promise.all([fetch(CONNECTORS), fetch(CONNECTORS), fetch(CONNECTORS)]);
    await fetch(CONNECTORS);
    expect(fetchSession).toHaveBeenCalledTimes(1);
    expect(calls().filter((call) => call === "POST /session")).toHaveLength(1);
  });

  it("begins the next one when it has ended, once for all, and sends the calls again", async () => {
    const { fetch, fetchSession, endAll, done } = pageOf();
    await fetch(CONNECTORS);
    endAll();
    const answers = await Promise.all([fetch(CONNECTORS), fetch(`${proxyUrl}/connections`, act)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(fetchSession).toHaveBeenCalledTimes(2);
    expect(done).toEqual([
      "alice GET /connectors",
      expect.stringMatching(/^alice /),
      expect.stringMatching(/^alice /),
    ]);
    expect(done.filter((entry) => entry.endsWith("POST /connections"))).toHaveLength(1);
  });

  it("sends an act again with all it had, its idempotency key too", async () => {
    const { fetch, endAll, requests } = pageOf();
    await fetch(CONNECTORS);
    endAll();
    await fetch(`${proxyUrl}/connections`, act);
    const sent = requests.filter(({ call }) => call === "POST /connections");
    expect(sent.map(({ body }) => body)).toEqual([{ fields: {} }, { fields: {} }]);
    expect(sent.map(({ headers }) => headers.get("idempotency-key"))).toEqual(["k", "k"]);
  });

  it("tries no third time", async () => {
    const { fetch, fetchSession, endEachAtOnce } = pageOf();
    endEachAtOnce();
    expect((await fetch(CONNECTORS)).status).toBe(401);
    expect(fetchSession).toHaveBeenCalledTimes(2);
  });

  it("never sends one user's call under another one's session, then or later", async () => {
    const { fetch, endAll, done, calls } = pageOf(["alice", "bob"]);
    await fetch(CONNECTORS);
    endAll();
    await expect(fetch(`${proxyUrl}/connections`, act)).rejects.toMatchObject({
      code: "session_expired",
    });
    expect(calls().at(-1)).toBe("DELETE /session");
    await expect(fetch(CONNECTORS)).rejects.toMatchObject({ code: "session_expired" });
    expect(done).toEqual(["alice GET /connectors"]);
  });

  it.each([
    ["nobody is signed in", new Error("401"), "session_expired"],
    ["the host cannot be reached", new TypeError("Failed to fetch"), "network_unreachable"],
    ["it says so itself", new ConnectError("rate_limited", "later"), "rate_limited"],
  ])("[integration I9] says what fetchSession failed with: %s", async (_what, reason, code) => {
    const logged = vi.spyOn(console, "error").mockReturnValue();
    const { open, requests } = pageOf();
    const failing = open(() => Promise.reject(reason));
    await expect(failing(CONNECTORS)).rejects.toMatchObject({ name: "ConnectError", code });
    expect(requests).toEqual([]);
    // An error of ours is told where errors of ours are told.
    expect(logged.mock.calls).toEqual(
      reason instanceof ConnectError ? [] : [["Guichet: fetchSession() failed", reason]],
    );
    logged.mockRestore();
  });

  it.each([
    [
      "throws at once",
      () => {
        throw new RangeError("secret-of-the-host");
      },
      "RangeError",
    ],
    ["rejects with a text", vi.fn().mockRejectedValue("secret-of-the-host"), "string"],
    ["rejects with nothing", vi.fn().mockRejectedValue(undefined), "undefined"],
  ])(
    "[integration I9] keeps what fetchSession failed with as the cause, and its words to itself: it %s",
    async (_what, fails, name) => {
      const logged = vi.spyOn(console, "error").mockReturnValue();
      const { open } = pageOf();
      const failure = await open(fails as () => Promise<string>)(CONNECTORS).catch(
        (error: unknown) => error,
      );
      expect(failure).toMatchObject({
        code: "session_expired",
        byHost: true,
        message: `fetchSession() failed with ${name}: it gave no connect token`,
      });
      expect(logged).toHaveBeenCalledOnce();
      logged.mockRestore();
    },
  );

  it("[integration I9] says that the token itself is over, not the page", async () => {
    const { open } = pageOf();
    const old = open(() => Promise.resolve("connect-token-of-yesterday"));
    await expect(old(CONNECTORS)).rejects.toMatchObject({
      code: "session_expired",
      byHost: true,
      message: expect.stringContaining("connect token that is over") as string,
    });
  });

  it.each([
    [null, "null"],
    ["", "an empty text"],
    [7, "number"],
  ])(
    "[integration I9] names what fetchSession gave instead of a token: %j",
    async (given, named) => {
      const { open } = pageOf();
      await expect(
        open(() => Promise.resolve(given as unknown as string))(CONNECTORS),
      ).rejects.toMatchObject({
        code: "implementation_error",
        message: expect.stringMatching(new RegExp(`and gave ${named}$`)) as string,
      });
    },
  );

  it.each([undefined, "", "https://connect.example/#connect_token=x", { connectToken: "x" }])(
    "names the mistake when fetchSession gives %o",
    async (given) => {
      const { open } = pageOf();
      await expect(open(() => Promise.resolve(given as string))(CONNECTORS)).rejects.toMatchObject({
        code: "implementation_error",
        message: expect.stringContaining("fetchSession()") as string,
      });
    },
  );

  it("asks again after a failure", async () => {
    const { open, fetchSession } = pageOf();
    fetchSession.mockRejectedValueOnce(new TypeError("Failed to fetch"));
    const fetch = open();
    await expect(fetch(CONNECTORS)).rejects.toMatchObject({ code: "network_unreachable" });
    expect((await fetch(CONNECTORS)).status).toBe(200);
  });

  it("lets a caller go who does not want to wait", async () => {
    const { open } = pageOf();
    const waiting = new AbortController();
    const answer = open(() => new Promise(() => undefined))(CONNECTORS, { signal: waiting.signal });
    waiting.abort(new Error("enough"));
    await expect(answer).rejects.toThrow("enough");
  });

  it("is the fetch of the client, whose acts then know that nothing was sent", async () => {
    const { open } = pageOf();
    const api = createConnectApi({ proxyUrl, fetch: open(() => Promise.reject(new Error("no"))) });
    const connector_uuid = "0f8c5d2e-6a51-4c5b-9d3e-2b7f0e1a4c01";
    const request = { connector_uuid, source: null, fields: {} };
    await expect(
      api.createConnection(request, { operation: "operation-0123456789" }),
    ).rejects.toMatchObject({ code: "session_expired" });
  });
});
