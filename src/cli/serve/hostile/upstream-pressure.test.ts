import { describe, expect, it } from "vitest";
import { type House, inHouse, newKey, ways } from "./testing/house.ts";

const SYNCS = 64;
const connection = (id: number) => ({
  id,
  id_connector: 40,
  state: null,
  error: null,
  error_message: null,
  last_update: null,
});
const answerOf = ({ url }: Request) => {
  const id = Number(new URL(url).pathname.split("/").at(-1));
  return Response.json(id > 0 ? connection(id) : { connections: [connection(1)] });
};
const never = () => new Promise<never>(() => undefined);
const callsOf = ({ powens }: House, method: string) =>
  powens.seen.filter((call) => call.method === method).length;

describe.each(ways)("%s", (way) => {
  it("[T61] reads on while every place of the slow calls hangs, and sends no call it cannot place", async () => {
    const powens = (request: Request) =>
      request.method === "POST" ? never() : Promise.resolve(answerOf(request));
    const hanging: Promise<unknown>[] = [];
    await inHouse(way, { powens }, async (house) => {
      const sync = (id: number) =>
        house.ask("POST", `/connections/${String(id)}`, {
          body: { act: "sync" },
          headers: { "idempotency-key": newKey() },
        });
      hanging.push(
        ...Array.from({ length: SYNCS }, (_, id) => sync(id + 1).catch(() => "hung up")),
      );
      await expect.poll(() => callsOf(house, "POST")).toBe(SYNCS);

      const reads = await Promise.all(
        Array.from({ length: 20 }, () => house.ask("GET", "/connections")),
      );
      const oneTooMany = await sync(1_000);

      expect(reads.map(({ status }) => status)).toEqual(Array(20).fill(200));
      // It waited for a place in vain and never left: it may be sent again.
      expect([oneTooMany.status, oneTooMany.code]).toEqual([503, "upstream_unavailable"]);
      expect(oneTooMany.headers["retry-after"]).toBe("2");
      expect(callsOf(house, "POST")).toBe(SYNCS);
    });
    expect(new Set(await Promise.all(hanging))).toEqual(new Set(["hung up"]));
  });

  it("[T64] asks a Powens that fails no more than a tenth above what it is asked itself, then leaves it alone", async () => {
    const clock = { now: Date.UTC(2026, 5, 2, 8) };
    let isWell = false;
    const powens = (request: Request) =>
      Promise.resolve(
        isWell ? answerOf(request) : new Response("<h1>Bad Gateway", { status: 502 }),
      );
    await inHouse(way, { powens, now: () => clock.now }, async (house) => {
      // One read after another, as patient pages ask: a minute of them, ten a second until it is too much.
      const statuses = new Map<number, number>();
      const storm = 220;
      let openedAfterMs: number | null = null;
      for (let asked = 0; asked < storm; asked += 1) {
        const path = `/connections/${String(asked + 1)}`;
        const { status, headers } = await house.ask("GET", path);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        if (status === 503) {
          openedAfterMs ??= asked * 100;
          expect(headers["retry-after"]).toBe("10");
        }
        clock.now += asked < 30 ? 100 : 300;
      }
      const sent = callsOf(house, "GET");
      expect(sent).toBeLessThanOrEqual(storm * 1.1);
      // Twenty calls that fail open it, and it tries one in ten seconds after that.
      expect(sent).toBeLessThanOrEqual(20 + 6 + 2);
      expect(openedAfterMs).toBeLessThanOrEqual(2_000);
      expect([...statuses.keys()].sort()).toEqual([502, 503]);

      clock.now += 10_000;
      isWell = true;
      expect((await house.ask("GET", "/connections")).status).toBe(200);
      expect((await house.ask("GET", "/connections/7")).status).toBe(200);
    });
  });

  it("[T79] asks twelve times in a minute however many watch a connection", async () => {
    const clock = { now: Date.UTC(2026, 5, 2, 8) };
    await inHouse(way, { now: () => clock.now }, async (house) => {
      const path = `/connections/${String(house.connectionId)}`;
      const began = callsOf(house, "GET");
      for (let second = 0; second < 60; second += 4) {
        const answers = await Promise.all(
          Array.from({ length: 200 }, () => house.ask("GET", path)),
        );
        expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
        clock.now += 4_000;
      }
      expect(callsOf(house, "GET") - began).toBeLessThanOrEqual(12);
    });
  });
});
