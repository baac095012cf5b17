import type { Locator } from "@playwright/test";
import type { Typed } from "../sandbox/index.ts";

/** A date as a person fills it in, part by part. */
export interface DateParts {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

/** Fills in the three fields of a date, which come in this order in every language. */
export async function fillDateParts(date: Locator, { day, month, year }: DateParts): Promise<void> {
  const parts = date.getByRole("textbox");
  for (const [index, value] of [day, month, year].entries()) await parts.nth(index).fill(value);
}

/** Types or chooses one value in a field: a text, a list, or a date such as `27/03/1980`. */
async function fillField(field: Locator, value: string): Promise<void> {
  const tag = await field.evaluate((element) => element.tagName);
  if (tag === "SELECT") {
    await field.selectOption({ label: value });
  } else if (tag === "FIELDSET") {
    const [day = "", month = "", year = ""] = value.split("/");
    await fillDateParts(field, { day, month, year });
  } else {
    await field.fill(value);
  }
}

/** Types or chooses, field by field, in the order given. */
export async function fillForm(fieldOf: (label: string) => Locator, typed: Typed): Promise<void> {
  for (const [label, value] of Object.entries(typed)) await fillField(fieldOf(label), value);
}
