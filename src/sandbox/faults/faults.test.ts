import { describe, expect, it } from "vitest";
import { createBench, makeInstitution, readAnswer } from "../testing/harness.ts";
import type { Fault, FaultKind } from "./fault.ts";

const LIST = "/users/me/connections";
const TRUE = '{"connections":[],"total":0}';

const bench = (...faults: readonly Fault[]) => createBench(makeInstitution("plain"), { faults });

/** The raw answer to a read of the connections. */
function listWith(fault: Fault, signal?: AbortSignal) {
  const { sandbox, token } = bench(fault);
  return sandbox.fetch(
    new Request(`https://domain.example/2.0${LIST}`, {
      headers: { authorization: `Bearer ${token}` },
      ...(signal === undefined ? {} : { signal }),
    }),
  );
}

async function pieces(body: ReadableStream<Uint8Array> | null): Promise<string[]> {
  const decoder = new TextDecoder();
  const found: string[] = [];
  const reader = body?.getReader();
  for (;;) {
    const piece = await reader?.read();
    if (piece === undefined || piece.done) return found;
    found.push(decoder.decode(piece.value));
  }
}

const JSON_TYPE = "application/json; charset=utf-8";
const PAGE = "text/html; charset=utf-8";

describe("a fault", () => {
  it.each<[string, FaultKind, number, string | null, string]>([
    ["500 page", { kind: "status", status: 500 }, 500, PAGE, "<h1>Internal Server Error</h1>"],
    ["502 page", { kind: "status", status: 502 }, 502, PAGE, "<h1>Bad Gateway</h1>"],
    ["503 JSON", { kind: "status", status: 503, body: "json" }, 503, "application/json", '"code"'],
    ["504 bare", { kind: "status", status: 504, body: "none" }, 504, null, ""],
    ["429", { kind: "tooMany" }, 429, "application/json", "tooManyRequests"],
    ["portal", { kind: "htmlPage" }, 200, PAGE, "<h1>Welcome</h1>"],
    ["wrong shape", { kind: "wrongShape" }, 200, JSON_TYPE, '{"unexpected":true}'],
    ["a shape of one's own", { kind: "wrongShape", body: [null] }, 200, JSON_TYPE, "[null]"],
    ["empty", { kind: "empty" }, 200, JSON_TYPE, ""],
    ["half the text", { kind: "malformedJson" }, 200, JSON_TYPE, '{"connections'],
    ["wrong type", { kind: "wrongType" }, 200, "text/plain", TRUE],
    ["a type of one's own", { kind: "wrongType", type: "image/png" }, 200, "image/png", TRUE],
  ])("answers %s", async (_, kind, status, type, text) => {
    const answer = await readAnswer(await listWith(kind));
    expect([answer.status, answer.headers.get("content-type")]).toEqual([status, type]);
    expect(answer.text).toContain(text);
    expect(answer.headers.get("x-request-id")).toMatch(/^[\da-f-]{36}$/);
    if (kind.kind === "malformedJson") expect(() => answer.body).toThrow(SyntaxError);
    if (text === "") expect(answer.text).toBe("");
  });

  it.each([
    [undefined, null],
    [null, null],
    [7, "7"],
    ["Thu, 15 Jan 2026 09:01:00 GMT", "Thu, 15 Jan 2026 09:01:00 GMT"],
  ])("says after %j when to come back", async (retryAfter, header) => {
    const fault: Fault = { kind: "tooMany", ...(retryAfter === undefined ? {} : { retryAfter }) };
    expect((await listWith(fault)).headers.get("retry-after")).toBe(header);
  });

  it.each([301, 302, 303, 307, 308] as const)("redirects with %i", async (status) => {
    const to = "http://127.0.0.1:9/elsewhere";
    const answer = await listWith({ kind: "redirect", status, to });
    expect([answer.status, answer.headers.get("location")]).toEqual([status, to]);
  });

  it("puts a byte order mark before the true answer", async () => {
    const bytes = new Uint8Array(await (await listWith({ kind: "bom" })).arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(new TextDecoder().decode(bytes.slice(3))).toBe(TRUE);
  });

  it("makes a body as large as wanted", async () => {
    const text = await (await listWith({ kind: "huge", bytes: 1_000_000 })).text();
    expect(text.length).toBeGreaterThanOrEqual(1_000_000);
    expect(Object.keys(JSON.parse(text) as object)).toEqual(["padding"]);
  });

  it("lets the true answer drip, a byte at a time, by the clock", async () => {
    const { clock, sandbox, token } = bench({ kind: "drip", everyMs: 250 });
    const began = clock.now();
    const headers = { authorization: `Bearer ${token}` };
    const { body } = await sandbox.fetch(new Request(`https://d.example/2.0${LIST}`, { headers }));
    expect(await pieces(body)).toEqual(Array.from(TRUE));
    expect(clock.now() - began).toBe(TRUE.length * 250);
  });

  it("breaks the body in the middle", async () => {
    const { body } = await listWith({ kind: "dropMidBody" });
    const reader = body?.getReader();
    const first = await reader?.read();
    expect(new TextDecoder().decode(first?.value)).toBe(TRUE.slice(0, TRUE.length / 2));
    await expect(reader?.read()).rejects.toThrow("cut the connection");
  });

  it("cuts the line before the headers", async () => {
    await expect(listWith({ kind: "drop" })).rejects.toThrow("cut the connection");
  });

  it("hangs until the caller gives up", async () => {
    const caller = new AbortController();
    const answer = listWith({ kind: "hang" }, caller.signal);
    caller.abort(new Error("too long"));
    await expect(answer).rejects.toThrow("too long");
  });

  it("stalls behind the headers until the caller gives up", async () => {
    const caller = new AbortController();
    const answer = await listWith({ kind: "stall" }, caller.signal);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, JSON_TYPE]);
    const text = answer.text();
    caller.abort(new Error("too long"));
    await expect(text).rejects.toThrow("too long");
  });
});

