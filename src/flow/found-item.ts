import { maskIban } from "../protocol/index.ts";

/** Something that a connection found and the PSU may share: a bank account, or a contract with its documents. */
export interface FoundItem {
  readonly kind: "account" | "subscription";
  readonly id: number;
  /** The bank's own words. */
  readonly name: string | null;
  /** A Powens account type; `null` for a contract. */
  readonly type: string | null;
  /** `PRIV`, `ORGA`, or `null` where the bank does not say. */
  readonly usage: string | null;
  /** Masked: `…4567`. */
  readonly number: string | null;
  /** Masked: `FR76…0189`. */
  readonly iban: string | null;
  /** The PSU has shared it, now or before. */
  readonly isShared: boolean;
}

/** Kinds whose list could not be read, while another one was. */
export type Unread = readonly FoundItem["kind"][];

/** Which accounts are meant. What is left out does not matter; contracts are always meant. */
export interface AccountFilter {
  /** Powens account types, e.g. `checking`. */
  readonly types?: readonly string[] | undefined;
  /** `PRIV`, `ORGA`. An account whose usage the bank does not say is meant, too. */
  readonly usages?: readonly string[] | undefined;
  /** Whole IBANs. They are compared by country, check digits and ending: that is all a page ever gets to see. */
  readonly ibans?: readonly string[] | undefined;
}

/** Which accounts are offered, and which of them are ticked from the start (none by default; `{}` ticks them all). */
export interface AccountLimits extends AccountFilter {
  readonly preselected?: AccountFilter | undefined;
}

/** Names an item among accounts and contracts, whose ids may be the same. */
export const keyOf = ({ kind, id }: FoundItem): string => `${kind} ${String(id)}`;

const isIn = (values: readonly string[] | undefined, value: string | null): boolean =>
  values === undefined || (value !== null && values.includes(value));

export const fits = (
  { kind, type, usage, iban }: FoundItem,
  { types, usages, ibans }: AccountFilter,
): boolean =>
  kind === "subscription" ||
  (isIn(types, type) &&
    (usage === null || isIn(usages, usage)) &&
    (ibans === undefined || (iban !== null && ibans.some((known) => maskIban(known) === iban))));

/** What the PSU may still choose, in the order in which the bank shows it. */
export const openItems = ({
  found,
  limits,
}: {
  readonly found: readonly FoundItem[] | null;
  readonly limits: AccountLimits;
}): FoundItem[] => (found ?? []).filter((item) => !item.isShared && fits(item, limits));
