import { test as base } from "./fixtures.ts";
import { startOwnHost } from "./own-host.ts";
import type { OwnHost } from "./own-host.ts";

/** Tests against a host of their own, on its own address. */
export const test = base.extend<{ ownHost: OwnHost }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright wants the pattern, even with nothing in it
  ownHost: async ({}, use) => {
    const host = await startOwnHost();
    await use(host);
    await host.close();
  },
  baseURL: async ({ ownHost }, use) => {
    await use(ownHost.url);
  },
});

export { expect } from "./fixtures.ts";
