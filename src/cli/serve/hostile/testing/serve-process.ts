import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import * as v from "valibot";
import type { Environment } from "../../read-variables.ts";

const root = fileURLToPath(new URL("../../../../..", import.meta.url));
const isPackage = (id: string) => !id.startsWith(".") && !/^([a-z]:)?[\\/]/i.test(id);

/** The command, built as the package builds it, in a folder of its own. */
export interface BuiltCommand {
  readonly path: string;
  remove(): Promise<void>;
}

export async function buildCommand(): Promise<BuiltCommand> {
  const cache = join(root, ".cache");
  await mkdir(cache, { recursive: true });
  // Below the root, so that packages are found.
  const folder = await mkdtemp(join(cache, "command-"));
  await build({
    configFile: false,
    root,
    logLevel: "silent",
    publicDir: false,
    build: {
      ssr: true,
      outDir: folder,
      minify: false,
      rolldownOptions: {
        input: join(root, "src/cli/guichet.ts"),
        external: isPackage,
        output: { entryFileNames: "guichet.mjs" },
      },
    },
  });
  return {
    path: join(folder, "guichet.mjs"),
    remove: () => rm(folder, { recursive: true }),
  };
}

/**
 * Throws where nobody catches, and says how much memory the process has, when it is asked to. The pause in which
 * balancers see that it is not ready ends by a message instead of a timer: whoever looks may be slow.
 */
const provoked = `
  import { syncBuiltinESMExports } from "node:module";
  import timers from "node:timers/promises";
  let seen;
  const drained = new Promise((resolve) => (seen = resolve));
  timers.setTimeout = () => drained;
  syncBuiltinESMExports();
  process.on("message", (what) => {
    if (what === "drained") seen();
    if (what === "throw") throw new Error("canary-of-an-error");
    if (what === "reject") Promise.reject(new Error("canary-of-an-error"));
    if (what === "memory") {
      gc();
      const { rss, heapUsed, external } = process.memoryUsage();
      process.send({ resident: rss, held: heapUsed + external });
    }
  });
  process.channel.unref();
`;

/** What a process takes from the machine, and what of that anything in it still holds. */
interface Memory {
  readonly resident: number;
  readonly held: number;
}
const memorySchema = v.object({ resident: v.number(), held: v.number() });

/** `guichet serve` as a process of its own. */
export interface ServeProcess {
  /** Resolves when it listens; rejects when it ended before. */
  readonly port: Promise<number>;
  readonly exit: Promise<{ readonly code: number | null; readonly signal: string | null }>;
  readonly isRunning: boolean;
  /** Its log so far, line by line. */
  readonly lines: readonly unknown[];
  readonly output: string;
  readonly complaints: string;
  signal(name: "SIGTERM" | "SIGINT" | "SIGUSR1" | "SIGKILL"): void;
  provoke(what: "throw" | "reject"): void;
  /** Tells that balancers have seen that it is not ready, for which it waits before it stops. */
  drained(): void;
  /** Bytes, after a collection. */
  memory(): Promise<Memory>;
}

export function startProcess(
  command: BuiltCommand,
  environment: Environment,
  nodeOptions: readonly string[] = [],
): ServeProcess {
  const preload = `data:text/javascript,${encodeURIComponent(provoked)}`;
  const child = spawn(
    process.execPath,
    [...nodeOptions, "--expose-gc", "--import", preload, command.path, "serve"],
    {
      cwd: root,
      env: { PATH: process.env["PATH"], ...environment },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    },
  );
  let output = "";
  let complaints = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => (output += text));
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (complaints += text));
  const exit = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    child.once("close", (code, signal) => {
      resolve({ code, signal });
    });
  });
  const port = new Promise<number>((resolve, reject) => {
    child.stdout?.on("data", () => {
      const listening = /"event":"listening","port":(\d+)/.exec(output)?.[1];
      if (listening !== undefined) resolve(Number(listening));
    });
    void exit.then(() => {
      reject(new Error(`it ended before it listened: ${complaints}`));
    });
  });
  // Whoever expects it to end does not ask for its port.
  port.catch(() => undefined);
  return {
    port,
    exit,
    get isRunning() {
      return child.exitCode === null && child.signalCode === null;
    },
    get lines() {
      return output
        .split("\n")
        .filter((line) => line !== "")
        .map((line): unknown => JSON.parse(line));
    },
    get output() {
      return output;
    },
    get complaints() {
      return complaints;
    },
    signal: (name) => {
      child.kill(name);
    },
    provoke: (what) => {
      child.send(what);
    },
    drained: () => {
      child.send("drained");
    },
    async memory() {
      child.send("memory");
      const [answer]: unknown[] = await once(child, "message");
      return v.parse(memorySchema, answer);
    },
  };
}
