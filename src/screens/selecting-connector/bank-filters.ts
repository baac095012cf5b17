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

/** The first region that a reader's languages name, such as `FR` of `fr-FR`; `null` where none does. */
export function regionOf(languages: readonly string[]): string | null {
  for (const language of languages) {
    const [, region] = /^[a-z]{2,3}(?:-[a-z]{4})?-([a-z]{2})(?:-|$)/i.exec(language) ?? [];
    if (region !== undefined) return region.toUpperCase();
  }
  return null;
}

/** The banks of one country and all others, each in the order in which they come; `null` where one part is empty. */
export function splitByCountry(
  connectors: readonly ConnectorSummary[],
  country: string,
): readonly [readonly ConnectorSummary[], readonly ConnectorSummary[]] | null {
  const isThere = ({ countries }: ConnectorSummary) => countries.includes(country);
  const [home, others] = [
    connectors.filter(isThere),
    connectors.filter((connector) => !isThere(connector)),
  ];
  return home.length === 0 || others.length === 0 ? null : [home, others];
}

/** Whether the list has banks for both kinds, so that the question makes sense. */
export const hasBothKinds = (connectors: readonly ConnectorSummary[]): boolean =>
  connectors.some((connector) => isOfKind(connector, "personal")) &&
  connectors.some((connector) => isOfKind(connector, "business"));

/** A bank that does not say its countries or kinds fits any. */
export const fits = (connector: ConnectorSummary, { country, kind }: BankFilters): boolean =>
  (country === "" || connector.countries.length === 0 || connector.countries.includes(country)) &&
  (kind === "" || connector.account_usages.length === 0 || isOfKind(connector, kind));
