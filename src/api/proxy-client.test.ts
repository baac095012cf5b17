import { afterEach, describe, expect, it, vi } from "vitest";
import { createConnectApi } from "./connect-api.ts";
import type { ConnectApi } from "./connect-api.ts";
import { proxyOverSandbox } from "./testing/proxy-over-sandbox.ts";
import type { OnTheWay } from "./testing/proxy-over-sandbox.ts";

const OPERATION = "operation-0123456789";
const request = {
  connector_uuid: "0f8c5d2e-6a51-4c5b-9d3e-2b7f0e1a4c01",
  source: null,
  fields: {},
};
const read = (api: ConnectApi) => api.listConnectors();
const act = (api: ConnectApi) => api.createConnection(request, { operation: OPERATION });
const prepare = (api: ConnectApi) =>
  api.startWebauth({ ...request, id_connection: null, returnTo: "https://app.example/" });

function clientWith(onTheWay: OnTheWay) {
  const { fetch, proxyUrl, putOnTheWay, sent } = proxyOverSandbox();
  putOnTheWay(onTheWay);
  return { api: createConnectApi({ proxyUrl, fetch }), sent };
}

const html = (status: number) =>
  new Response("<!doctype html><title>app</title>", {
    status,
    headers: { "content-type": "text/html; charset=utf-8" },
  });
const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  Response.json(body, { status, headers });
const cutJson = () =>
  new Response('{"connectors":[{"uu', { headers: { "content-type": "application/json" } });
const cutBody = () =>
  new Response(
    new ReadableStream({
      pull: (controller) => {
        controller.error(new TypeError("terminated"));
      },
    }),
    { headers: { "content-type": "application/json" } },
  );
const redirect = () =>
  new Response(null, { status: 307, headers: { location: "https://x.example/" } });
const neverReached = () => Promise.reject(new TypeError("Failed to fetch"));
const fault = (code: string) => ({ error: { code, message: "m", requestId: "r-1" } });

afterEach(() => {
  vi.useRealTimers();
});

