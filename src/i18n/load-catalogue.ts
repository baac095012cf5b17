import { ConnectError } from "../protocol/connect-error.ts";
import type { Catalogue, MessageOverrides } from "./catalogue.ts";
import type { Locale } from "./locale.ts";

const catalogues: Readonly<Record<Locale, () => Promise<Catalogue>>> = {
  en: async () => (await import("./compiled/en.ts")).en,
  fr: async () => (await import("./compiled/fr.ts")).fr,
};

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
  const [catalogue, overrides] = await Promise.all([
    catalogues[locale](),
    messages === undefined ? undefined : import("./override-catalogue.ts"),
  ]).catch((cause: unknown) => {
    throw new ConnectError("network_unreachable", "The texts could not be loaded.", { cause });
  });
  return messages === undefined || overrides === undefined
    ? catalogue
    : overrides.overrideCatalogue(catalogue, messages);
};
