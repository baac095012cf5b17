import type { WireSource } from "../institution.ts";

/** A source as an institution's file writes it: ids and the rest are filled in by `institution`. */
export type SourceDraft = Pick<WireSource, "name" | "auth_mechanism" | "priority"> &
  Partial<WireSource>;

const source =
  (name: string, auth_mechanism: string) =>
  (priority: number, extras: Partial<WireSource> = {}): SourceDraft => ({
    name,
    auth_mechanism,
    priority,
    ...extras,
  });

/** The bank's regulated interface: the PSU signs in on the bank's own page. */
export const openapi = source("openapi", "webauth");
/** The bank's website, entered with the PSU's credentials. */
export const directaccess = source("directaccess", "credentials");
/** The regulated interface's stand-in, entered with the PSU's credentials. */
export const fallback = source("fallback", "credentials");
