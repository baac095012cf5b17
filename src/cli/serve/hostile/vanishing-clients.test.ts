import { setImmediate as turn } from "node:timers/promises";
import { Agent } from "undici";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FaultServer, startFaultServer } from "../../../sandbox/testing/fault-server.ts";
import { beginSession, environmentFor, inHouse, newKey, ORIGIN, ways } from "./testing/house.ts";
import { openSocket, statusOf } from "./testing/raw-socket.ts";
import {
  buildCommand,
  type BuiltCommand,
  type ServeProcess,
  startProcess,
} from "./testing/serve-process.ts";

const IS_LONG = process.env["GUICHET_LONG"] !== undefined;
const ABORTS = IS_LONG ? 9_000 : 600;
const AT_ONCE = 30;
const MB = 1_000_000;

const connector = (id: number) => ({
  id,
  uuid: `338178e6-3d01-564f-9a7b-${String(id).padStart(12, "0")}`,
  name: `Banque d'essai ${String(id)}`,
  hidden: false,
  capabilities: ["bank"],
  products: ["bank"],
  auth_mechanism: "credentials",
  sources: [],
  fields: [{ name: "login", label: "x".repeat(200), type: "text", required: true }],
});
const connectors = Array.from({ length: 2_000 }, (_, id) => connector(id + 1));
const connection = (id: number) => ({
  id,
  id_connector: 40,
  state: null,
  error: null,
  error_message: null,
  last_update: null,
});

async function powensAnswer({ url }: Request): Promise<Response> {
  const { pathname } = new URL(url);
  if (pathname.endsWith("/connectors")) return Response.json({ connectors, total: 2_000 });
  // A few turns later, so that many leave before.
  for (let turns = 0; turns < 5; turns += 1) await turn();
  return Response.json(connection(Number(pathname.split("/").at(-1))));
}

