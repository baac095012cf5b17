import type { Page } from "@playwright/test";
import { violationsIn } from "./axe.ts";
import { expect, test } from "./fixtures.ts";

const GALLERY = "http://localhost:4412/";

interface Look {
  readonly locale: "en" | "fr";
  readonly theme: "light" | "dark";
  readonly width: number;
}

const looks: readonly Look[] = [
  { locale: "en", theme: "light", width: 390 },
  { locale: "fr", theme: "dark", width: 1280 },
];

const addressOf = ({ locale, theme }: Look, entry: string) =>
  `?bare=1&locale=${locale}&theme=${theme}&entry=${entry}`;

async function entriesOf(page: Page): Promise<string[]> {
  await page.goto(GALLERY);
  const links = page.getByRole("navigation", { name: "Entries" }).getByRole("link");
  return links.evaluateAll((all) =>
    all.map((link) => new URLSearchParams((link as HTMLAnchorElement).search).get("entry") ?? ""),
  );
}

/** Changes the screen in place, and waits until it shows what it should. */
async function show(page: Page, look: Look, entry: string): Promise<void> {
  await page.evaluate(
    (address) => {
      window.history.pushState(null, "", address);
      window.dispatchEvent(new PopStateEvent("popstate"));
    },
    addressOf(look, entry),
  );
  await expect(page.locator("html"), `${entry} does not show what it should`).toHaveAttribute(
    "data-ready",
    entry,
  );
}

/** What the screen of a wrong set-up says in the console, where it should. */
const TO_THE_DEVELOPER = "console: Guichet: told by the gallery (forbidden)";

/** Every third screen, from one of three starts: three tests share the work of one look. */
const PARTS = [0, 1, 2];

for (const look of looks)
  for (const part of PARTS)
    test(`everyone can use every screen: ${look.locale}, ${look.theme}, ${look.width} px, part ${part + 1}`, async ({
      page,
      faults,
    }) => {
      test.setTimeout(120_000);
      const requests: string[] = [];
      page.on("request", (request) => {
        const url = new URL(request.url());
        if (url.protocol !== "data:" && url.origin !== new URL(GALLERY).origin)
          requests.push(request.url());
      });
      await page.setViewportSize({ width: look.width, height: 844 });
      await page.emulateMedia({ colorScheme: look.theme, reducedMotion: "reduce" });
      const entries = await entriesOf(page);
      expect(entries.length).toBeGreaterThan(80);
      await page.goto(GALLERY + addressOf(look, entries[0] ?? ""));

      const problems: Record<string, readonly string[]> = {};
      for (const entry of entries.filter((_, index) => index % PARTS.length === part)) {
        await show(page, look, entry);
        const found = await violationsIn(page);
        if (found.length > 0) problems[entry] = found;
      }
      expect(problems).toEqual({});
      expect(requests).toEqual([]);
      const others = faults.filter((fault) => fault !== TO_THE_DEVELOPER);
      faults.splice(0, faults.length, ...others);
    });

test("a screen can be chosen, looked at and linked", async ({ page }) => {
  await page.goto(GALLERY);
  await page.getByRole("link", { name: "Refused twice" }).click();
  await page.getByLabel("Language").selectOption("fr");
  await page.getByLabel("Width").selectOption("320");
  const frame = page.frameLocator("iframe");
  await expect(frame.getByRole("heading", { name: "Vérifiez avant de réessayer" })).toBeVisible();
  await expect(page.locator("iframe")).toHaveAttribute("width", "320");
  await page.reload();
  await expect(frame.getByRole("heading", { name: "Vérifiez avant de réessayer" })).toBeVisible();
});
