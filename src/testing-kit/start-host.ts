import type { CredentialsPolicy } from "../protocol/index.ts";
import { createConnectProxy, type ProxyLogLine } from "../proxy/core/index.ts";
import { serveLater } from "./serve-later.ts";
import type { TestSandbox } from "./start-sandbox.ts";

/** Options of {@link startHost}. */
export interface StartHostOptions {
  readonly sandbox: TestSandbox;
  /** Answers everything but the proxy: your pages. */
  readonly fetch: (request: Request) => Response | Promise<Response>;
  /** Whose token a request is signed in with; `null` for nobody. */
  readonly userToken: (request: Request) => string | null;
  /** Where the proxy lies; `/guichet` by default. */
  readonly mount?: string | undefined;
  /** Who collects credentials; `forms` by default. */
  readonly credentials?: CredentialsPolicy | undefined;
  /** 0, the default, takes a free one. */
  readonly port?: number | undefined;
}

/** An application of the test's own, with the proxy mounted in it. */
export interface TestHost {
  /** Where browsers reach it. */
  readonly url: string;
  /** Where browsers reach the proxy: the widget's `proxyUrl`. */
  readonly proxyUrl: string;
  /** Everything that the proxy wrote to its log. */
  readonly log: readonly ProxyLogLine[];
  close(): Promise<void>;
}

/**
 * Starts a small application with the proxy mounted in it, for tests of pages without their backend.
 *
 * Rejects with the error of Node when it cannot listen (`EADDRINUSE`).
 *
 * @public
 */
export async function startHost(options: StartHostOptions): Promise<TestHost> {
  const { sandbox, mount = "/guichet", credentials = "forms", userToken } = options;
  const served = await serveLater(options.port);
  const url = `http://localhost:${served.port}`;
  const log: ProxyLogLine[] = [];
  const proxy = createConnectProxy({
    powens: { url: sandbox.powensUrl, clientId: sandbox.clientId },
    credentials,
    publicUrl: url + mount,
    resolveUserToken: userToken,
    userKey: userToken,
    log: { write: (line) => log.push(line) },
  });
  served.answerWith((request) =>
    new URL(request.url).pathname.startsWith(`${mount}/`)
      ? proxy.fetch(request)
      : options.fetch(request),
  );
  return {
    url,
    proxyUrl: url + mount,
    log,
    close: async () => {
      await Promise.all([served.close(), proxy.close()]);
    },
  };
}
