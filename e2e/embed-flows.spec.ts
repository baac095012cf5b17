import { banks } from "./banks.ts";
import { expect, test } from "./embed/fixtures.ts";
import { CONNECTED } from "./connected.ts";

for (const layout of ["modal", "inline"] as const) {
  test.describe(`${layout}, on a page of another site`, () => {
    test.beforeEach(async ({ site, page, shop }) => {
      site.page("/", { layout });
      await page.goto(`${site.shop}/?tab=banks#list`);
      await shop.connectButton.click();
    });

    test("refuses a wrong password, then connects", async ({ framed, shop, site }) => {
      await framed.chooseBank(banks.plain.name);
      await framed.submit(banks.plain.wrong);
      await framed.expectSummary("These details did not work");
      await framed.submit(banks.plain.details);
      await framed.expectHeading(CONNECTED);
      site.sandbox.pass(10);
      await framed.expectHeading("Your bank is connected");
      await shop.pressLast(framed, "Done");
      await shop.expectHeard("onSuccess connected", "onClose");
      await expect(shop.frame).toHaveCount(0);
      expect(await site.user.connections()).toHaveLength(1);
    });

    test("leaves for the bank as a whole page, and goes on by itself after it", async ({
      framed,
      shop,
      bank,
      page,
      site,
    }) => {
      const { name } = banks.webauth;
      await framed.chooseBank(name);
      await framed.press(`Continue to ${name}`);
      await bank.expectSignIn(name);
      expect(new URL(page.url()).origin).toBe(site.sandbox.url);
      await bank.approve();
      await framed.expectHeading(CONNECTED);
      expect(page.url()).toBe(`${site.shop}/?tab=banks#list`);
      site.sandbox.pass(10);
      await framed.expectHeading("Your bank is connected");
      await shop.pressLast(framed, "Done");
      await shop.expectHeard("onSuccess connected", "onClose");
    });

    test("is cancelled", async ({ framed, shop, page, site }) => {
      await expect(framed.heading("Choose your bank")).toBeVisible();
      await shop.pressLast(framed, "Close");
      await shop.expectHeard("onExit null", "onClose");
      await expect(shop.frame).toHaveCount(0);
      expect(await site.user.connections()).toHaveLength(0);
      // Open, close, open is a path of its own.
      await shop.connectButton.click();
      await expect(framed.heading("Choose your bank")).toBeVisible();
      expect(page.frames()).toHaveLength(2);
    });
  });
}

test("goes with Escape, asks where something would be lost, and gives the focus back", async ({
  framed,
  shop,
  page,
  site,
}) => {
  await page.goto(site.shop);
  await shop.connectButton.click();
  await framed.expectHeading("Choose your bank");
  await framed.chooseBank(banks.otp.name);
  await framed.submit(banks.otp.details);
  await framed.expectHeading("One more step for your bank");
  await page.keyboard.press("Escape");
  await expect(framed.heading("Leave now?")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(framed.heading("Leave now?")).toHaveCount(0);
  await page.keyboard.press("Escape");
  await shop.pressLast(framed, "Leave");
  await shop.expectHeard("onExit null", "onClose");
  await expect(shop.connectButton).toBeFocused();
});

test("speaks the language that the page asks for, on screen and around it", async ({
  framed,
  shop,
  page,
  site,
}) => {
  site.page("/", { options: { locale: "fr", theme: "dark" } });
  await page.goto(site.shop);
  await shop.connectButton.click();
  await framed.expectHeading("Choisissez votre banque");
  await expect(page.getByRole("dialog", { name: "Connecter votre banque" })).toBeVisible();
  await expect(shop.frame).toHaveAttribute("title", "Connecter votre banque");
});

test("saves the receipt through the page, since a frame may not download", async ({
  framed,
  page,
  shop,
  site,
}) => {
  site.page("/", { options: { accounts: {}, application: "Shop" } });
  await page.goto(site.shop);
  await shop.connectButton.click();
  await framed.chooseBank(banks.plain.name);
  await framed.submit(banks.plain.details);
  await expect.poll(async () => (await site.user.connections()).length).toBe(1);
  site.sandbox.pass(10);
  await framed.shareAccounts("all");
  await framed.expectConnected();
  const download = page.waitForEvent("download");
  await framed.press("Save a receipt");
  expect((await download).suggestedFilename()).toBe("receipt.html");
});
