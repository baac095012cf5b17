import { test as base } from "@playwright/test";
import { ConnectPage, expect, SandboxBankPage } from "guichet/testing";

interface Fixtures {
  /** Whether the widget is in a frame of the page. */
  readonly inFrame: boolean;
  readonly connect: ConnectPage;
  readonly bankPage: SandboxBankPage;
  /** What went wrong without anyone seeing it, and where the browser went outside of this machine. */
  readonly faults: string[];
}

// An address without its query, which may hold codes.
const pathOf = (address: string) => (URL.canParse(address) ? new URL(address).pathname : "");
const ownNames = new Set(["localhost", "127.0.0.1"]);

export const test = base.extend<Fixtures>({
  faults: [
    async ({ context }, use) => {
      const faults: string[] = [];
      await context.exposeBinding("reportViolation", (_source, violation: string) => {
        faults.push(`content security policy: ${violation}`);
      });
      await context.addInitScript(() => {
        document.addEventListener("securitypolicyviolation", (violation) => {
          const report: unknown = Reflect.get(window, "reportViolation");
          const { effectiveDirective, blockedURI } = violation;
          if (typeof report === "function")
            Reflect.apply(report, undefined, [`${effectiveDirective} ${blockedURI}`]);
        });
      });
      context.on("console", (message) => {
        const where = pathOf(message.location().url);
        if (["error", "warning"].includes(message.type()))
          faults.push(`console: ${message.text()} ${where}`);
      });
      context.on("weberror", (error) => {
        faults.push(`uncaught: ${error.error().message}`);
      });
      context.on("request", (request) => {
        const { hostname, protocol } = new URL(request.url());
        if (protocol !== "data:" && !ownNames.has(hostname))
          faults.push(`a third party: ${hostname}`);
      });
      await use(faults);
      expect(faults).toEqual([]);
    },
    { auto: true },
  ],
  inFrame: [false, { option: true }],
  connect: async ({ page, inFrame }, use) => {
    await use(new ConnectPage(inFrame ? page.frameLocator("iframe") : page));
  },
  bankPage: async ({ page }, use) => {
    await use(new SandboxBankPage(page));
  },
});

export { expect };
