import { bankFor } from "guichet/testing";
import { examples } from "./examples.ts";
import { expect, test } from "./fixtures.ts";

for (const { folder, url, inFrame } of examples) {
  test.describe(folder, () => {
    test.use({ inFrame });

    test("serves its page under a strict policy", async ({ page }) => {
      const policy = (await page.goto(url))?.headers()["content-security-policy"] ?? "";
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain("unsafe");
    });

    test("connects a bank with credentials", async ({ page, connect }) => {
      await page.goto(url);
      await page.getByRole("button", { name: "Connect a bank" }).click();
      await connect.signIn(bankFor("plain"));
      await connect.shareAccounts("all");
      await connect.done();
      await expect(page.getByText(/^Connection \d+: connected\.$/)).toBeVisible();
    });

    test("connects a bank on its own page, and goes on by itself afterwards", async ({
      page,
      connect,
      bankPage,
    }) => {
      const bank = bankFor("webauth");
      await page.goto(url);
      await page.getByRole("button", { name: "Connect a bank" }).click();
      await connect.signIn(bank);
      await bankPage.expectSignIn(bank.name);
      await bankPage.approve();
      await connect.shareAccounts("all");
      await connect.done();
      await expect(page.getByText(/^Connection \d+: connected\.$/)).toBeVisible();
      expect(page.url()).toBe(url);
    });
  });
}
