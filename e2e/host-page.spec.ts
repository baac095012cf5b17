import type { Page } from "@playwright/test";
import config from "./playwright.config.ts";
import { expect, test } from "./react-host.fixtures.ts";

const { ignoreDefaultArgs, ...launchOptions } = config.use?.launchOptions ?? {};
test.use({
  launchOptions: {
    ...launchOptions,
    // Scroll bars that take room, as people with a mouse have them.
    ignoreDefaultArgs: [
      ...(Array.isArray(ignoreDefaultArgs) ? ignoreDefaultArgs : []),
      "--hide-scrollbars",
    ],
  },
});

/** Rules of the host, after its other sheets. Its policy refuses style elements, for tests too. */
const addRules = (page: Page, css: string) =>
  page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }, css);

const CLASSIC = "::-webkit-scrollbar { width: 15px; height: 15px; background: silver }";
const pages = {
  "scrolls as usual": CLASSIC,
  "scrolls in its body": `${CLASSIC} html, body { height: 100%; overflow: auto }`,
  "keeps room for the bar itself": `${CLASSIC} html { scrollbar-gutter: stable both-edges }`,
  "has no bar": "main { min-height: 0 }",
};
const over = [
  ...Object.entries(pages).map((page) => ["hook", ...page] as const),
  ["modal", "scrolls as usual", CLASSIC],
] as const;
for (const [way, what, css] of over) {
  test(`[host-page 10] ${way}: a page that ${what} does not move when the widget opens over it, or closes`, async ({
    connect,
    page,
  }) => {
    await page.goto(`/?show=${way}`);
    await addRules(page, css);
    const width = () => page.locator("main").evaluate((main) => main.getBoundingClientRect().width);
    const before = await width();
    expect(before < 1280).toBe(css.includes(CLASSIC));
    await page.getByRole("button", { name: "Connect a bank" }).click();
    await expect(connect.heading("Choose your bank")).toBeVisible();
    expect(await width()).toBe(before);
    await page.keyboard.press("Escape");
    await connect.expectClosed();
    expect(await width()).toBe(before);
    const attributes = await page.evaluate(() =>
      [document.documentElement, document.body].flatMap((one) => one.getAttributeNames()),
    );
    expect(attributes).toEqual(["lang"]);
  });
}
