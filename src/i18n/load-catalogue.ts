import { ConnectError } from "../protocol/connect-error.ts";
import type { Catalogue, MessageOverrides } from "./catalogue.ts";
import type { FirstCatalogue, LaterCatalogue } from "./first-texts.ts";
import type { Locale } from "./locale.ts";

const first: Readonly<Record<Locale, () => Promise<FirstCatalogue>>> = {
  en: async () => (await import("./compiled/en-first.ts")).first,
  fr: async () => (await import("./compiled/fr-first.ts")).first,
};

const later: Readonly<Record<Locale, () => Promise<LaterCatalogue>>> = {
  en: async () => (await import("./compiled/en-later.ts")).later,
  fr: async () => (await import("./compiled/fr-later.ts")).later,
};

const unreachable = (cause: unknown): never => {
  throw new ConnectError("network_unreachable", "The texts could not be loaded.", { cause });
};

/**
 * Fetches the texts that the first screen needs, so that it need not wait for the others.
 *
 * @throws ConnectError `network_unreachable` when they cannot be fetched.
 */
export const loadFirstTexts = (locale: Locale): Promise<FirstCatalogue> =>
  first[locale]().catch(unreachable);

/**
 * Fetches the texts of one language, with the host's own words in place of ours where it gives any.
 *
 * Only the language asked for is downloaded, and the parser of ICU MessageFormat only when there are overrides.
 *
 * @throws ConnectError `implementation_error` when an override has an unknown id, cannot be read as ICU MessageFormat or
 * uses an argument that its text does not have; `network_unreachable` when the texts cannot be fetched.
 */
export const loadCatalogue = async (
  locale: Locale,
  messages?: MessageOverrides,
): Promise<Catalogue> => {
  const [firstTexts, laterTexts, overrides] = await Promise.all([
    first[locale](),
    later[locale](),
    messages === undefined ? undefined : import("./override-catalogue.ts"),
  ]).catch(unreachable);
  const catalogue: Catalogue = { ...firstTexts, ...laterTexts };
  return messages === undefined || overrides === undefined
    ? catalogue
    : overrides.overrideCatalogue(catalogue, messages);
};
