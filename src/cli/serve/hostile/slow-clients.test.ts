import { describe, expect, it, vi } from "vitest";
import { nodeRequestOf, serveFetch } from "../../../proxy/node/index.ts";
import { type House, inHouse, ways } from "./testing/house.ts";
import { openSocket, type RawSocket, statusOf } from "./testing/raw-socket.ts";

// A machine that does other things, too.
vi.setConfig({ testTimeout: 30_000 });

const LIMITS = { headersMs: 500, requestMs: 1_000, idleMs: 700, takeMs: 1_000, checkMs: 100 };
/** Node's own check comes every 30 seconds. */
const SLACK_MS = 10_000;
const DRIP_MS = 100;

const head = ({ base, held }: House, line: string, headers: Record<string, string> = {}) =>
  [
    `${line.replace(" /", ` ${base}/`)} HTTP/1.1`,
    ...Object.entries({ host: "localhost:8080", ...held, ...headers }).map(
      ([name, value]) => `${name}: ${value}`,
    ),
    "",
    "",
  ].join("\r\n");

/** Opens connections, begins on each, and keeps saying a little more until all are closed. */
async function crowd(port: number, size: number, begin: string, more: string) {
  const sockets = await Promise.all(Array.from({ length: size }, () => openSocket(port)));
  for (const { say } of sockets) say(begin);
  const drip = setInterval(() => {
    for (const { say } of sockets) say(more);
  }, DRIP_MS);
  const lasted = Promise.all(sockets.map(({ closed }) => closed)).finally(() => {
    clearInterval(drip);
  });
  return { sockets, lasted };
}

function later<Value>() {
  let settle: (value: Value) => void = () => undefined;
  const promise = new Promise<Value>((resolve) => {
    settle = resolve;
  });
  return { promise, settle };
}

const answersOf = (sockets: readonly RawSocket[]) =>
  new Set(sockets.map(({ heard }) => statusOf(heard)));

describe.each(ways)("%s", (way) => {
  it("[T58] ends 500 slow or idle connections in time, and serves everybody else meanwhile", async () => {
    await inHouse(way, { clientLimits: LIMITS }, async (house) => {
      const { port } = house;
      const slowHead = await crowd(port, 150, "GET / HTTP/1.1\r\nhost: x\r\n", "x-a: b\r\n");
      const body = head(house, "POST /connections", {
        origin: "http://localhost:8080",
        "content-type": "application/json",
        "content-length": "20000",
      });
      const slowBody = await crowd(port, 150, body, " ");
      const silent = await crowd(port, 100, "", "");
      const idle = await crowd(port, 100, head(house, "GET /nowhere"), "");

      const tookMs: number[] = [];
      const over = new AbortController();
      const served = (async () => {
        while (!over.signal.aborted) {
          const answer = await house.ask("GET", "/connectors");
          expect(answer.status).toBe(200);
          tookMs.push(answer.tookMs);
        }
      })();
      const longest = async ({ lasted }: { lasted: Promise<readonly number[]> }) =>
        Math.max(...(await lasted));
      const lasted = await Promise.all([slowHead, slowBody, silent, idle].map(longest));
      over.abort();
      await served;

      const [headMs = 0, bodyMs = 0, silentMs = 0, idleMs = 0] = lasted;
      expect(headMs).toBeLessThan(LIMITS.headersMs + SLACK_MS);
      expect(bodyMs).toBeLessThan(LIMITS.requestMs + SLACK_MS);
      expect(silentMs).toBeLessThan(LIMITS.headersMs + SLACK_MS);
      expect(idleMs).toBeLessThan(LIMITS.idleMs + SLACK_MS);
      // Whoever is still writing when the server closes may not get to read its answer.
      const tooSlow = answersOf([...slowHead.sockets, ...slowBody.sockets]);
      expect([...tooSlow].filter((status) => status !== 0)).toEqual([408]);
      expect(answersOf(idle.sockets)).toEqual(new Set([404]));
      expect(tookMs.length).toBeGreaterThan(10);
      expect(Math.max(...tookMs)).toBeLessThan(3_000);
      expect(house.powens.seen.filter(({ method }) => method === "POST")).toEqual([]);
    });
  });
});

describe("a server of ours", () => {
  it("[T58] does not wait for headers as long as for a body", async () => {
    const limits = { ...LIMITS, requestMs: 60_000 };
    const served = await serveFetch({ fetch: () => new Response("here"), limits });
    const { lasted } = await crowd(served.port, 20, "GET / HTTP/1.1\r\nhost: x\r\n", "x-a: b\r\n");
    expect(Math.max(...(await lasted))).toBeLessThan(LIMITS.headersMs + SLACK_MS);
    await served.close();
  });

  it("[T58] lets go of an answer that nobody takes", async () => {
    const large = "x".repeat(30_000_000);
    const atServer: Promise<number>[] = [];
    const served = await serveFetch({
      limits: LIMITS,
      fetch: (request) => {
        const began = performance.now();
        const { promise, settle } = later<number>();
        nodeRequestOf(request)?.socket.once("close", () => {
          settle(performance.now() - began);
        });
        atServer.push(promise);
        return new Response(large);
      },
    });
    const reader = await openSocket(served.port);
    reader.socket.pause();
    reader.say("GET / HTTP/1.1\r\nhost: x\r\n\r\n");

    await expect.poll(() => atServer.length).toBe(1);
    expect(await atServer[0]).toBeLessThan(LIMITS.takeMs + SLACK_MS);
    expect(reader.heard.length).toBeLessThan(large.length);
    reader.socket.destroy();
    await served.close();
  });

  it("[T58] takes no more connections than it can hold", async () => {
    const served = await serveFetch({
      fetch: () => new Response("ok"),
      limits: { connections: 5 },
    });
    const sockets = await Promise.all(Array.from({ length: 8 }, () => openSocket(served.port)));
    for (const { say } of sockets) say("GET / HTTP/1.1\r\nhost: x\r\n\r\n");
    await expect
      .poll(() =>
        sockets.map(({ heard, socket }) => (socket.destroyed ? 0 : statusOf(heard))).sort(),
      )
      .toEqual([0, 0, 0, 200, 200, 200, 200, 200]);
    for (const { socket } of sockets) socket.destroy();
    await served.close();
  });
});
