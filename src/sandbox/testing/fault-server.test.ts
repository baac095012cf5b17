import { afterEach, expect, it } from "vitest";
import type { Fault } from "../faults/fault.ts";
import { createBench, makeInstitution } from "./harness.ts";
import { startFaultServer, type FaultServer, type SocketFault } from "./fault-server.ts";

const open: FaultServer[] = [];

afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

async function serve(...faults: readonly Fault[]) {
  const { sandbox, token } = createBench(makeInstitution("plain"), { faults });
  const server = await startFaultServer((request) => sandbox.fetch(request));
  open.push(server);
  const caller = new AbortController();
  const list = () =>
    fetch(`${server.url}/2.0/users/me/connections`, {
      headers: { authorization: `Bearer ${token}` },
      signal: caller.signal,
    });
  return { sandbox, token, server, caller, list };
}

it("serves the sandbox", async () => {
  const { list, server, token } = await serve();
  expect(await (await list()).json()).toEqual({ connections: [], total: 0 });
  const created = await fetch(`${server.url}/2.0/users/me/connections`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ id_connector: 40, login: "12345678", password: "1234" }),
  });
  expect(created.status).toBe(200);
});

it("shows a stall as headers without a body", async () => {
  const { caller, list } = await serve({ kind: "stall" });
  const answer = await list();
  expect(answer.status).toBe(200);
  const text = answer.text();
  caller.abort();
  await expect(text).rejects.toThrow("aborted");
});

it("shows a hang as nothing at all", async () => {
  const { caller, list, sandbox } = await serve();
  const fault = sandbox.fault({ kind: "hang" });
  const answer = list();
  await expect.poll(() => fault.met).toBe(1);
  caller.abort();
  await expect(answer).rejects.toThrow("aborted");
});

it("shows a break as a body that fails after its beginning", async () => {
  const { list } = await serve({ kind: "dropMidBody" });
  const answer = await list();
  expect(answer.status).toBe(200);
  await expect(answer.text()).rejects.toThrow("terminated");
});

it("shows a cut line as no answer", async () => {
  const { list } = await serve({ kind: "drop" });
  await expect(list()).rejects.toThrow("fetch failed");
});

it("lets an answer drip whole", async () => {
  const { list } = await serve({ kind: "drip" });
  expect(await (await list()).text()).toBe('{"connections":[],"total":0}');
});

it("streams a body larger than any buffer, until the caller has enough", async () => {
  const { caller, list } = await serve({ kind: "huge", bytes: 2 ** 40 });
  const reader = (await list()).body?.getReader();
  expect((await reader?.read())?.done).toBe(false);
  caller.abort();
  await expect(reader?.closed).rejects.toThrow("aborted");
});

it.each<SocketFault>([
  "reset",
  "close",
  "garbage",
  "hugeHeader",
  "switching",
  "shortBody",
  "badChunk",
  "twoLengths",
])("spoils one request by %s, and no more", async (fault) => {
  const { list, server } = await serve();
  server.spoilNext(fault);
  await expect(list().then((answer) => answer.text())).rejects.toThrow(/fetch failed|terminated/);
  expect((await list()).status).toBe(200);
});

it("spoils as often as asked, one method only, and remembers what came", async () => {
  const { list, server } = await serve();
  server.spoilNext("close", { times: 2, method: "GET" });
  const post = () => fetch(`${server.url}/2.0/x?y=%2e`, { method: "POST" });
  expect((await post()).status).toBe(404);
  await expect(list()).rejects.toThrow("fetch failed");
  await expect(list()).rejects.toThrow("fetch failed");
  expect((await list()).status).toBe(200);
  expect(server.seen.map(({ method, target }) => `${method} ${target}`)).toEqual([
    "POST /2.0/x?y=%2e",
    ...Array<string>(3).fill("GET /2.0/users/me/connections"),
  ]);
  await expect.poll(() => server.underWay).toBe(0);
});

it("writes chunks without end, until the caller has enough", async () => {
  const { caller, list, server } = await serve();
  server.spoilNext("endlessChunks");
  const reader = (await list()).body?.getReader();
  for (let chunk = 0; chunk < 40; chunk += 1) {
    expect((await reader?.read())?.done).toBe(false);
  }
  caller.abort();
  await expect(reader?.closed).rejects.toThrow("aborted");
  await expect.poll(() => server.underWay).toBe(0);
});

it("packs twenty million characters, though nobody asked", async () => {
  const { list, server } = await serve();
  server.spoilNext("gzipBomb");
  const answer = await list();
  expect(answer.headers.get("content-encoding")).toBe("gzip");
  expect(Number(answer.headers.get("content-length"))).toBeLessThan(30_000);
  expect(await answer.text()).toHaveLength(20_000_014);
});

it("keeps headers coming for ever", async () => {
  const { caller, list, server } = await serve();
  server.spoilNext("endlessHeaders");
  const answer = list();
  caller.abort();
  await expect(answer).rejects.toThrow("aborted");
});