describe("what a fault meets", () => {
  const broken: Fault = { kind: "status", status: 503 };

  it.each<[string, Fault, readonly number[]]>([
    ["once by default", broken, [503, 200, 200]],
    ["as often as wanted", { ...broken, times: 2 }, [503, 503, 200]],
    ["for ever", { ...broken, times: Infinity }, [503, 503, 503]],
    ["one method", { ...broken, method: "post" }, [200, 200, 200]],
    ["another method", { ...broken, method: "get" }, [503, 200, 200]],
    ["one path", { ...broken, path: `/2.0${LIST}` }, [503, 200, 200]],
    ["a path that only begins so", { ...broken, path: "/2.0/users" }, [200, 200, 200]],
    ["a path with a star", { ...broken, path: "/2.0/*/connections" }, [503, 200, 200]],
    ["a dot that is a dot", { ...broken, path: "/2x0/*" }, [200, 200, 200]],
    ["a pattern", { ...broken, path: /connections$/ }, [503, 200, 200]],
  ])("%s", async (_, fault, statuses) => {
    const { call } = bench(fault);
    const found = [];
    for (const _status of statuses) found.push((await call("GET", LIST)).status);
    expect(found).toEqual(statuses);
  });

  it("is counted, and over when it is ended", async () => {
    const { call, sandbox } = bench();
    const handle = sandbox.fault({ ...broken, times: Infinity });
    await call("GET", LIST);
    await call("GET", LIST);
    expect(handle.met).toBe(2);
    handle.end();
    expect((await call("GET", LIST)).status).toBe(200);
    expect(handle.met).toBe(2);
  });

  it("comes in the order of setting up", async () => {
    const { call } = bench(broken, { kind: "status", status: 500 });
    expect([(await call("GET", LIST)).status, (await call("GET", LIST)).status]).toEqual([
      503, 500,
    ]);
  });

  it.each([
    [undefined, 0],
    [false, 0],
    [true, 1],
  ])("has its effect when isWorkDone is %s", async (isWorkDone, total) => {
    const { call, create } = bench({ ...broken, method: "POST", isWorkDone });
    expect((await create()).status).toBe(503);
    expect((await call("GET", LIST)).body["total"]).toBe(total);
  });

  it("has its effect when it spoils the true answer", async () => {
    const { call, create } = bench({ kind: "malformedJson", method: "POST" });
    expect((await create()).status).toBe(200);
    expect((await call("GET", LIST)).body["total"]).toBe(1);
  });

  it.each([0, -1, 1.5, NaN])("cannot be %d calls", (times) => {
    expect(() => bench({ ...broken, times })).toThrow(RangeError);
  });

  it("cannot be asked for by a request", async () => {
    const { call } = bench();
    const headers = { "x-fault": "hang", "x-sandbox-fault": "status", prefer: "code=503" };
    const answer = await call("GET", `${LIST}?fault=hang`, undefined, headers);
    expect(answer.status).toBe(200);
  });
});
