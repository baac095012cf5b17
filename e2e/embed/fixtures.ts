import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import { test as base } from "../fixtures.ts";
import { ConnectPage } from "../pages/connect.page.ts";
import { startEmbedSite } from "./embed-site.ts";
import type { EmbedSite } from "./embed-site.ts";

/** The application's page around the frame. */
export class ShopPage {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  get connectButton() {
    return this.page.getByRole("button", { name: "Connect a bank" });
  }

  get frame() {
    return this.page.locator("iframe");
  }

  /** Presses what closes the widget. The browser does not always answer for a frame that goes with the press. */
  async pressLast(framed: ConnectPage, name: string): Promise<void> {
    await framed.button(name).evaluate((button: HTMLElement) => {
      setTimeout(() => {
        button.click();
      });
    });
  }

  /** Everything that the page heard, in order. */
  get heard() {
    return this.page.getByRole("list").last().getByRole("listitem");
  }

  /** The page heard these, in this order, events aside. */
  async expectHeard(...lines: readonly (string | RegExp)[]): Promise<void> {
    const calls = this.heard.filter({ hasNotText: /^(onEvent|onLoad)/ });
    await expect(calls).toHaveText([...lines]);
  }
}

export const test = base.extend<
  { site: EmbedSite; shop: ShopPage; framed: ConnectPage },
  { running: EmbedSite }
>({
  running: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads which fixtures are needed from the pattern
    async ({}, use) => {
      const site = await startEmbedSite();
      await use(site);
      await site.close();
    },
    { scope: "worker" },
  ],
  site: async ({ running }, use) => {
    running.begin();
    await use(running);
  },
  shop: async ({ page }, use) => {
    await use(new ShopPage(page));
  },
  framed: async ({ page }, use) => {
    await use(new ConnectPage(page.frameLocator("iframe")));
  },
});

export { expect };
