import { expect, type Locator, type Page } from "@playwright/test";
import type { Typed } from "../sandbox/index.ts";
import { fillForm } from "./fill-form.ts";
import { webviewTextsIn, type WebviewTexts } from "../sandbox/webview/webview-texts.ts";
import { oneOf } from "./text-pattern.ts";

const texts = ["en", "fr"].map(webviewTextsIn);
const words = (read: (texts: WebviewTexts) => string): RegExp => oneOf(...texts.map(read));

/** The sandbox's stand-in for the Powens Webview, which asks for the details where the widget must not. */
export class SandboxWebviewPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  heading(name: string | RegExp): Locator {
    return this.page.getByRole("heading", { name, exact: true });
  }

  async expectHeading(name: string | RegExp): Promise<void> {
    await expect(this.heading(name)).toBeVisible();
    expect(new URL(this.page.url()).pathname).toMatch(/^\/webview\//);
  }

  /** The form for the details of this bank, which was not asked for again. */
  async expectSignIn(bank: string): Promise<void> {
    await this.expectHeading(words(({ detailsTitle }) => detailsTitle));
    await expect(this.page.getByText(bank, { exact: true })).toBeVisible();
  }

  /** Fills the form and sends it. */
  async submit(
    details: Typed,
    button: string | RegExp = words(({ signIn }) => signIn),
  ): Promise<void> {
    await fillForm((label) => this.page.getByLabel(label, { exact: true }), details);
    await this.press(button);
  }

  async expectProblem(text: string | RegExp): Promise<void> {
    await expect(this.page.getByRole("alert")).toHaveText(text);
  }

  async press(name: string | RegExp): Promise<void> {
    await this.page.getByRole("button", { name, exact: true }).click();
  }
}
