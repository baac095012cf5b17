import type { ConnectProxyOptions, ProxyLogLine } from "guichet/proxy";
import type { Sandbox } from "guichet/sandbox";
import { startHost, startSandbox } from "guichet/testing";
import type { TestConnection } from "guichet/testing";
import { demoPage } from "./demo-pages.ts";

/** A host application of the test's own: the sandbox, the proxy and its one user lie open. */
export interface OwnHost {
  readonly url: string;
  readonly sandboxUrl: string;
  readonly sandbox: Sandbox;
  /** The permanent token of the one user, which no browser may ever see. */
  readonly userToken: string;
  /** Everything that the proxy wrote to its log. */
  readonly log: readonly ProxyLogLine[];
  /** The user's connections, as Powens has them. */
  readonly connections: () => Promise<readonly TestConnection[]>;
  /** Connects a bank behind the browser's back, by Powens' own field names, and waits for its first data. */
  readonly connectBank: (
    bank: string,
    fields: Readonly<Record<string, string>>,
  ) => Promise<{ readonly id: number }>;
  /** Lets time pass at the banks, and nowhere else: an approval is given, the first data are there. */
  readonly pass: (seconds: number) => void;
  readonly close: () => Promise<void>;
}

/** Starts a host on free ports. Its pages may be kept by the browser's own cache, as most pages may. */
export async function startOwnHost({
  credentials = "forms",
}: Pick<Partial<ConnectProxyOptions>, "credentials"> = {}): Promise<OwnHost> {
  const running = await startSandbox();
  const { sandbox } = running;
  const user = running.addUser();
  const host = await startHost({
    sandbox: running,
    credentials,
    userToken: () => user.token,
    fetch: demoPage(user, credentials),
  });

  return {
    url: host.url,
    sandboxUrl: running.url,
    sandbox,
    userToken: user.token,
    log: host.log,
    connections: user.connections,
    connectBank: (name, fields) => {
      const connector = sandbox.institutions.find((one) => one.connector.name === name)?.connector;
      if (connector === undefined) throw new Error(`the sandbox has no bank called ${name}`);
      return user.connectBank({ id: connector.id, fields });
    },
    pass: running.pass,
    close: async () => {
      await Promise.all([host.close(), running.close()]);
    },
  };
}
