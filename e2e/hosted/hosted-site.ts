import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import { serveFetch } from "guichet/proxy/node";
import { startSandbox, startServer } from "guichet/testing";
import type {
  SessionOptions,
  StartServerOptions,
  TestSandbox,
  TestServer,
  TestUser,
} from "guichet/testing";

/** The standalone server, the banks behind it, and what the client application's backend does. */
export interface HostedSite {
  /** The client application's origin. */
  readonly shop: string;
  /** Another site, which the server does not know. */
  readonly evil: string;
  /** Where the hosted page goes in the end. */
  readonly banks: string;
  readonly server: TestServer;
  readonly sandbox: TestSandbox;
  readonly user: TestUser;
  /** Asks for a session, and answers the link of the hosted page. */
  link(terms?: Partial<SessionOptions>): Promise<string>;
  /** Asks how a flow ended; what the PSU brought back is in the page's address. */
  resultOf(page: Page): Promise<unknown>;
  /** The same, of an address that the page went to in the end. */
  resultAt(address: string): Promise<unknown>;
  /** A temporary code of the user, as the Webview takes one. */
  temporaryCode(): Promise<string>;
  /** Shows this on every page of every other site. */
  show(body: string): void;
  close(): Promise<void>;
}

export async function startHostedSite(
  options: Pick<StartServerOptions, "publicUrl"> = {},
): Promise<HostedSite> {
  let body = "<h1>Your banks</h1>";
  const pages = await serveFetch({
    fetch: () =>
      Promise.resolve(
        new Response(`<!doctype html><html lang="en"><title>Shop</title>${body}</html>`, {
          headers: { "content-type": "text/html; charset=utf-8" },
        }),
      ),
  });
  const shop = `http://shop.localhost:${pages.port}`;
  const banks = `${shop}/banks?tab=1`;
  const sandbox = await startSandbox();
  const server = await startServer({
    sandbox,
    hostname: "connect.localhost",
    allowedOrigins: [shop],
    returnAddresses: { banks },
    webviewAddresses: "withoutCode",
    ...options,
  });
  const user = sandbox.addUser();
  const resultAt = async (address: string): Promise<unknown> => {
    const handle = new URL(address).searchParams.get("guichet_result") ?? "";
    // The name of the server is one that only browsers know.
    const response = await fetch(`${server.localUrl}/api/results/${handle}`, {
      headers: { authorization: `Bearer ${server.serverKey}` },
    });
    return response.json();
  };
  return {
    shop,
    banks,
    evil: `http://evil.localhost:${pages.port}`,
    show: (next) => {
      body = next;
    },
    server,
    sandbox,
    user,
    link: async (terms = {}) => {
      const asked = { user, returnAddress: "banks", ...terms };
      return (await server.createSession(asked)).hostedUrl;
    },
    resultOf: async (page) => {
      await page.waitForURL(/guichet_result=/);
      return resultAt(page.url());
    },
    resultAt,
    temporaryCode: async () => {
      const response = await fetch(`${sandbox.powensUrl}/auth/token/code?type=singleAccess`, {
        headers: { authorization: `Bearer ${user.token}` },
      });
      const body: unknown = await response.json();
      return String(Reflect.get(Object(body), "code"));
    },
    close: async () => {
      await server.close();
      await sandbox.close();
      await pages.close();
    },
  };
}

/** Nothing that opens anything is kept where a script could read it, and none of it is in the address. */
export async function expectNoSecret(page: Page, secrets: readonly string[]): Promise<void> {
  const kept = await page.evaluate(() =>
    JSON.stringify([
      Object.entries(localStorage),
      Object.entries(sessionStorage),
      document.cookie,
      history.state,
      location.href,
    ]),
  );
  expect(kept).not.toContain("connect_token");
  for (const secret of secrets) expect(kept).not.toContain(secret);
}
