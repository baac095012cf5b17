import { expect } from "@playwright/test";
import type { Locator, Page } from "@playwright/test";

/** A bank's own page, as the sandbox serves it to an English browser. */
export class SandboxBankPage {
  readonly page: Page;
  readonly customerNumber: Locator;

  constructor(page: Page) {
    this.page = page;
    this.customerNumber = page.getByLabel("Customer number");
  }

  /** The bank's sign-in page is there. */
  async expectSignIn(bank: string): Promise<void> {
    await expect(this.page.getByRole("heading", { name: `Sign in to ${bank}` })).toBeVisible();
  }

  /** Signs in; the same customer number gives the same connection. */
  async signIn(customerNumber = "4711"): Promise<void> {
    await this.customerNumber.fill(customerNumber);
    await this.press("Sign in");
    await expect(this.page.getByRole("heading", { name: "Share your accounts?" })).toBeVisible();
  }

  async approve(): Promise<void> {
    await this.signIn();
    await this.press("Approve");
  }

  async refuse(): Promise<void> {
    await this.signIn();
    await this.press("Refuse");
  }

  /** The bank's page breaks down after the sign-in. */
  async fail(): Promise<void> {
    await this.signIn();
    await this.press("Something goes wrong");
  }

  private async press(name: string): Promise<void> {
    await this.page.getByRole("button", { name, exact: true }).click();
  }
}
