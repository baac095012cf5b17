import { setTimeout as sleep } from "node:timers/promises";
import { serveFetch, type ServeLimits } from "../../proxy/node/index.ts";
import { createServer, type ServerParts } from "./create-server.ts";
import type { LogLine } from "./json-log.ts";
import type { ServerConfig } from "./server-config.ts";

/** Until then balancers have seen that it is not ready. */
const DRAIN_MS = 5_000;

export interface ServerRuntime extends Omit<ServerParts, "log"> {
  readonly log: { write(line: LogLine): void };
  /** Resolves when balancers have seen that the server is not ready; after five seconds by default. */
  readonly drained?: (() => Promise<unknown>) | undefined;
  /** What a client may take; see `serveFetch`. */
  readonly clientLimits?: Partial<ServeLimits> | undefined;
}

/** A server that listens. */
export interface RunningServer {
  readonly port: number;
  /** Says it is not ready, waits until balancers know, lets quick requests end. Once, however often it is called. */
  stop(reason: "signal" | "failure"): Promise<void>;
}

function openAddressesOf({ webviewAddresses, webviewCreatesUsers }: ServerConfig) {
  if (!webviewAddresses) return "off";
  return webviewCreatesUsers ? "without_code" : "with_code";
}

/** Listens, and stops gracefully. */
export async function runServer(
  config: ServerConfig,
  runtime: ServerRuntime,
): Promise<RunningServer> {
  const { log, drained = () => sleep(DRAIN_MS), clientLimits, ...parts } = runtime;
  const server = createServer(config, { ...parts, log });
  const { origin } = new URL(config.publicUrl);
  const served = await serveFetch({
    fetch: server.fetch,
    refuseMalformed: server.refuseMalformed,
    port: config.port,
    host: config.host,
    origin,
    limits: clientLimits,
  });
  log.write({
    event: "listening",
    port: served.port,
    webviewAddresses: openAddressesOf(config),
  });

  const stopOnce = async (reason: "signal" | "failure") => {
    log.write({ event: "stopping", reason });
    server.drain();
    await drained();
    // It cuts what has not ended within five seconds.
    await served.close();
    await server.close();
    log.write({ event: "stopped" });
  };
  let stopping: Promise<void> | null = null;
  return {
    port: served.port,
    stop: (reason) => (stopping ??= stopOnce(reason)),
  };
}
