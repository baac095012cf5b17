import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { keepDebuggerShut } from "./debugger.ts";
import { createJsonLog } from "./json-log.ts";
import { listeningError } from "./listening-error.ts";
import { runServer } from "./run-server.ts";
import { readServerConfig } from "./server-config.ts";
import { loadWebAssets } from "./web-assets.ts";

/** Below `dist`, beside the command. */
const webFolder = fileURLToPath(new URL("../web", import.meta.url));

/**
 * `guichet serve`: the configuration from the environment, a line of JSON per event on standard output, a graceful stop
 * on SIGTERM and SIGINT.
 *
 * @throws ConfigError when the configuration is wrong or it cannot listen where that says.
 */
export async function serve(): Promise<void> {
  const config = readServerConfig(process.env, (path) => readFileSync(path, "utf8"));
  keepDebuggerShut(config);
  const log = createJsonLog((line) => process.stdout.write(line));
  const assets = await loadWebAssets(webFolder);
  const server = await runServer(config, { assets, log }).catch((error: unknown) => {
    throw listeningError(error);
  });

  const stop = (reason: "signal" | "failure") => {
    void server.stop(reason).finally(() => process.exit(reason === "signal" ? 0 : 1));
  };
  process.on("SIGTERM", () => stop("signal"));
  process.on("SIGINT", () => stop("signal"));
  // What was thrown is not written anywhere: it may hold what no log may.
  process.on("uncaughtException", () => stop("failure"));
  process.on("unhandledRejection", () => stop("failure"));
}
