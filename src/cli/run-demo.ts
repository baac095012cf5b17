import type { CredentialsPolicy } from "../protocol/index.ts";
import { serveFetch } from "../proxy/node/index.ts";
import { createDemoHost } from "./demo-host.ts";
import { nextFreePort } from "./next-free-port.ts";
import { runSandbox } from "./run-sandbox.ts";

export interface RunningDemo {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Serves the demo: the application on one port, the sandbox with its banks on another. */
export async function runDemo(options: {
  readonly port: number;
  readonly sandboxPort: number;
  readonly credentials: CredentialsPolicy;
}): Promise<RunningDemo> {
  const { sandboxPort, credentials } = options;
  const port = await nextFreePort(options.port);
  const sandbox = await runSandbox({
    port: sandboxPort === port ? sandboxPort + 1 : sandboxPort,
  });
  const url = `http://localhost:${String(port)}`;
  const host = createDemoHost({
    publicUrl: url,
    sandboxUrl: sandbox.url,
    sandbox: sandbox.sandbox,
    credentials,
  });
  const served = await serveFetch({ fetch: host.fetch, port, origin: url });
  return {
    url,
    close: async () => {
      await Promise.all([served.close(), sandbox.close()]);
    },
  };
}
