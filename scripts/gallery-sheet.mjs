/**
 * `npm run gallery:sheet`: every screen of the gallery on contact sheets, one PNG for each language, colour scheme and
 * width, in dist/gallery-sheets. Arguments choose some of them: `npm run gallery:sheet -- fr-dark-390`.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { root, run } from "./child.mjs";
import { serveGallery } from "./serve-gallery.mjs";
import { setUp } from "./setup.mjs";

const folder = join(root, "dist/gallery-sheets");
/** A list of banks has no end. */
const LONGEST = 1_300;
const widths = { 390: { columns: 10, scale: 0.6 }, 1280: { columns: 6, scale: 0.4 } };
const sheets = ["en", "fr"].flatMap((locale) =>
  ["light", "dark"].flatMap((theme) =>
    Object.keys(widths).map((width) => ({
      locale,
      theme,
      width,
      name: `${locale}-${theme}-${width}`,
    })),
  ),
);
const named = process.argv.slice(2);
const wanted = named.length === 0 ? sheets : sheets.filter(({ name }) => named.includes(name));
if (wanted.length === 0) {
  console.error(`There is no such sheet. There are: ${sheets.map(({ name }) => name).join(", ")}.`);
  process.exit(1);
}

await setUp({ browser: true });
const built = await run(process.execPath, [join(root, "scripts/build.mjs"), "gallery"]);
if (built !== 0) process.exit(built);
mkdirSync(folder, { recursive: true });

const server = await serveGallery();
const browser = await chromium.launch({
  executablePath: process.env.GUICHET_BROWSER,
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});

/** One picture of every entry: the screen is changed in place, which is much faster than loading it anew. */
const picturesOf = async ({ locale, theme, width }) => {
  const page = await browser.newPage({
    viewport: { width: Number(width), height: 780 },
    colorScheme: theme,
    reducedMotion: "reduce",
    timezoneId: "Europe/Paris",
  });
  await page.goto(`${server.url}/?locale=${locale}&theme=${theme}`);
  const entries = await page
    .locator("nav a")
    .evaluateAll((links) => links.map((link) => new URLSearchParams(link.search).get("entry")));
  await page.goto(`${server.url}/?bare=1&locale=${locale}&theme=${theme}`);
  const pictures = [];
  for (const entry of entries) {
    await page.evaluate((search) => {
      globalThis.history.pushState(null, "", search);
      globalThis.dispatchEvent(new globalThis.PopStateEvent("popstate"));
    }, `?bare=1&locale=${locale}&theme=${theme}&width=${width}&entry=${entry}`);
    const ready = page.locator(`html[data-ready="${entry}"]`);
    await ready.waitFor({ state: "attached", timeout: 10_000 }).catch(async () => {
      const fault = await page.evaluate(() => globalThis.document.documentElement.dataset.fault);
      console.error(`${entry} does not show what it should. ${fault}`);
      process.exitCode = 1;
    });
    const long = await page.evaluate(() => globalThis.document.documentElement.scrollHeight);
    const height = Math.min(Math.max(long, 780), LONGEST);
    // As high as the screen, so that what sticks to the foot of a window is at the foot of the picture.
    await page.setViewportSize({ width: Number(width), height });
    const picture = await page.screenshot({ type: "jpeg", quality: 80 });
    await page.setViewportSize({ width: Number(width), height: 780 });
    pictures.push({ entry, picture: picture.toString("base64") });
  }
  await page.close();
  return pictures;
};

const sheetOf = async ({ width, name }, pictures) => {
  const { columns, scale } = widths[width];
  const shown = Math.round(Number(width) * scale);
  const page = await browser.newPage({
    viewport: { width: columns * (shown + 12) + 12, height: 800 },
  });
  const figures = pictures.map(
    ({ entry, picture }) =>
      `<figure><figcaption>${entry}</figcaption><img width="${shown}" src="data:image/jpeg;base64,${picture}"></figure>`,
  );
  await page.setContent(`<style>
      body { margin: 0; padding: 12px; background: #888; font: 12px system-ui; display: grid;
        grid-template-columns: repeat(${columns}, ${shown}px); gap: 12px; align-items: start; }
      figure { margin: 0; } img { display: block; } figcaption { background: #fff; padding: 2px 4px; }
    </style>${figures.join("")}`);
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
  await page.close();
};

try {
  for (const sheet of wanted) {
    const began = performance.now();
    await sheetOf(sheet, await picturesOf(sheet));
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.log(`dist/gallery-sheets/${sheet.name}.png in ${seconds} s`);
  }
} finally {
  await browser.close();
  server.close();
}