describe("[T59] thousands who vanish in the middle of an answer", () => {
  let command: BuiltCommand;
  let powens: FaultServer;
  let serving: ServeProcess;
  let port: number;
  beforeAll(async () => {
    command = await buildCommand();
    powens = await startFaultServer(powensAnswer);
    // Behind a balancer on this machine, which says who asks: everybody has limits of their own.
    serving = startProcess(command, {
      ...environmentFor(`${powens.url}/2.0`),
      GUICHET_TRUSTED_PROXIES: "127.0.0.1/32",
    });
    port = await serving.port;
  });
  afterAll(async () => {
    if (serving.isRunning) serving.signal("SIGKILL");
    await serving.exit;
    await powens.close();
    await command.remove();
  });

  const headOf = (line: string, page: Readonly<Record<string, string>>, extra = "") =>
    `${line} HTTP/1.1\r\nhost: localhost:8080\r\nx-guichet: 1\r\n${Object.entries(page)
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join("")}${extra}\r\n`;
  const address = (who: number) =>
    `10.${String(who >> 16)}.${String((who >> 8) & 255)}.${String(who & 255)}`;

  function requestOf(who: number, page: Readonly<Record<string, string>>): string {
    const seen = { ...page, "x-forwarded-for": address(who) };
    const id = String(who + 1);
    if (who % 3 === 0) return headOf("GET /api/connectors", seen);
    if (who % 3 === 1) return headOf(`GET /api/connections/${id}`, seen);
    const body = '{"act":"sync"}';
    return (
      headOf(
        `POST /api/connections/${id}`,
        seen,
        `origin: ${ORIGIN}\r\ncontent-type: application/json\r\ncontent-length: ${String(body.length)}\r\nidempotency-key: ${newKey()}\r\n`,
      ) + body
    );
  }

  async function vanish(text: string, afterMs: number): Promise<void> {
    const { socket, say, closed } = await openSocket(port);
    say(text);
    const leave = setTimeout(() => {
      if (afterMs % 2 < 1) socket.destroy();
      else socket.resetAndDestroy();
    }, afterMs);
    await closed;
    clearTimeout(leave);
  }

  async function crowd(from: number, size: number): Promise<void> {
    const dispatcher = new Agent();
    const api = `http://127.0.0.1:${String(port)}/api`;
    let page: Readonly<Record<string, string>> = {};
    for (let who = from; who < from + size; who += AT_ONCE) {
      // A session has 600 requests in a minute.
      if (who % 300 === 0) page = await beginSession(dispatcher, api, "canary-user-token");
      const held = page;
      await Promise.all(
        Array.from({ length: AT_ONCE }, (_, one) =>
          vanish(requestOf(who + one, held), Math.random() * 40),
        ),
      );
    }
    await dispatcher.destroy();
  }

  it("leave nothing behind: the same process, no socket, no call, no memory", async () => {
    await crowd(0, 300);
    const before = await serving.memory();

    await crowd(300, ABORTS);

    await expect.poll(() => powens.underWay).toBe(0);
    const after = await serving.memory();
    // What is kept on purpose: records of sessions and operations, what was last read.
    expect(after.held - before.held).toBeLessThan(60 * MB);
    // A process keeps pages of what it once needed at the same time, however long it runs.
    expect(after.resident - before.resident).toBeLessThan(200 * MB);
    expect(serving.isRunning).toBe(true);
    expect(serving.complaints).toBe("");
    expect(serving.output).not.toMatch(/stopping|internal_failure/);
    // Every act that was let in went on to its end, once.
    const acts = powens.seen.filter(({ method }) => method === "POST");
    expect(acts.length).toBeGreaterThan(ABORTS / 10);
    expect(new Set(acts.map(({ target }) => target)).size).toBe(acts.length);
    // 32 for reads and 64 for acts, kept for the next ones.
    expect(powens.sockets).toBeLessThanOrEqual(96);
    const livez = await openSocket(port);
    livez.say("GET /livez HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
    await livez.closed;
    expect(statusOf(livez.heard)).toBe(200);
  });

  it("[T57] [T66] bodies and answers without an end take no memory", async () => {
    const dispatcher = new Agent();
    const page = await beginSession(
      dispatcher,
      `http://127.0.0.1:${String(port)}/api`,
      "canary-user-token",
    );
    await dispatcher.destroy();
    const rounds = 12;
    const bytes = IS_LONG ? 1_000 * MB : 200 * MB;

    const pour = async () => {
      const opened = await openSocket(port);
      const chunk = `10000\r\n${" ".repeat(65_536)}\r\n`;
      let sent = 0;
      const pump = () => {
        while (!opened.socket.destroyed && sent < bytes) {
          sent += chunk.length;
          if (!opened.socket.write(chunk)) return;
        }
      };
      opened.socket.on("drain", pump);
      opened.say(
        headOf(
          "POST /api/connections",
          page,
          `origin: ${ORIGIN}\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n`,
        ),
      );
      pump();
      await opened.closed;
      // Whoever is still writing when the server closes may not get to read its answer.
      expect([0, 413]).toContain(statusOf(opened.heard));
      expect(sent).toBeLessThan(bytes / 2);
    };
    const ask = async (who: number) => {
      powens.spoilNext(who % 2 === 0 ? "endlessChunks" : "gzipBomb", { method: "GET" });
      const opened = await openSocket(port);
      opened.say(
        headOf(`GET /api/connections/${String(900_000 + who)}`, page, "connection: close\r\n"),
      );
      await opened.closed;
      expect(statusOf(opened.heard)).toBe(502);
    };
    // As many before as after: what a process needs for this at all is not what it loses. Fewer reads, since after
    // twenty that failed none goes out.
    for (let warm = 0; warm < rounds; warm += 1) {
      await pour();
      if (warm < 6) await ask(1_000 + warm);
    }
    const before = await serving.memory();

    for (let round = 0; round < rounds; round += 1) {
      await pour();
      await ask(round);
    }

    const after = await serving.memory();
    expect(after.resident - before.resident).toBeLessThan(20 * MB);
    await expect.poll(() => powens.underWay).toBe(0);
    expect(serving.output.match(/"status":413/g)).toHaveLength(2 * rounds);
  });
});

describe.each(ways)("%s", (way) => {
  it("[T59] an act goes on into its operation when its browser is gone", async () => {
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const options = {
      powens: async (request: Request, sandbox: { fetch(asked: Request): Promise<Response> }) => {
        if (request.method === "POST") await held;
        return sandbox.fetch(request);
      },
    };
    await inHouse(way, options, async (house) => {
      const key = newKey();
      const body = JSON.stringify({
        connector_uuid: house.connectorUuid,
        fields: { login: "87654321", password: "1234" },
      });
      const { socket, say, closed } = await openSocket(house.port);
      const page = { ...house.held, origin: ORIGIN, "idempotency-key": key };
      say(
        `POST ${house.base}/connections HTTP/1.1\r\nhost: x\r\n${Object.entries(page)
          .map(([name, value]) => `${name}: ${value}\r\n`)
          .join(
            "",
          )}content-type: application/json\r\ncontent-length: ${String(body.length)}\r\n\r\n${body}`,
      );
      const acts = () => house.powens.seen.filter(({ method }) => method === "POST").length;
      await expect.poll(acts).toBe(1);

      socket.destroy();
      await closed;
      const waiting = await house.ask("GET", `/operations/${key}`);
      letGo();

      expect([waiting.status, waiting.text]).toEqual([200, expect.stringContaining('"operation"')]);
      await expect
        .poll(async () => (await house.ask("GET", `/operations/${key}`)).text)
        .toContain('"kind":"connection"');
      expect(acts()).toBe(1);
    });
  });
});
