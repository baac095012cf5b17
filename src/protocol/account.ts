import * as v from "valibot";
import { cleanBankText } from "./bank-text.ts";
import { listThere, moment, neededId, optionalId, reading, text, textAt } from "./generous.ts";
import { powensIdSchema } from "./identifiers.ts";

/** As much of a number as tells two accounts apart: `…4567`. Masking twice changes nothing. */
const numberEnding = (number: string | null): string | null => {
  const ending = (number ?? "").replace(/[^0-9A-Za-z]/g, "").slice(-4);
  return ending === "" ? null : `…${ending}`;
};

/**
 * Country, check digits and ending of an IBAN: `FR76…0189`. Enough to recognise one that is known already (two of a
 * person's accounts look alike once in a million), and nothing to pay with. Masking twice changes nothing.
 */
export function maskIban(iban: string | null): string | null {
  const plain = (iban ?? "").replace(/[^0-9A-Za-z]/g, "").toUpperCase();
  return plain.length < 8 ? null : `${plain.slice(0, 4)}…${plain.slice(-4)}`;
}

/** Eight digits and more, whatever stands between them. */
const LONG_NUMBER = /\d(?:[ .-]?\d){7,}/g;

/** Banks write account numbers into names, too. */
const nameOf = (...names: readonly (string | null)[]): string | null =>
  names
    .map((name) => cleanBankText(name)?.replace(LONG_NUMBER, (long) => numberEnding(long) ?? ""))
    .find((name) => name !== undefined) ?? null;

const shareableEntries = {
  id: neededId,
  id_connection: optionalId,
  id_source: optionalId,
  number: text,
  disabled: moment,
  deleted: moment,
};

/**
 * A bank account found on a connection, as far as a PSU needs it to choose. `disabled` is a date-time until the PSU has
 * shared it. Parses a Powens `BankAccount` and the proxy's answer alike: `number` and `iban` are masked while parsed,
 * and nothing of balances is kept.
 */
export const accountSchema = v.pipe(
  v.object({
    ...shareableEntries,
    id_parent: optionalId,
    original_name: text,
    name: text,
    type: reading((type) => textAt(type, "name") ?? "unknown"),
    usage: text,
    iban: text,
  }),
  v.transform(({ name, original_name, number, iban, ...account }) => ({
    ...account,
    /** The bank's own words. */
    name: nameOf(name, original_name),
    /** `…4567` */
    number: numberEnding(number),
    /** `FR76…0189` */
    iban: maskIban(iban),
  })),
);
export type Account = v.InferOutput<typeof accountSchema>;

/** A contract of a document connector, as far as a PSU needs it to choose; masked like an account. */
export const subscriptionSchema = v.pipe(
  v.object({ ...shareableEntries, label: text }),
  v.transform(({ label, number, ...subscription }) => ({
    ...subscription,
    label: nameOf(label),
    number: numberEnding(number),
  })),
);
export type Subscription = v.InferOutput<typeof subscriptionSchema>;

export const accountListSchema = v.object({ accounts: listThere(accountSchema) });
export const subscriptionListSchema = v.object({ subscriptions: listThere(subscriptionSchema) });

/** The body of a request may have a hundred keys in all. */
const SHARED_AT_ONCE = 90;

/**
 * `PUT /connections/{id}/accounts` and `…/subscriptions`: the PSU shares these. There is no way to say the contrary:
 * withdrawing erases data, and is not this widget's affair.
 */
export const shareSchema = v.strictObject({
  ids: v.pipe(
    v.array(powensIdSchema),
    v.minLength(1),
    v.maxLength(SHARED_AT_ONCE),
    v.check((ids) => new Set(ids).size === ids.length, "no id twice"),
  ),
  disabled: v.literal(false),
});
export type Share = v.InferInput<typeof shareSchema>;
