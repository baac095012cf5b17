import { violationsIn, violationsInAgain } from "./axe.ts";
import { expect, test } from "./fixtures.ts";
import { entriesOf, GALLERY, hurried, showEntry, TO_THE_DEVELOPER } from "./pages/gallery.page.ts";

interface Look {
  readonly locale: "en" | "fr";
  readonly theme: "light" | "dark";
  readonly width: number;
}

const looks: readonly Look[] = [
  { locale: "en", theme: "light", width: 390 },
  { locale: "fr", theme: "dark", width: 1280 },
];
/** Every language, scheme and width. */
const allLooks = (["en", "fr"] as const).flatMap((locale) =>
  (["light", "dark"] as const).flatMap((theme) =>
    [390, 1280].map((width): Look => ({ locale, theme, width })),
  ),
);
const isLong = process.env["GUICHET_LONG"] !== undefined;

const addressOf = ({ locale, theme }: Look, entry: string) =>
  `?bare=1&locale=${locale}&theme=${theme}&entry=${entry}`;

/** Every second screen, from one of two starts: two tests share the work of one look. */
const PARTS = [0, 1];

for (const look of isLong ? allLooks : looks)
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
      await page.addInitScript(hurried);
      await page.setViewportSize({ width: look.width, height: 844 });
      await page.emulateMedia({ colorScheme: look.theme, reducedMotion: "reduce" });
      const entries = await entriesOf(page);
      expect(entries.length).toBeGreaterThan(130);
      const [first = "", ...others] = entries.filter((_, index) => index % PARTS.length === part);

      const problems: Record<string, readonly string[]> = {};
      const note = (entry: string, found: readonly string[]) => {
        if (found.length > 0) problems[entry] = found;
      };
      await page.goto(GALLERY + addressOf(look, first));
      await showEntry(page, addressOf(look, first), first);
      note(first, await violationsIn(page));
      for (const entry of others) {
        await showEntry(page, addressOf(look, entry), entry);
        note(entry, await violationsInAgain(page));
      }
      expect(problems).toEqual({});
      expect(requests).toEqual([]);
      const unexpected = faults.filter((fault) => !TO_THE_DEVELOPER.includes(fault));
      faults.splice(0, faults.length, ...unexpected);
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
