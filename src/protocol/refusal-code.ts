/**
 * Error codes with which Powens may refuse to create or to update a connection, by whom each speaks to.
 *
 * - `user`: to the user, or about the bank, whatever the HTTP status around it.
 * - `value`: about a value; for the user to mend where they gave any, else for whoever wrote the request.
 * - `request`: to whoever wrote the request.
 *
 * Source: Powens, Errors and Connections. More may come: any other text is a valid value.
 */
export const refusalCodes = {
  wrongpass: "user",
  passwordExpired: "user",
  actionNeeded: "user",
  bankMessage: "user",
  SCARequired: "user",
  webauthRequired: "user",
  additionalInformationNeeded: "user",
  decoupled: "user",
  validating: "user",
  badRequest: "user",
  connectionLocked: "user",
  config: "user",
  invalidValue: "value",
  missingParameter: "value",
  rateLimiting: "user",
  tooManySync: "user",
  websiteUnavailable: "user",
  bug: "user",
  internalServerError: "user",
  dataError: "user",
  keymanager: "user",
  notSupported: "user",
  notFound: "request",
  noAccount: "user",
  unauthorized: "request",
  forbidden: "request",
  methodNotAllowed: "user",
} as const;

export type KnownRefusalCode = keyof typeof refusalCodes;

/** What a code is to the widget: a documented one, or `unknown` for any other text. */
export type RefusalKind = KnownRefusalCode | "unknown";

const byLowerCase = new Map<string, KnownRefusalCode>(
  (Object.keys(refusalCodes) as KnownRefusalCode[]).map((code) => [code.toLowerCase(), code]),
);

/** Sorts a code, in any spelling, into the closed list. */
export const refusalKindOf = (code: string): RefusalKind =>
  byLowerCase.get(code.toLowerCase()) ?? "unknown";

/** Gives a code its documented spelling, whatever its case; an unknown one unchanged. */
export function canonicalCode(code: string): string {
  const kind = refusalKindOf(code);
  return kind === "unknown" ? code : kind;
}
