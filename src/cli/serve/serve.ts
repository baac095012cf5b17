import { readFileSync } from "node:fs";
import { url as inspectorUrl } from "node:inspector";
import { fileURLToPath } from "node:url";
import { isLoopback } from "../../proxy/core/loopback.ts";
import { createJsonLog } from "./json-log.ts";
import { runServer } from "./run-server.ts";
import { ConfigError, readServerConfig } from "./server-config.ts";
import { loadWebAssets } from "./web-assets.ts";

/** Below `dist`, beside the command. */
const webFolder = fileURLToPath(new URL("../web", import.meta.url));

/**
 * `guichet serve`: the configuration from the environment, a line of JSON per event on standard output, a graceful stop
 * on SIGTERM and SIGINT.
 *
 * @throws ConfigError when the configuration is wrong; the error of Node when it cannot listen.
 */
export async function serve(): Promise<void> {
  const config = readServerConfig(process.env, (path) => readFileSync(path, "utf8"));
  if (!isLoopback(new URL(config.publicUrl).hostname)) {
    if (inspectorUrl() !== undefined) {
      throw new ConfigError(["--inspect: opens the memory of this process; start it without"]);
    }
    // Left to Node, this signal opens the debugger of a running process.
    process.on("SIGUSR1", () => undefined);
  }
  const log = createJsonLog((line) => process.stdout.write(line));
  const server = await runServer(config, { assets: await loadWebAssets(webFolder), log });

  const stop = (reason: "signal" | "failure") => {
    void server.stop(reason).finally(() => process.exit(reason === "signal" ? 0 : 1));
  };
  process.on("SIGTERM", () => stop("signal"));
  process.on("SIGINT", () => stop("signal"));
  // What was thrown is not written anywhere: it may hold what no log may.
  process.on("uncaughtException", () => stop("failure"));
  process.on("unhandledRejection", () => stop("failure"));
}
