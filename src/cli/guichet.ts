#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import * as v from "valibot";
import { closestName } from "../protocol/closest-name.ts";
import type { CredentialsPolicy } from "../protocol/index.ts";
import { runDemo } from "./run-demo.ts";
import { runSandbox } from "./run-sandbox.ts";
import { serve } from "./serve/serve.ts";

const HELP = `guichet <command>

  demo      a small host application with the widget, the proxy and the sandbox
            --port 4400          where the application listens (next free port if taken)
            --sandbox-port 4401  where the sandbox and its banks listen
            --credentials forms  who collects credentials: forms (the widget) or webview
  sandbox   the simulated Powens API and its banks
            --port 4401
  serve     the proxy as a server of its own, configured by environment variables (docs/server.md)

demo and sandbox listen on this machine only. Ctrl-C stops each. --version says which this is.
`;

/** Two folders up, both here and where the package is built to. */
function packageVersion(): string {
  const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  return v.parse(v.object({ version: v.string() }), JSON.parse(text)).version;
}

const commands = ["demo", "sandbox", "serve"] as const;

function noCommand(command: string): string {
  const meant = closestName(command, commands);
  const hint = meant === null ? "try demo, sandbox or serve" : `did you mean ${meant}?`;
  return `there is no command "${command}": ${hint}`;
}

function portOf(text: string | undefined, byDefault: number): number {
  if (text === undefined) return byDefault;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Error(`"${text}" is not a port: give a number from 1 to 65535`);
  return port;
}

function policyOf(text: string | undefined): CredentialsPolicy {
  if (text === undefined || text === "forms") return "forms";
  if (text === "webview") return text;
  throw new Error(`--credentials is forms or webview, not "${text}"`);
}

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      port: { type: "string" },
      "sandbox-port": { type: "string" },
      credentials: { type: "string" },
      help: { type: "boolean", short: "h" },
      version: { type: "boolean", short: "v" },
    },
  });
  const [command] = positionals;
  if (values.version === true) {
    console.log(packageVersion());
    return;
  }
  if (values.help === true || command === undefined) {
    console.log(HELP);
    return;
  }
  switch (command) {
    case "demo": {
      const demo = await runDemo({
        port: portOf(values.port, 4400),
        sandboxPort: portOf(values["sandbox-port"], 4401),
        credentials: policyOf(values.credentials),
      });
      console.log(`\n  Guichet demo: ${demo.url}\n\n  Ctrl-C stops it.\n`);
      stopOnSignal(demo.close);
      return;
    }
    case "sandbox": {
      const sandbox = await runSandbox({ port: portOf(values.port, 4401) });
      console.log(
        `\n  Guichet sandbox: ${sandbox.url}/2.0\n  client_id ${sandbox.clientId}, client_secret ${sandbox.clientSecret} (invented, for this sandbox only)\n\n  Ctrl-C stops it.\n`,
      );
      stopOnSignal(sandbox.close);
      return;
    }
    case "serve":
      return serve();
    default:
      throw new Error(noCommand(command));
  }
}

function stopOnSignal(close: () => Promise<void>) {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    void close().finally(() => process.exit(0));
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : "guichet failed");
  process.exitCode = 1;
}
