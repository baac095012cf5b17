import { serveFetch } from "../proxy/node/index.ts";
import { createDemoHost } from "./demo-host.ts";
import { nextFreePort } from "./next-free-port.ts";
import { runSandbox } from "./run-sandbox.ts";

export interface RunningDemo {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Serves the demo: the application on one port, the sandbox with its banks on another. */
export async function runDemo(ports: {
  readonly port: number;
  readonly sandboxPort: number;
}): Promise<RunningDemo> {
  const port = await nextFreePort(ports.port);
  const sandbox = await runSandbox({
    port: ports.sandboxPort === port ? ports.sandboxPort + 1 : ports.sandboxPort,
  });
  const url = `http://localhost:${String(port)}`;
  const host = createDemoHost({
    publicUrl: url,
    sandboxUrl: sandbox.url,
    sandbox: sandbox.sandbox,
  });
  const served = await serveFetch({ fetch: host.fetch, port, origin: url });
  return {
    url,
    close: async () => {
      await Promise.all([served.close(), sandbox.close()]);
    },
  };
}
