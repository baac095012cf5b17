import { serveFetch } from "../proxy/node/index.ts";
import { createSandbox } from "../sandbox/index.ts";
import type { Sandbox } from "../sandbox/index.ts";
import { nextFreePort } from "./next-free-port.ts";

export interface RunningSandbox {
  readonly sandbox: Sandbox;
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly close: () => Promise<void>;
}

/** Serves the sandbox on this machine. */
export async function runSandbox({ port }: { readonly port: number }): Promise<RunningSandbox> {
  const free = await nextFreePort(port);
  const url = `http://127.0.0.1:${String(free)}`;
  const sandbox = createSandbox({ publicUrl: url });
  const served = await serveFetch({ fetch: sandbox.fetch, port: free });
  return {
    sandbox,
    url,
    clientId: sandbox.clientId,
    clientSecret: sandbox.clientSecret,
    close: served.close,
  };
}
