import { expect } from "@playwright/test";
import type { Locator, Page } from "@playwright/test";
import type { Details } from "./connect.page.ts";

/** The sandbox's Webview, as it is served to an English page. */
export class SandboxWebviewPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  heading(name: string): Locator {
    return this.page.getByRole("heading", { name, exact: true });
  }

  async expectHeading(name: string): Promise<void> {
    await expect(this.heading(name)).toBeVisible();
    expect(new URL(this.page.url()).pathname).toMatch(/^\/webview\//);
  }

  /** The form for the details of this bank, which was not asked for again. */
  async expectSignIn(bank: string): Promise<void> {
    await this.expectHeading("Your details");
    await expect(this.page.getByText(bank, { exact: true })).toBeVisible();
  }

  async submit(details: Details, button = "Connect"): Promise<void> {
    for (const [label, value] of Object.entries(details)) {
      const field = this.page.getByLabel(label, { exact: true });
      const isList = (await field.evaluate((element) => element.tagName)) === "SELECT";
      if (isList) await field.selectOption({ label: value });
      else await field.fill(value);
    }
    await this.press(button);
  }

  async expectProblem(text: string | RegExp): Promise<void> {
    await expect(this.page.getByRole("alert")).toHaveText(text);
  }

  async press(name: string): Promise<void> {
    await this.page.getByRole("button", { name, exact: true }).click();
  }
}