describe("what stands between the browser and the proxy", () => {
  it.each([
    [
      "no route of the server (HTML 404)",
      () => html(404),
      "implementation_error",
      "implementation_error",
    ],
    [
      "the index page for any path (HTML 200)",
      () => html(200),
      "implementation_error",
      "implementation_error",
    ],
    [
      "an answer without a body",
      () => new Response(null, { status: 204 }),
      "implementation_error",
      "implementation_error",
    ],
    [
      "a 404 of another API",
      () => json({ detail: "Not Found" }, 404),
      "implementation_error",
      "implementation_error",
    ],
    ["a redirect", redirect, "session_expired", "outcome_unknown"],
    ["a firewall", () => html(403), "implementation_error", "implementation_error"],
    [
      "the host's own login",
      () => json({ message: "Unauthenticated." }, 401),
      "session_expired",
      "session_expired",
    ],
    ["a gateway that gives up (502)", () => html(502), "upstream_unavailable", "outcome_unknown"],
    ["a gateway that waited (504)", () => html(504), "upstream_unavailable", "outcome_unknown"],
    ["a server that waited (408)", () => html(408), "upstream_unavailable", "outcome_unknown"],
    ["a rate limit on the way", () => html(429), "rate_limited", "rate_limited"],
    ["a body cut short", cutJson, "invalid_response", "outcome_unknown"],
    ["a line cut in the body", cutBody, "network_unreachable", "outcome_unknown"],
    ["no network", neverReached, "network_unreachable", "outcome_unknown"],
    ["another shape", () => json({ hello: 1 }), "invalid_response", "outcome_unknown"],
    [
      "an error of the proxy",
      () => json(fault("upstream_rejected"), 424),
      "upstream_rejected",
      "upstream_rejected",
    ],
    [
      "an error code of the future",
      () => json(fault("a_code_of_2031"), 500),
      "upstream_unavailable",
      "outcome_unknown",
    ],
  ])(
    "is %s: a read fails with %3$s, an act with %4$s, sent once",
    async (_what, answer, onRead, onAct) => {
      const { api, sent } = clientWith(answer);
      await expect(read(api)).rejects.toMatchObject({ name: "ConnectError", code: onRead });
      await expect(act(api)).rejects.toMatchObject({ name: "ConnectError", code: onAct });
      expect(sent.map(({ method }) => method)).toEqual(["GET", "POST"]);
    },
  );

  const page = (
    status: number,
    body = "<!doctype html><title>Sign in</title>",
    type = "text/html",
  ) => new Response(body, { status, headers: { "content-type": type } });
  /** What a browser gives for a redirect that it was told not to follow. */
  const hiddenRedirect = () =>
    Object.defineProperties(new Response(null), {
      type: { value: "opaqueredirect" },
      status: { value: 0 },
      ok: { value: false },
    });

  it.each([
    ["the redirect of a login", hiddenRedirect, "session_expired", "outcome_unknown"],
    ["a redirect that can be seen", redirect, "session_expired", "outcome_unknown"],
    ["the page of a login (200)", () => page(200), "session_expired", "outcome_unknown"],
    ["the page of a login (401)", () => page(401), "session_expired", "session_expired"],
    ["a filter's page (403)", () => page(403), "network_unreachable", "outcome_unknown"],
    ["what the law blocks (451)", () => page(451), "network_unreachable", "outcome_unknown"],
    ["a proxy's own login (407)", () => page(407), "network_unreachable", "outcome_unknown"],
    ["a captive portal (511)", () => page(511), "network_unreachable", "outcome_unknown"],
    [
      "a route that a deploy took away (404)",
      () => page(404),
      "upstream_unavailable",
      "outcome_unknown",
    ],
    [
      "a method that something forbids (405)",
      () => page(405),
      "upstream_unavailable",
      "outcome_unknown",
    ],
    ["too large for something (413)", () => page(413), "upstream_unavailable", "outcome_unknown"],
    ["too long for something (414)", () => page(414), "upstream_unavailable", "outcome_unknown"],
    [
      "headers too large for something (431)",
      () => page(431),
      "upstream_unavailable",
      "outcome_unknown",
    ],
    ["an outage page (500)", () => page(500), "upstream_unavailable", "outcome_unknown"],
    ["an outage page (502)", () => page(502), "upstream_unavailable", "outcome_unknown"],
    [
      "an outage in plain words (503)",
      () => page(503, "busy", "text/plain"),
      "upstream_unavailable",
      "outcome_unknown",
    ],
    ["a CDN that waited (504)", () => page(504), "upstream_unavailable", "outcome_unknown"],
    ["a CDN's own status (522)", () => page(522, ""), "upstream_unavailable", "outcome_unknown"],
    [
      "an empty success",
      () => new Response(null, { status: 200 }),
      "upstream_unavailable",
      "outcome_unknown",
    ],
    ["a word", () => page(200, "OK", "text/plain"), "upstream_unavailable", "outcome_unknown"],
    [
      "a problem of another service",
      () => page(400, '{"title":"Bad Request","status":400}', "application/problem+json"),
      "upstream_unavailable",
      "outcome_unknown",
    ],
    [
      "the error of another service",
      () => json({ error: "nope" }, 404),
      "upstream_unavailable",
      "outcome_unknown",
    ],
    [
      "the success of another service",
      () => json({ hello: 1 }),
      "invalid_response",
      "outcome_unknown",
    ],
  ])(
    "is told by where it comes from once the proxy has answered, never as a wrong set-up: %s",
    async (_what, answer, onRead, onAct) => {
      const { fetch, proxyUrl, putOnTheWay } = proxyOverSandbox();
      const api = createConnectApi({ proxyUrl, fetch });
      await read(api);
      putOnTheWay(answer);

      await expect(read(api)).rejects.toMatchObject({ name: "ConnectError", code: onRead });
      await expect(act(api)).rejects.toMatchObject({ name: "ConnectError", code: onAct });
    },
  );

  it("has answered also where its answer was an error", async () => {
    const { fetch, proxyUrl, putOnTheWay, signOut } = proxyOverSandbox();
    const api = createConnectApi({ proxyUrl, fetch });
    signOut();
    await expect(api.listConnections()).rejects.toMatchObject({ code: "session_expired" });
    putOnTheWay(() => page(404));

    await expect(read(api)).rejects.toMatchObject({ code: "upstream_unavailable" });
  });

  it("says what to look at where a redirect answers first", async () => {
    const { api } = clientWith(hiddenRedirect);
    await expect(read(api)).rejects.toThrow("redirects: to a login, or for `trailingSlash`");
  });

  it("[wire W10] is read although something changed the type of the proxy's answer", async () => {
    const { fetch, proxyUrl, putOnTheWay } = proxyOverSandbox();
    const api = createConnectApi({ proxyUrl, fetch });
    putOnTheWay(async (_call, pass) => {
      const passed = await pass();
      return page(passed.status, await passed.text(), "text/plain");
    });

    expect((await read(api)).length).toBeGreaterThan(0);
  });

  it.each([
    ["another shape", () => json({ kind: "a kind of 2031" })],
    ["nothing of ours", () => page(404)],
  ])(
    "[wire W10] leaves an outcome unknown where what came of it reads as %s",
    async (_what, answer) => {
      const { fetch, proxyUrl, putOnTheWay } = proxyOverSandbox();
      const api = createConnectApi({ proxyUrl, fetch, sleep: () => Promise.resolve() });
      putOnTheWay(({ method }) =>
        method === "POST" ? json({ kind: "operation", id: OPERATION, pollAfterMs: 0 }) : answer(),
      );

      await expect(act(api)).rejects.toMatchObject({ code: "outcome_unknown" });
    },
  );

  it("names the address and the fix when nobody is there", async () => {
    const { api } = clientWith(() => html(404));
    await expect(read(api)).rejects.toThrow(
      'no Guichet proxy answers at "/guichet": mount createConnectProxy() there, or correct proxyUrl',
    );
  });

  it("keeps the proxy's words for developers, and the id for support", async () => {
    const { api } = clientWith(() => json(fault("forbidden"), 403));
    await expect(read(api)).rejects.toMatchObject({ message: "m", requestId: "r-1" });
  });

  it("keeps ids and handles out of the words of a wrong shape", async () => {
    const { api } = clientWith(() => json({}));
    await expect(api.getConnection(77_777)).rejects.toThrow("the answer to GET /connections/:id");
    await expect(api.getOperation(OPERATION)).rejects.toThrow("the answer to GET /operations/:id");
  });

  it("does not take the failure to learn the bank's address for a lost act", async () => {
    const { api, sent } = clientWith(neverReached);
    await expect(prepare(api)).rejects.toMatchObject({ code: "network_unreachable" });
    expect(sent).toHaveLength(1);
  });

  it.each([
    ["30", 30],
    ["0", undefined],
    ["soon", undefined],
    [null, undefined],
  ])("reads Retry-After %j as %j seconds", async (header, seconds) => {
    const headers: Record<string, string> = header === null ? {} : { "retry-after": header };
    const { api } = clientWith(() => json(fault("rate_limited"), 429, headers));
    await expect(read(api)).rejects.toMatchObject({ code: "rate_limited", retryAfter: seconds });
  });

  it("reads Retry-After as a date, too", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 5, 2, 8) });
    const date = new Date(Date.now() + 90_000).toUTCString();
    const { api } = clientWith(() => json({}, 429, { "retry-after": date }));
    await expect(read(api)).rejects.toMatchObject({ retryAfter: 90 });
  });
});

