import { expect, type Frame, type FrameLocator, type Locator, type Page } from "@playwright/test";
import type { Locale, MessageOverrides } from "../i18n/index.ts";
import { fillDateParts, type DateParts } from "./fill-form.ts";
import { createWidgetTexts, type WidgetTexts } from "./widget-texts.ts";

/** Where to look for the widget: a page, a frame, or an element that holds it. */
export type WidgetScope = Page | Frame | FrameLocator | Locator;

export interface WidgetPartsOptions {
  /** The language that the widget must speak. Without it, every language that it knows will do. */
  readonly locale?: Locale | undefined;
  /** The host's own words, as they are given to the widget. */
  readonly messages?: MessageOverrides | undefined;
}

/** The one name of the widget that is no text: the element that holds all of it. */
const ROOT = ".guichet-root";

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** What is on the screen of the widget, by the names that a person reads or hears. */
export class WidgetParts {
  /** The page in which the widget is, at whatever depth. */
  readonly page: Page;
  /** Everything of the widget lies in here. */
  readonly widget: Locator;
  /** The name of the bank to look for, on the list of banks. */
  readonly search: Locator;
  /** What a screen reader is told without moving. */
  readonly announcement: Locator;
  /** The words of the widget as patterns, by the names of its texts. */
  readonly words: WidgetTexts;

  constructor(scope: WidgetScope, { locale, messages }: WidgetPartsOptions = {}) {
    this.widget = scope.locator(ROOT);
    this.page = this.widget.page();
    this.search = this.widget.getByRole("searchbox");
    this.announcement = this.widget.getByRole("status");
    this.words = createWidgetTexts(locale, messages);
  }

  heading(name: string | RegExp): Locator {
    return this.widget.getByRole("heading", { name, exact: true });
  }

  /** A button of the widget. Those of the frame come first: where an action has the same name, it is the last. */
  button(name: string | RegExp): Locator {
    return this.widget.getByRole("button", { name, exact: true }).last();
  }

  link(name: string | RegExp): Locator {
    return this.widget.getByRole("link", { name, exact: true });
  }

  /** The field with this label, as it is written, without “(optional)”; of a date, the group of its parts. */
  field(label: string): Locator {
    const optional = new RegExp(`^${escaped(label)} \\(\\S+\\)$`);
    return this.widget
      .getByLabel(label, { exact: true })
      .or(this.widget.getByLabel(optional))
      .or(this.date(label));
  }

  /** The group of the three fields of a date. */
  date(label: string): Locator {
    const name = new RegExp(`^${escaped(label)}(?: \\(\\S+\\))?$`);
    return this.widget.getByRole("group", { name }).filter({ has: this.page.getByRole("textbox") });
  }

  /** A form's list of problems, or what the bank refused, by its heading. */
  summary(heading: string | RegExp): Locator {
    return this.widget.getByRole("region", { name: heading, exact: true });
  }

  text(text: string | RegExp): Locator {
    return this.widget.getByText(text, { exact: true });
  }

  /** The bank's own words, under “Message from your bank”. */
  bankMessage(heading: string | RegExp = this.words("bankMessage.heading")): Locator {
    return this.widget.getByRole("group", { name: heading, exact: true });
  }

  /** A bank in the list. */
  bankRow(name: string): Locator {
    return this.widget
      .getByRole("list")
      .getByRole("button", { name: new RegExp(`(^|\\s)${escaped(name)}(\\s|$)`) });
  }

  /** Presses the button of this name. */
  async press(name: string | RegExp): Promise<void> {
    await this.button(name).click();
  }

  /** Fills in a date, part by part. */
  async fillDate(label: string, parts: DateParts): Promise<void> {
    await fillDateParts(this.date(label), parts);
  }

  /** A new screen: its heading is there and has the focus, so that it is read first. */
  async expectHeading(
    name: string | RegExp,
    options: { readonly timeout?: number } = {},
  ): Promise<void> {
    await expect(this.heading(name)).toBeVisible(options);
    await expect(this.heading(name)).toBeFocused();
  }

  /** What was wrong: the summary is there and has the focus. */
  async expectSummary(
    heading: string | RegExp,
    problems: readonly (string | RegExp)[] = [],
  ): Promise<void> {
    const summary = this.summary(heading);
    await expect(summary).toBeFocused();
    for (const problem of problems)
      await expect(summary.getByRole("link", { name: problem, exact: true })).toBeVisible();
  }

  async expectClosed(): Promise<void> {
    await expect(this.widget).toHaveCount(0);
  }
}
