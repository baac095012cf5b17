import { banks } from "./banks.ts";
import { expect, test } from "./embed/fixtures.ts";

for (const layout of ["modal", "inline"] as const) {
  test.describe(`${layout}, on a page of another site`, () => {
    test.beforeEach(async ({ site, page, shop }) => {
      site.page("/", { layout });
      await page.goto(site.shop);
      await shop.connectButton.click();
    });

    test("connects with details typed into the frame", async ({ framed, shop, site }) => {
      await framed.chooseBank(banks.plain.name);
      await framed.submit(banks.plain.details);
      site.sandbox.pass(10);
      await framed.expectHeading("Your bank is connected");
      await framed.press("Done");
      await shop.expectHeard("onSuccess connected", "onClose");
      await expect(shop.frame).toHaveCount(0);
      expect(await site.user.connections()).toHaveLength(1);
    });
  });
}
