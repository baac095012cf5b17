import { mkdtemp, readFile, rm } from "node:fs/promises";
import { extname, join } from "node:path";
import { createConnectProxy } from "guichet/proxy";
import { serveFetch } from "guichet/proxy/node";
import { createSandbox } from "guichet/sandbox";
import { build } from "vite";
import { test as base } from "./fixtures.ts";

const root = join(import.meta.dirname, "..");
const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
};
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";

const unready = () => Promise.resolve(new Response("Not ready", { status: 503 }));

/** The React pages of `docs/react.md` as a host builds and serves them, with the proxy and a sandbox behind. */
export const test = base.extend<
  { readonly someoneElse: null },
  {
    reactHost: {
      readonly url: string;
      /** As after a deploy: what was kept in memory is gone. */
      readonly restartProxy: () => Promise<void>;
      /** A user without connections is signed in from now on. */
      readonly signInAnew: () => void;
    };
  }
>({
  reactHost: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs
    async ({}, use) => {
      const folder = await mkdtemp(join(root, ".cache/react-host-"));
      await build({
        configFile: false,
        root: join(root, "e2e/react-host"),
        logLevel: "error",
        build: { outDir: folder, emptyOutDir: true, modulePreload: { polyfill: false } },
      });
      let answerBank: (request: Request) => Promise<Response> = unready;
      let answer: (request: Request) => Promise<Response> = unready;
      const bank = await serveFetch({ fetch: (request) => answerBank(request) });
      const served = await serveFetch({ fetch: (request) => answer(request) });
      const url = `http://localhost:${String(served.port)}`;
      const sandbox = createSandbox({ publicUrl: bank.url });
      answerBank = (request) => sandbox.fetch(request);
      let user = { key: "", token: "" };
      let users = 0;
      const signInAnew = () => {
        users += 1;
        user = { key: `user ${String(users)}`, token: sandbox.addUser().token };
      };
      const startProxy = () =>
        createConnectProxy({
          powens: { url: `${bank.url}/2.0`, clientId: sandbox.clientId },
          credentials: "forms",
          publicUrl: `${url}/guichet`,
          resolveUserToken: () => user.token,
          userKey: () => user.key,
        });
      let proxy = startProxy();
      const restartProxy = async () => {
        await proxy.close();
        proxy = startProxy();
      };
      const page = async (path: string) => {
        const type = types[extname(path)];
        if (type === undefined || path.includes("..")) return new Response("", { status: 404 });
        return new Response(await readFile(join(folder, path)), {
          headers: { "content-type": type, "content-security-policy": policy },
        });
      };
      answer = async (request) => {
        const { pathname } = new URL(request.url);
        if (pathname.startsWith("/guichet/")) return proxy.fetch(request);
        return page(pathname === "/" ? "/index.html" : pathname);
      };
      await use({ url, restartProxy, signInAnew });
      await Promise.all([served.close(), bank.close(), proxy.close()]);
      await rm(folder, { recursive: true, force: true });
    },
    { scope: "worker" },
  ],
  // Each test begins without the connections of those before it.
  someoneElse: [
    async ({ reactHost }, use) => {
      reactHost.signInAnew();
      await use(null);
    },
    { auto: true },
  ],
  baseURL: async ({ reactHost }, use) => {
    await use(reactHost.url);
  },
});

export { expect } from "./fixtures.ts";
