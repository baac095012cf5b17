import { test as base } from "../fixtures.ts";
import { startHostedSite } from "./hosted-site.ts";
import type { HostedSite } from "./hosted-site.ts";

export const test = base.extend<{ site: HostedSite }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads which fixtures are needed from the pattern
  site: async ({}, use) => {
    const site = await startHostedSite();
    await use(site);
    await site.close();
  },
});

export { expect } from "../fixtures.ts";