describe("a call", () => {
  it("goes below the address of the proxy, with or without a slash, and says that it is ours", async () => {
    const calls: [string, RequestInit | undefined][] = [];
    const api = createConnectApi({
      proxyUrl: "https://app.example/guichet//",
      fetch: async (input, init) => {
        calls.push([input instanceof Request ? input.url : String(input), init]);
        return json({ connectors: [], credentials: "forms" });
      },
    });
    await read(api);
    expect(calls).toEqual([
      [
        "https://app.example/guichet/connectors",
        expect.objectContaining({
          headers: { "x-guichet": "1" },
          credentials: "same-origin",
          referrerPolicy: "origin",
          cache: "no-store",
          redirect: "manual",
        }),
      ],
    ]);
  });

  it("uses the page's own fetch unless another is given", async () => {
    const pageFetch = vi.fn(async () => json({ connectors: [], credentials: "forms" }));
    vi.stubGlobal("fetch", pageFetch);
    await read(createConnectApi({ proxyUrl: "/guichet" }));
    vi.unstubAllGlobals();
    expect(pageFetch).toHaveBeenCalledTimes(1);
  });

  it("rejects with the reason of whoever stopped it, and leaves no timer", async () => {
    vi.useFakeTimers();
    const { api } = clientWith(() => new Promise<Response>(() => undefined));
    const reason = new Error("closed");
    const stop = new AbortController();
    const reading = api.listConnectors({ signal: stop.signal });
    stop.abort(reason);
    await expect(reading).rejects.toBe(reason);
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each([
    ["a read after 20 s", read, 20_000, "network_unreachable"],
    ["an act after 60 s", act, 60_000, "outcome_unknown"],
  ] as const)("gives up %s", async (_what, call, limit, code) => {
    vi.useFakeTimers();
    const { api } = clientWith(() => new Promise<Response>(() => undefined));
    const failure = vi.fn();
    const ended = call(api).catch(failure);
    await vi.advanceTimersByTimeAsync(limit - 1);
    expect(failure).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await ended;
    expect(failure).toHaveBeenCalledWith(expect.objectContaining({ code }));
    expect(vi.getTimerCount()).toBe(0);
  });
});
