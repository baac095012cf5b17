import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { nodeRequestOf, serveFetch } from "../../../proxy/node/index.ts";
import { type House, inHouse, ways } from "./testing/house.ts";
import { openSocket, type RawSocket, statusOf } from "./testing/raw-socket.ts";

const LIMITS = { headersMs: 500, requestMs: 1_000, idleMs: 700, takeMs: 1_000, checkMs: 100 };
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
  const ended = Promise.all(sockets.map(({ closed }) => closed)).finally(() => {
    clearInterval(drip);
  });
  return { sockets, ended };
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

      let answered = 0;
      const over = new AbortController();
      const served = (async () => {
        while (!over.signal.aborted) {
          const answer = await house.ask("GET", "/connectors");
          expect(answer.status).toBe(200);
          answered += 1;
        }
      })();
      await Promise.all([slowHead, slowBody, silent, idle].map(({ ended }) => ended));
      over.abort();
      await served;

      // Whoever is still writing when the server closes may not get to read its answer.
      const tooSlow = answersOf([...slowHead.sockets, ...slowBody.sockets]);
      expect([...tooSlow].filter((status) => status !== 0)).toEqual([408]);
      expect(answersOf(idle.sockets)).toEqual(new Set([404]));
      expect(answered).toBeGreaterThan(0);
      expect(house.powens.seen.filter(({ method }) => method === "POST")).toEqual([]);
    });
  });
});

describe("a server of ours", () => {
  it("[T58] does not wait for headers as long as for a body", async () => {
    const limits = { ...LIMITS, requestMs: 3_600_000 };
    const served = await serveFetch({ fetch: () => new Response("here"), limits });
    const { ended } = await crowd(served.port, 20, "GET / HTTP/1.1\r\nhost: x\r\n", "x-a: b\r\n");
    await ended;
    await served.close();
  });

  it("waits for a client as long as its limits say, not as long as Node would", async () => {
    const waits: unknown[] = [];
    const served = await serveFetch({
      limits: LIMITS,
      fetch: (request) => {
        const server: unknown = Reflect.get(nodeRequestOf(request)?.socket ?? {}, "server");
        waits.push(server);
        return new Response("here");
      },
    });
    await (await fetch(`http://127.0.0.1:${String(served.port)}/`)).text();
    expect(waits).toEqual([
      expect.objectContaining({
        headersTimeout: LIMITS.headersMs,
        requestTimeout: LIMITS.requestMs,
        keepAliveTimeout: LIMITS.idleMs,
      }),
    ]);
    await served.close();
  });

  it("[T58] lets go of an answer that nobody takes", async () => {
    const large = "x".repeat(30_000_000);
    const letGo: Promise<unknown>[] = [];
    const served = await serveFetch({
      limits: LIMITS,
      fetch: (request) => {
        const socket = nodeRequestOf(request)?.socket;
        if (socket !== undefined) letGo.push(once(socket, "close"));
        return new Response(large);
      },
    });
    const reader = await openSocket(served.port);
    reader.socket.pause();
    reader.say("GET / HTTP/1.1\r\nhost: x\r\n\r\n");

    await expect.poll(() => letGo.length).toBe(1);
    await letGo[0];
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
