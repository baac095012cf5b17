import { expect, type Locator, type Page } from "@playwright/test";
import { bankTextsIn, type BankTexts } from "../sandbox/bank/bank-texts.ts";
import { oneOf } from "./text-pattern.ts";

const texts = ["en", "fr"].map(bankTextsIn);
const words = (read: (texts: BankTexts) => string): RegExp => oneOf(...texts.map(read));

/** A bank's own page, as the sandbox serves it, in English or in French. */
export class SandboxBankPage {
  readonly page: Page;
  readonly customerNumber: Locator;

  constructor(page: Page) {
    this.page = page;
    this.customerNumber = page.getByLabel(words(({ customer }) => customer));
  }

  /** The bank's sign-in page is there. */
  async expectSignIn(bank: string): Promise<void> {
    await this.expectHeading(({ signInTitle }) => signInTitle(bank));
  }

  /** Signs in; the same customer number gives the same connection. */
  async signIn(customerNumber = "4711"): Promise<void> {
    await this.customerNumber.fill(customerNumber);
    await this.press(({ signIn }) => signIn);
    await this.expectHeading(({ approveTitle }) => approveTitle);
  }

  /** Signs in and authorises; the browser is sent back. */
  async approve(customerNumber?: string): Promise<void> {
    await this.signIn(customerNumber);
    await this.press(({ approve }) => approve);
  }

  /** Signs in and refuses; the browser is sent back. */
  async refuse(customerNumber?: string): Promise<void> {
    await this.signIn(customerNumber);
    await this.press(({ refuse }) => refuse);
  }

  /** Refuses instead of signing in; the browser is sent back. */
  async cancel(): Promise<void> {
    await this.press(({ refuse }) => refuse);
  }

  /** The bank's page breaks down after the sign-in; the browser is sent back. */
  async fail(customerNumber?: string): Promise<void> {
    await this.signIn(customerNumber);
    await this.press(({ fail }) => fail);
  }

  /** Goes back with the browser's own button: the bank reports nothing, now or ever. */
  async leave(): Promise<void> {
    await this.page.goBack();
  }

  private async expectHeading(read: (texts: BankTexts) => string): Promise<void> {
    await expect(this.page.getByRole("heading", { name: words(read) })).toBeVisible();
  }

  private async press(read: (texts: BankTexts) => string): Promise<void> {
    await this.page.getByRole("button", { name: words(read) }).click();
  }
}
