import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { createConnectProxy } from "guichet/proxy";
import type { ConnectProxyOptions, ProxyLogLine } from "guichet/proxy";
import { serveFetch } from "guichet/proxy/node";
import { createSandbox } from "guichet/sandbox";
import type { Sandbox, SandboxClock } from "guichet/sandbox";

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
  readonly connections: () => Promise<
    readonly { readonly id: number; readonly state: string | null }[]
  >;
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
  let answerBank: (request: Request) => Promise<Response> = unready;
  let answer: (request: Request) => Promise<Response> = unready;
  const bank = await serveFetch({ fetch: (request) => answerBank(request) });
  const served = await serveFetch({ fetch: (request) => answer(request) });
  // Another name than the sandbox's: to the browser they are two sites.
  const url = `http://localhost:${served.port}`;

  let passed = 0;
  const clock: SandboxClock = {
    now: () => Date.now() + passed,
    sleep: (ms) =>
      new Promise((resolve) => {
        setTimeout(resolve, ms);
      }),
  };
  const sandbox = createSandbox({ publicUrl: bank.url, clock });
  answerBank = (request) => sandbox.fetch(request);
  const { token } = sandbox.addUser();
  const log: ProxyLogLine[] = [];
  const proxy = createConnectProxy({
    powens: { url: `${bank.url}/2.0`, clientId: sandbox.clientId },
    credentials,
    publicUrl: `${url}/guichet`,
    resolveUserToken: () => token,
    userKey: () => "the one user",
    log: { write: (line) => log.push(line) },
  });

  const askSandbox = async (path: string, init: RequestInit = {}): Promise<unknown> => {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const request = new Request(`${bank.url}/2.0${path}`, { headers, ...init });
    return (await sandbox.fetch(request)).json();
  };
  const pass = (seconds: number) => {
    passed += seconds * 1_000;
  };
  const connections = async () => {
    const { connections } = (await askSandbox("/users/me/connections?expand=connector")) as {
      connections: { id: number; state: string | null; connector?: { name: string } }[];
    };
    return connections.map(({ id, state, connector }) => ({
      id,
      state,
      name: connector?.name ?? "",
    }));
  };

  answer = async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith("/guichet/")) return proxy.fetch(request);
    if (pathname === "/api/banks") return Response.json({ banks: await connections() });
    if (pathname === "/api/institutions") return Response.json({ institutions: [], credentials });
    return page(pathname === "/" ? "/index.html" : pathname);
  };

  return {
    url,
    sandboxUrl: bank.url,
    sandbox,
    userToken: token,
    log,
    connections,
    connectBank: async (name, fields) => {
      const connector = sandbox.institutions.find((one) => one.connector.name === name)?.connector;
      const { id } = (await askSandbox("/users/me/connections", {
        method: "POST",
        body: JSON.stringify({ id_connector: connector?.id, ...fields }),
      })) as { id: number };
      pass(10);
      return { id };
    },
    pass,
    close: async () => {
      await Promise.all([served.close(), bank.close(), proxy.close()]);
    },
  };
}

const unready = () => Promise.resolve(new Response("Not ready", { status: 503 }));

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
