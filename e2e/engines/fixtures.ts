import { test as base } from "@playwright/test";
import { startEmbedSite } from "../embed/embed-site.ts";
import type { EmbedSite } from "../embed/embed-site.ts";
import { startHostedSite } from "../hosted/hosted-site.ts";
import type { HostedSite } from "../hosted/hosted-site.ts";
import { startHttpsFront } from "./https-front.ts";
import { WebKitPage } from "./webkit.page.ts";

export const test = base.extend<{
  webkitPage: WebKitPage;
  hosted: HostedSite;
  embedding: EmbedSite;
}>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads which fixtures are needed from the pattern
  webkitPage: async ({}, use) => {
    const page = await WebKitPage.open();
    await use(page);
    await page.close();
  },
  // Over http WebKit keeps no cookie of the hosted page, not even on localhost.
  // eslint-disable-next-line no-empty-pattern -- Playwright reads which fixtures are needed from the pattern
  hosted: async ({}, use) => {
    const front = await startHttpsFront();
    const site = await startHostedSite({ publicUrl: `https://connect.localhost:${front.port}` });
    front.forwardTo(site.server.localUrl);
    await use(site);
    await front.close();
    await site.close();
  },
  // eslint-disable-next-line no-empty-pattern -- Playwright reads which fixtures are needed from the pattern
  embedding: async ({}, use) => {
    const site = await startEmbedSite();
    await use(site);
    await site.close();
  },
});

export { expect } from "@playwright/test";
