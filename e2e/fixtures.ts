import { test as base, expect } from "@playwright/test";
import { ConnectPage } from "./pages/connect.page.ts";
import { DemoHostPage } from "./pages/demo-host.page.ts";
import { SandboxBankPage } from "./pages/sandbox-bank.page.ts";

export interface Fixtures {
  readonly connect: ConnectPage;
  readonly demo: DemoHostPage;
  readonly bank: SandboxBankPage;
  /** What went wrong in the page without anyone seeing it; empty at the end of every test. */
  readonly faults: string[];
}

// A browser says this of every answer that is no success; what the widget makes of it is what the tests look at.
const EXPECTED = /^Failed to load resource:/;

export const test = base.extend<Fixtures>({
  faults: [
    async ({ context }, use) => {
      const faults: string[] = [];
      await context.exposeBinding("reportViolation", (_source, violation: string) => {
        faults.push(`content security policy: ${violation}`);
      });
      await context.addInitScript(() => {
        document.addEventListener(
          "securitypolicyviolation",
          ({ effectiveDirective, blockedURI }) => {
            const report: unknown = Reflect.get(window, "reportViolation");
            if (typeof report === "function")
              Reflect.apply(report, undefined, [`${effectiveDirective} ${blockedURI}`]);
          },
        );
      });
      context.on("console", (message) => {
        if (message.type() === "error" && !EXPECTED.test(message.text()))
          faults.push(`console: ${message.text()}`);
      });
      context.on("weberror", (error) => {
        faults.push(`uncaught: ${error.error().message}`);
      });
      await use(faults);
      expect(faults).toEqual([]);
    },
    { auto: true },
  ],
  connect: async ({ page }, use) => {
    await use(new ConnectPage(page));
  },
  demo: async ({ page }, use) => {
    await use(new DemoHostPage(page));
  },
  bank: async ({ page }, use) => {
    await use(new SandboxBankPage(page));
  },
});

export { expect };
