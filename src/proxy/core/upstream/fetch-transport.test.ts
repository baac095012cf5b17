import { afterEach, expect, it, vi } from "vitest";
import { fetchTransport } from "./fetch-transport.ts";
import type { PowensTransportRequest } from "./powens-transport.ts";

const call: PowensTransportRequest = {
  method: "POST",
  origin: "https://demo-sandbox.biapi.pro",
  path: "/2.0/users/me/connections",
  query: { source: "openapi" },
  headers: { "content-type": "application/json" },
  body: '{"a":1}',
  deadlineMs: 10_000,
  maxBytes: 100,
  slow: true,
};

afterEach(() => {
  vi.useRealTimers();
});

it("hands the call to fetch as a request that follows nothing", async () => {
  const seen: unknown[] = [];
  const transport = fetchTransport(async (request) => {
    seen.push([request.method, request.url, request.redirect, await request.json()]);
    return Response.json({ ok: true }, { status: 202, headers: { "x-request-id": "r" } });
  });

  const answer = await transport.send(call);

  expect(seen).toEqual([
    [
      "POST",
      "https://demo-sandbox.biapi.pro/2.0/users/me/connections?source=openapi",
      "manual",
      { a: 1 },
    ],
  ]);
  expect(answer).toMatchObject({ status: 202, headers: { "x-request-id": "r" } });
  expect(new TextDecoder().decode(answer.body as Uint8Array)).toBe('{"ok":true}');
});

it("holds its deadline against a fetch that never answers, and aborts it", async () => {
  vi.useFakeTimers();
  let signal: AbortSignal | undefined;
  const transport = fetchTransport((request) => {
    signal = request.signal;
    return new Promise(() => undefined);
  });
  const outcome = expect(transport.send(call)).rejects.toMatchObject({ failure: "timeout" });
  await vi.advanceTimersByTimeAsync(10_000);
  await outcome;
  expect(signal?.aborted).toBe(true);
});

it.each([
  ["cut", () => Promise.reject(new TypeError("fetch failed"))],
  ["too_large", () => new Response("x".repeat(101))],
] as const)("rejects with %s", async (failure, fetch) => {
  await expect(fetchTransport(fetch).send(call)).rejects.toMatchObject({ failure });
});
