import type { Page } from "@playwright/test";
import { banks } from "./banks.ts";
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

/** What a person sees of an element, besides the colours and measures that hosts set by custom properties. */
const SEEN = [
  ...["position", "display", "visibility", "opacity", "box-sizing", "float", "transform"],
  ...["color", "background-color", "font-family", "font-size", "font-style", "font-weight"],
  ...["line-height", "letter-spacing", "word-spacing", "word-break", "white-space"],
  ...["text-align", "text-decoration-line", "text-indent", "text-shadow", "text-transform"],
  ...["transition-duration", "margin-top", "padding-left", "border-top-width", "width", "height"],
];

/** Resets and themes that hosts have, each with what it would do to a widget that takes what it is given. */
const sheets = {
  "a small root font": "html { font-size: 62.5% }",
  "text of everything": `* { color: gray; font: italic 700 11px/1 serif; letter-spacing: .1em; word-spacing: .2em;
    text-align: right; text-transform: uppercase; text-indent: 1em; white-space: pre; word-break: break-all }`,
  "text of everything in the body":
    "body * { color: gray !important; letter-spacing: 2px !important; font-size: 9px }",
  "boxes of everything":
    "* { box-sizing: content-box; transition: all 1s; position: relative; opacity: 1; float: left }",
  controls: `button, input, select { all: revert } button { opacity: .4; width: 100%; text-transform: uppercase }
    input { height: 80px; font-size: 9px } label { display: none; color: red }`,
  texts:
    "p, li, ul, h1, h2, h3 { position: absolute; display: inline; opacity: .5; margin: 2em; text-align: right }",
  containers:
    "div { display: inline; line-height: 3; transform: rotate(2deg) } form, fieldset { border: 9px solid }",
  pictures: "svg, img { width: 100%; height: auto; display: block; max-width: none; fill: red }",
  spans:
    "span { color: red; font-weight: 900; visibility: hidden; text-shadow: 1px 1px red; letter-spacing: 1em }",
};

test("[host-page 18] [integration I13] rules of the host for bare elements change nothing in the widget", async ({
  connect,
  page,
}) => {
  await page.goto("/?show=modal");
  await page.getByRole("button", { name: "Connect a bank" }).click();
  await expect(connect.bankRow(banks.plain.name)).toBeVisible();
  await connect.chooseBank(banks.plain.name);
  await expect(connect.field("Identifiant")).toBeVisible();
  // The last to come: whether details are encrypted is known a moment later.
  await expect(page.locator(".guichet-screen__foot")).toBeVisible();
  const seen = () =>
    page.locator(".guichet-root dialog *").evaluateAll(
      (elements, properties) =>
        elements.map((element) => {
          const style = getComputedStyle(element);
          return [
            element.outerHTML.slice(0, 60),
            ...properties.map((name) => `${name}: ${style.getPropertyValue(name)}`),
          ];
        }),
      SEEN,
    );
  const before = await seen();
  expect(before.length).toBeGreaterThan(30);
  for (const [what, css] of Object.entries(sheets)) {
    await addRules(page, css);
    const after = await seen();
    const changed = after.flatMap((lines, at) =>
      lines
        .filter((line, row) => line !== before[at]?.[row])
        .map((line) => `${what}: ${String(lines[0])} ${line}`),
    );
    expect(changed).toEqual([]);
    await page.evaluate(() => {
      document.adoptedStyleSheets = [];
    });
  }
});
