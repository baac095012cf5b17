import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { serveFetch } from "guichet/proxy/node";
import { startSandbox, startServer } from "guichet/testing";
import type { TestSandbox, TestServer, TestUser } from "guichet/testing";
import { hostScript } from "./host-script.ts";

const dist = join(import.meta.dirname, "../../dist");

/** A page of one of the hosts. */
interface HostPageOptions {
  readonly layout?: "inline" | "modal";
  readonly options?: Readonly<Record<string, unknown>>;
  /** Headers besides the content type; the documented policy by default. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Instead of the usual content. */
  readonly body?: string;
}

/** An application and its enemies, each a site of its own, the standalone server, and the banks behind it. */
export interface EmbedSite {
  /** The application, whose origin the server allows. */
  readonly shop: string;
  /** Another site, which it does not. */
  readonly evil: string;
  readonly server: TestServer;
  readonly sandbox: TestSandbox;
  /** The user that is signed in to the application; each test gets one of its own. */
  user: TestUser;
  /** What a page needs to be allowed, as the guide says. */
  readonly policy: string;
  /** Puts a page on every host, at this path. */
  page(path: string, options?: HostPageOptions): void;
  /** Another user, and no page but the usual one. */
  begin(): void;
  close(): Promise<void>;
}

const html = (server: string, { layout = "modal", options = {}, body }: HostPageOptions) =>
  body ??
  `<!doctype html>
<html lang="en" data-server="${server}" data-layout="${layout}" data-options="${JSON.stringify(options).replaceAll('"', "&quot;")}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Shop</title>
<h1>Your banks</h1>
<button>Connect a bank</button>
<div id="place"></div>
<ol></ol>
<script src="${server}/v1.js"></script>
<script src="/host.js"></script>
</html>`;

const send = (body: BodyInit, type: string, headers: Readonly<Record<string, string>> = {}) =>
  new Response(body, { headers: { "content-type": `${type}; charset=utf-8`, ...headers } });

/** Starts everything on free ports. */
export async function startEmbedSite(): Promise<EmbedSite> {
  let answer: (request: Request) => Promise<Response> = () =>
    Promise.resolve(new Response(null, { status: 503 }));
  const hosts = await serveFetch({ fetch: (request) => answer(request) });
  const shop = `http://shop.localhost:${hosts.port}`;
  const evil = `http://evil.localhost:${hosts.port}`;
  const sandbox = await startSandbox();
  const server = await startServer({
    sandbox,
    hostname: "connect.localhost",
    allowedOrigins: [shop],
  });
  const policy = [
    "default-src 'none'",
    `script-src 'self' ${server.url}`,
    `frame-src ${server.url}`,
    "connect-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");
  const pages = new Map<string, HostPageOptions>([["/", {}]]);

  answer = async (request) => {
    const { pathname } = new URL(request.url);
    if (/^\/dist\/[\w/.-]+\.js$/.test(pathname))
      return send(await readFile(join(dist, pathname.slice(6)), "utf8"), "text/javascript");
    if (pathname === "/host.js") return send(hostScript, "text/javascript");
    if (pathname === "/session" && request.method === "POST")
      return Response.json(await server.createSession({ user: site.user, allowedOrigin: shop }));
    const page = pages.get(pathname);
    if (page === undefined) return new Response("Not found", { status: 404 });
    return send(
      html(server.url, page),
      pathname.endsWith(".js") ? "text/javascript" : "text/html",
      page.headers ?? { "content-security-policy": policy },
    );
  };

  const site: EmbedSite = {
    shop,
    evil,
    server,
    sandbox,
    user: sandbox.addUser(),
    policy,
    begin: () => {
      site.user = sandbox.addUser();
      pages.clear();
      pages.set("/", {});
    },
    page: (path, options = {}) => {
      pages.set(path, options);
    },
    close: async () => {
      await hosts.close();
      await server.close();
      await sandbox.close();
    },
  };
  return site;
}
