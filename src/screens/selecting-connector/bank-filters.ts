import type { ConnectorSummary } from "../../protocol/index.ts";

export type BankKind = "personal" | "business";

/** What narrows the list; empty texts narrow nothing. */
export interface BankFilters {
  readonly country: string;
  readonly kind: BankKind | "";
}

const usagesOf: Readonly<Record<BankKind, readonly string[]>> = {
  personal: ["PRIV"],
  business: ["ORGA", "ASSO"],
};

const isOfKind = ({ account_usages }: ConnectorSummary, kind: BankKind) =>
  account_usages.some((usage) => usagesOf[kind].includes(usage));

/** The countries of a list of banks, each once. */
export const countriesOf = (connectors: readonly ConnectorSummary[]): string[] => [
  ...new Set(connectors.flatMap(({ countries }) => countries)),
];

/** Whether the list has banks for both kinds, so that the question makes sense. */
export const hasBothKinds = (connectors: readonly ConnectorSummary[]): boolean =>
  connectors.some((connector) => isOfKind(connector, "personal")) &&
  connectors.some((connector) => isOfKind(connector, "business"));

/** A bank that does not say its countries or kinds fits any. */
export const fits = (connector: ConnectorSummary, { country, kind }: BankFilters): boolean =>
  (country === "" || connector.countries.length === 0 || connector.countries.includes(country)) &&
  (kind === "" || connector.account_usages.length === 0 || isOfKind(connector, kind));
