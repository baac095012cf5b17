import { test as base } from "@playwright/test";
import type {
  PlaywrightTestArgs,
  PlaywrightTestOptions,
  PlaywrightWorkerArgs,
  PlaywrightWorkerOptions,
  TestType,
} from "@playwright/test";
import { ConnectPage } from "./connect-page.ts";
import type { TestUser } from "./powens-user.ts";
import { SandboxBankPage } from "./sandbox-bank-page.ts";
import { SandboxWebviewPage } from "./sandbox-webview-page.ts";
import { startSandbox, type StartSandboxOptions, type TestSandbox } from "./start-sandbox.ts";
import { startServer, type StartServerOptions, type TestServer } from "./start-server.ts";

/** What a test gets by its name. */
export interface GuichetFixtures {
  /** The widget, wherever it is in the page; for one in a frame make your own `ConnectPage`. */
  readonly connect: ConnectPage;
  /** A bank's own page, once the browser is there. */
  readonly bankPage: SandboxBankPage;
  /** The stand-in for the Powens Webview, once the browser is there. */
  readonly webviewPage: SandboxWebviewPage;
  /** The simulated Powens. Faults that a test sets up end with it. */
  readonly sandbox: TestSandbox;
  /** A Powens user of this test alone. */
  readonly user: TestUser;
  /** Lets each test find the `server` as it starts, whatever Powens answered in the tests before. */
  readonly forgetfulServer: undefined;
}

/** The server of this process, once a test has asked for it. */
let serverOfWorker: TestServer | null = null;

/** What all tests of a worker share. Servers start when a test first asks for them, and stop with the worker. */
export interface GuichetWorkerFixtures {
  /** How the sandbox starts. A fixed `port` is for a backend that is running already; use one worker then. */
  readonly sandboxOptions: StartSandboxOptions;
  /** How the standalone server starts. */
  readonly serverOptions: Omit<StartServerOptions, "sandbox">;
  /** The sandbox of this worker; tests take `sandbox`. */
  readonly runningSandbox: TestSandbox;
  /** The standalone server, over the sandbox. */
  readonly server: TestServer;
}

/**
 * Playwright's `test` with the widget, the sandbox and the standalone server at hand.
 *
 * @example
 * test("connects a bank", async ({ connect, page }) => {
 *   await page.goto("http://localhost:3000/banks");
 *   await connect.signIn(bankFor("plain"));
 *   await connect.expectConnected();
 * });
 *
 * @public
 */
export const test: TestType<
  PlaywrightTestArgs & PlaywrightTestOptions & GuichetFixtures,
  PlaywrightWorkerArgs & PlaywrightWorkerOptions & GuichetWorkerFixtures
> = base.extend<GuichetFixtures, GuichetWorkerFixtures>({
  sandboxOptions: [{}, { option: true, scope: "worker" }],
  serverOptions: [{}, { option: true, scope: "worker" }],
  runningSandbox: [
    async ({ sandboxOptions }, use) => {
      const sandbox = await startSandbox(sandboxOptions);
      await use(sandbox);
      await sandbox.close();
    },
    { scope: "worker" },
  ],
  server: [
    async ({ runningSandbox, serverOptions }, use) => {
      const server = await startServer({ ...serverOptions, sandbox: runningSandbox });
      serverOfWorker = server;
      await use(server);
      serverOfWorker = null;
      await server.close();
    },
    { scope: "worker" },
  ],
  forgetfulServer: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads from the pattern that it needs no other fixture.
    async ({}, use) => {
      await serverOfWorker?.forget();
      await use(undefined);
    },
    { auto: true },
  ],
  sandbox: async ({ runningSandbox }, use) => {
    await use(runningSandbox);
    runningSandbox.endFaults();
  },
  user: async ({ sandbox }, use) => {
    await use(sandbox.addUser());
  },
  connect: async ({ page }, use) => {
    await use(new ConnectPage(page));
  },
  bankPage: async ({ page }, use) => {
    await use(new SandboxBankPage(page));
  },
  webviewPage: async ({ page }, use) => {
    await use(new SandboxWebviewPage(page));
  },
});

export { expect } from "@playwright/test";
