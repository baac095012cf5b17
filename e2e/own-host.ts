import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import type { ConnectProxyOptions, ProxyLogLine } from "guichet/proxy";
import type { Sandbox } from "guichet/sandbox";
import { startHost, startSandbox } from "guichet/testing";
import type { TestConnection } from "guichet/testing";

const pages = join(import.meta.dirname, "../dist/demo");
const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
};
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

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

  const listBanks = async () =>
    (await user.connections()).map(({ id, state, connector }) => ({
      id,
      state,
      name: connector.name,
    }));
  const host = await startHost({
    sandbox: running,
    credentials,
    userToken: () => user.token,
    fetch: async (request) => {
      const { pathname } = new URL(request.url);
      if (pathname === "/api/banks") return Response.json({ banks: await listBanks() });
      if (pathname === "/api/institutions") return Response.json({ institutions: [], credentials });
      return page(pathname === "/" ? "/index.html" : pathname);
    },
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

async function page(path: string): Promise<Response> {
  const type = types[extname(path)];
  if (type === undefined || path.includes("..")) return new Response("Not found", { status: 404 });
  const headers = {
    "content-type": type,
    "content-security-policy": policy,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
  };
  try {
    return new Response(await readFile(join(pages, path)), { headers });
  } catch {
    return new Response("Not found", { status: 404 });
  }
}
