import { expect } from "@playwright/test";
import type { Locator, Page } from "@playwright/test";

/** How the demo is looked at. */
export interface DemoView {
  readonly locale?: "en" | "fr";
  readonly theme?: "auto" | "light" | "dark";
  readonly layout?: "inline" | "modal";
  /** Whether the PSU chooses accounts in the widget. Off: the flow ends once the bank is connected. */
  readonly accounts?: "on" | "off";
  /** The only types of account that the application uses. */
  readonly types?: readonly string[];
  /** What the offered banks must be capable of. */
  readonly capabilities?: string;
}

const words = {
  en: { connect: "Connect a bank", check: "Check the connection", upToDate: "Up to date" },
  fr: { connect: "Connecter une banque", check: "Vérifier la connexion", upToDate: "À jour" },
} as const;

/** The demo's application around the widget. Each browser context is a user of its own. */
export class DemoHostPage {
  readonly page: Page;
  /** Every callback that the application heard, in order. */
  readonly events: Locator;
  /** The banks that the application's own backend knows. */
  readonly banks: Locator;
  private locale: "en" | "fr" = "en";

  constructor(page: Page) {
    this.page = page;
    this.events = page.getByTestId("host-events").getByRole("listitem");
    this.banks = page.locator("section", { has: page.locator("#banks") }).getByRole("listitem");
  }

  get words() {
    return words[this.locale];
  }

  /** The button that opens the widget for a new bank. */
  get connectButton(): Locator {
    return this.page.getByRole("button", { name: this.words.connect, exact: true });
  }

  async visit({
    locale = "en",
    theme = "light",
    layout = "inline",
    accounts = "off",
    types,
    capabilities,
  }: DemoView = {}): Promise<void> {
    this.locale = locale;
    const query = new URLSearchParams({ locale, theme, layout, accounts });
    if (capabilities !== undefined) query.set("capabilities", capabilities);
    if (types !== undefined) query.set("types", types.join(","));
    await this.page.goto(`/?${query.toString()}`);
  }

  /** Visits the demo and opens the widget on the list of banks. */
  async open(view: DemoView = {}): Promise<void> {
    await this.visit(view);
    await this.connectButton.click();
  }

  /** Loads the page again, as people do when in doubt, and opens the widget again. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.connectButton.click();
  }

  checkButton(bank: string): Locator {
    return this.banks.filter({ hasText: bank }).getByRole("button", { name: this.words.check });
  }

  /** Opens the widget for a bank that is connected already. */
  async checkConnection(bank: string): Promise<void> {
    await this.checkButton(bank).click();
  }

  async expectBank(bank: string, how: string = this.words.upToDate): Promise<void> {
    await expect(this.banks.filter({ hasText: bank })).toContainText(how);
  }

  async expectNoBank(): Promise<void> {
    await expect(this.banks).toHaveCount(0);
  }

  /** The application heard these callbacks in this order, others aside. */
  async expectHeard(...lines: readonly (string | RegExp)[]): Promise<void> {
    const wanted = new Set(lines.map(nameOf));
    await expect(async () => {
      const heard = await this.events.allTextContents();
      const relevant = heard.filter((line) => wanted.has(nameOf(line)));
      expect(relevant).toHaveLength(lines.length);
      for (const [index, line] of lines.entries()) expect(relevant[index]).toMatch(line);
    }).toPass();
  }
}

const nameOf = (line: string | RegExp) => /\w+/.exec(String(line))?.[0] ?? "";
