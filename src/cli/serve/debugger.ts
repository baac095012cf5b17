import { url as inspectorUrl } from "node:inspector";
import { isLoopback } from "../../proxy/core/loopback.ts";
import { isThisMachine } from "./listening-host.ts";
import { ConfigError, type ServerConfig } from "./server-config.ts";

/**
 * Keeps the debugger of Node shut where anybody but this machine may come: it reads and changes all memory. A public
 * address may be of this machine while the server listens to the network, so both are looked at.
 *
 * @throws ConfigError when it is open, by an argument or by `NODE_OPTIONS`.
 */
export function keepDebuggerShut({ publicUrl, host }: ServerConfig): void {
  if (isLoopback(new URL(publicUrl).hostname) && isThisMachine(host)) return;
  if (inspectorUrl() !== undefined) {
    throw new ConfigError([
      "--inspect: opens the memory of this process; start it without, also in NODE_OPTIONS, or listen on 127.0.0.1 with a public address on localhost",
    ]);
  }
  // Left to Node, this signal opens the debugger of a running process.
  process.on("SIGUSR1", () => undefined);
}
