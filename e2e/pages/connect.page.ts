import { expect } from "@playwright/test";
import type { Locator, Page } from "@playwright/test";

/** A date as a person fills it in, part by part. */
export interface DateParts {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

/** What is typed or chosen, by the label that stands at the field. */
export type Details = Readonly<Record<string, string>>;

/**
 * The connect widget as a person meets it: by role and accessible name, in whatever language it speaks. It knows no
 * class and no id of the widget but `.guichet-root`, the element that holds it.
 */
export class ConnectPage {
  readonly page: Page;
  /** Everything of the widget lies in here. */
  readonly widget: Locator;
  /** The name of the bank to look for, on the list of banks. */
  readonly search: Locator;
  /** What a screen reader is told without moving. */
  readonly announcement: Locator;

  constructor(page: Page) {
    this.page = page;
    this.widget = page.locator(".guichet-root");
    this.search = this.widget.getByRole("searchbox");
    // The second region is that of the question “Leave now?”: only the first is always there.
    this.announcement = this.widget.getByRole("status");
  }

  heading(name: string): Locator {
    return this.widget.getByRole("heading", { name, exact: true });
  }

  /** A button of the widget. The frame comes first: where an action has the same name, it is the last. */
  button(name: string): Locator {
    return this.widget.getByRole("button", { name, exact: true }).last();
  }

  link(name: string): Locator {
    return this.widget.getByRole("link", { name, exact: true });
  }

  /** The field with this label, as it is written, without “(optional)”. */
  field(label: string): Locator {
    return this.widget
      .getByLabel(label, { exact: true })
      .or(this.widget.getByLabel(new RegExp(`^${escaped(label)} \\(\\S+\\)$`)));
  }

  /** A form's list of problems, or what the bank refused, by its heading. */
  summary(heading: string): Locator {
    return this.widget.getByRole("region", { name: heading, exact: true });
  }

  text(text: string): Locator {
    return this.widget.getByText(text, { exact: true });
  }

  /** The bank's own words, under “Message from your bank”. */
  bankMessage(heading = "Message from your bank"): Locator {
    return this.widget.getByRole("group", { name: heading, exact: true });
  }

  async press(name: string): Promise<void> {
    await this.button(name).click();
  }

  /** Looks for a bank by its name and chooses it. */
  async chooseBank(name: string): Promise<void> {
    await this.search.fill(name);
    await this.bankRow(name).click();
  }

  bankRow(name: string): Locator {
    return this.widget
      .getByRole("list")
      .getByRole("button", { name: new RegExp(`(^|\\s)${escaped(name)}(\\s|$)`) });
  }

  /** Types or chooses, field by field, in the order given. */
  async fill(details: Details): Promise<void> {
    for (const [label, value] of Object.entries(details)) {
      const field = this.field(label);
      const isList = (await field.evaluate((element) => element.tagName)) === "SELECT";
      if (isList) await field.selectOption({ label: value });
      else await field.fill(value);
    }
  }

  /** Fills in a date; `names` are the labels of its three parts. */
  async fillDate(
    label: string,
    { day, month, year }: DateParts,
    names: DateParts = { day: "Day", month: "Month", year: "Year" },
  ): Promise<void> {
    const date = this.widget.getByRole("group", { name: label });
    await date.getByLabel(names.day, { exact: true }).fill(day);
    await date.getByLabel(names.month, { exact: true }).fill(month);
    await date.getByLabel(names.year, { exact: true }).fill(year);
  }

  /** Fills a form and sends it; `button` is its primary action. */
  async submit(details: Details, button = "Sign in"): Promise<void> {
    await this.fill(details);
    await this.press(button);
  }

  /** A new screen: its heading is there and has the focus, so that it is read first. */
  async expectHeading(text: string, options: { readonly timeout?: number } = {}): Promise<void> {
    await expect(this.heading(text)).toBeVisible(options);
    await expect(this.heading(text)).toBeFocused();
  }

  /** What was wrong: the summary is there and has the focus. */
  async expectSummary(heading: string, problems: readonly string[] = []): Promise<void> {
    const summary = this.summary(heading);
    await expect(summary).toBeFocused();
    for (const problem of problems)
      await expect(summary.getByRole("link", { name: problem, exact: true })).toBeVisible();
  }

  async expectClosed(): Promise<void> {
    await expect(this.widget).toHaveCount(0);
  }
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
