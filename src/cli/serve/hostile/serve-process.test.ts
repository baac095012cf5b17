import { Agent, request } from "undici";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSandbox } from "../../../sandbox/index.ts";
import { startFaultServer } from "../../../sandbox/testing/fault-server.ts";
import type { Environment } from "../read-variables.ts";
import { beginSession, environmentFor } from "./testing/house.ts";
import {
  buildCommand,
  type BuiltCommand,
  type ServeProcess,
  startProcess,
} from "./testing/serve-process.ts";

let command: BuiltCommand;
const started: ServeProcess[] = [];

beforeAll(async () => {
  command = await buildCommand();
});
afterAll(async () => {
  for (const { isRunning, signal, exit } of started) {
    if (isRunning) signal("SIGKILL");
    await exit;
  }
  await command.remove();
});

const start = (environment: Environment, nodeOptions: readonly string[] = []): ServeProcess => {
  const process = startProcess(command, environment, nodeOptions);
  started.push(process);
  return process;
};
const NOWHERE = "http://127.0.0.1:9/2.0";
const PUBLIC = { GUICHET_PUBLIC_URL: "https://connect.example" };

const statusOf = async (port: number, path: string) => {
  const { statusCode, body } = await request(`http://127.0.0.1:${String(port)}${path}`);
  await body.dump();
  return statusCode;
};

describe("[T95] the debugger", () => {
  it.each([
    ["by an argument", ["--inspect=127.0.0.1:0"], {}],
    ["by the environment", [], { NODE_OPTIONS: "--inspect=127.0.0.1:0" }],
  ])("is refused on a public address, asked for %s", async (_name, options, environment) => {
    const serving = start({ ...environmentFor(NOWHERE), ...PUBLIC, ...environment }, options);

    expect(await serving.exit).toEqual({ code: 1, signal: null });
    expect(serving.complaints).toContain("--inspect");
    expect(serving.complaints).not.toContain("canary");
    expect(serving.output).toBe("");
  });

  it.each([
    ["0.0.0.0", "--inspect=127.0.0.1:0", {}],
    ["::", "--inspect=127.0.0.1:0", {}],
    ["0.0.0.0", "--inspect-port=0", { NODE_OPTIONS: "--inspect" }],
  ])(
    "[server B2] is refused where the network may come, whatever the public address: %s, %s",
    async (host, option, environment) => {
      const listens = { GUICHET_HOST: host, ...environment };
      const serving = start({ ...environmentFor(NOWHERE), ...listens }, [option]);

      expect(await serving.exit).toEqual({ code: 1, signal: null });
      expect(serving.complaints).toContain("--inspect");
      expect(serving.complaints).toContain("NODE_OPTIONS");
      expect(serving.output).toBe("");
    },
  );

  it("[server B2] may be open where nobody but this machine comes", async () => {
    const serving = start(environmentFor(NOWHERE), ["--inspect=127.0.0.1:0"]);
    expect(await statusOf(await serving.port, "/livez")).toBe(200);
  });

  it.each([PUBLIC, { GUICHET_HOST: "0.0.0.0" }])(
    "[server B2] is not opened by a signal either: %o",
    async (reachable) => {
      const serving = start({ ...environmentFor(NOWHERE), ...reachable });
      const port = await serving.port;

      serving.signal("SIGUSR1");

      await serving.memory();
      expect(await statusOf(port, "/livez")).toBe(200);
      expect(serving.complaints).toBe("");
    },
  );
});

describe("where it cannot listen", () => {
  it("names the variable of a port that is taken", async () => {
    const taken = await startFaultServer(() => new Promise(() => undefined));
    const serving = start({
      ...environmentFor(NOWHERE),
      GUICHET_PORT: new URL(taken.url).port,
    });
    expect(await serving.exit).toEqual({ code: 1, signal: null });
    expect(serving.complaints).toMatch(/GUICHET_PORT: is taken/);
    await taken.close();
  });

  it("names the variable of a host that is not this machine", async () => {
    const serving = start({ ...environmentFor(NOWHERE), GUICHET_HOST: "192.0.2.1" });
    expect(await serving.exit).toEqual({ code: 1, signal: null });
    expect(serving.complaints).toMatch(/GUICHET_HOST: is no address of this machine/);
  });
});

describe.concurrent("an error that nobody caught", () => {
  it.for(["throw", "reject"] as const)(
    "[T60] [T93] (%s) is a line with a code, a graceful stop and exit code 1",
    async (what, { expect }) => {
      const serving = start(environmentFor(NOWHERE));
      const port = await serving.port;

      serving.provoke(what);

      await expect.poll(() => statusOf(port, "/readyz")).toBe(503);
      expect(await statusOf(port, "/livez")).toBe(200);
      serving.drained();
      expect(await serving.exit).toEqual({ code: 1, signal: null });
      expect(serving.lines).toEqual([
        expect.objectContaining({ event: "listening" }),
        expect.objectContaining({ event: "stopping", reason: "failure" }),
        expect.objectContaining({ event: "stopped" }),
      ]);
      expect(serving.complaints).toBe("");
      expect(serving.output).not.toContain("canary");
    },
  );
});

it.concurrent.for(["SIGTERM", "SIGINT"] as const)(
  "[T80] %s: it is not ready, ends what is under way, and exits with 0",
  async (signal, { expect }) => {
    const sandbox = createSandbox({ encryption: "none" });
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const powens = await startFaultServer(async (asked) => {
      await held;
      return sandbox.fetch(asked);
    });
    const serving = start(environmentFor(`${powens.url}/2.0`));
    const port = await serving.port;
    const api = `http://127.0.0.1:${String(port)}/api`;
    const dispatcher = new Agent();
    const page = await beginSession(dispatcher, api, sandbox.addUser().token);
    expect(await statusOf(port, "/readyz")).toBe(200);
    const underWay = request(`${api}/connections`, {
      dispatcher,
      headers: { "x-guichet": "1", ...page },
    });
    await expect.poll(() => powens.underWay).toBe(1);

    serving.signal(signal);

    await expect.poll(() => statusOf(port, "/readyz")).toBe(503);
    expect(serving.isRunning).toBe(true);
    serving.drained();
    letGo();
    const answer = await underWay;
    expect([answer.statusCode, await answer.body.json()]).toEqual([200, { connections: [] }]);
    expect(await serving.exit).toEqual({ code: 0, signal: null });
    expect(serving.lines.at(-1)).toMatchObject({ event: "stopped" });
    await expect(statusOf(port, "/livez")).rejects.toThrow();
    expect(powens.sockets).toBe(0);
    await dispatcher.destroy();
    await powens.close();
  },
);
