import { banks } from "./banks.ts";
import { expect, test } from "./react-host.fixtures.ts";

/** Each is a modal of the host that is open when the widget opens over it. */
const modals = ["radix", "trap", "native", "strict", "inert"] as const;
/** Radix writes a style element of its own, which this host's policy refuses. */
const OF_RADIX = /style-src/;

for (const modal of modals) {
  test(`[host-page 06] [host-page 07] over a modal of the host (${modal}), the widget can be pressed, typed into, scrolled and left`, async ({
    connect,
    faults,
    page,
  }) => {
    await page.goto(`/?show=${modal}`);
    const settings = page.getByRole("heading", { name: "Settings" });
    const opener = page.getByRole("button", { name: "Connect a bank" });
    await opener.click();
    await expect(connect.heading("Choose your bank")).toBeVisible();
    await expect(connect.bankRow(banks.plain.name)).toBeVisible();

    // The wheel: guards of scrolling cancel it at the document.
    const dialog = page.locator(".guichet-root dialog");
    const scrolled = () => dialog.evaluate((element) => element.scrollTop);
    await connect.heading("Choose your bank").hover();
    await page.mouse.wheel(0, 400);
    await expect.poll(scrolled).toBeGreaterThan(0);

    // Press and type as a person does, at what is really on top.
    await connect.search.click();
    await page.keyboard.type("vieux");
    await expect(connect.search).toHaveValue("vieux");
    await connect.search.press("Escape");
    await expect(connect.search).toHaveValue("");
    await expect(connect.heading("Choose your bank")).toBeVisible();
    await page.keyboard.type("moulin");

    // Tab goes on among what is in the widget, and past its end comes back to it.
    for (let presses = 0; presses < 12; presses += 1) {
      await page.keyboard.press("Tab");
      const outside = await page.evaluate(() => {
        const { activeElement } = document;
        return activeElement !== document.body && !activeElement?.closest(".guichet-root");
      });
      expect(outside).toBe(false);
    }

    await connect.bankRow(banks.plain.name).click();
    await connect.fill(banks.plain.details);
    await expect(connect.field("Identifiant")).toHaveValue("12345678");

    // Escape closes the widget only.
    await page.keyboard.press("Escape");
    await connect.expectClosed();
    await expect(settings).toBeVisible();
    await expect(opener).toBeFocused();
    expect(faults.filter((fault) => !OF_RADIX.test(fault))).toEqual([]);
    faults.splice(0);

    await opener.click();
    await expect(connect.heading("Choose your bank")).toBeVisible();
  });
}

test("[host-page 06] by touch, the widget over a modal of the host can be pressed", async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ hasTouch: true, ...(baseURL && { baseURL }) });
  const page = await context.newPage();
  await page.goto("/?show=radix");
  await page.getByRole("button", { name: "Connect a bank" }).tap();
  await page.getByRole("button", { name: new RegExp(`^${banks.plain.name}`) }).tap();
  await expect(page.getByLabel("Identifiant")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Settings" })).toBeAttached();
  await context.close();
});
