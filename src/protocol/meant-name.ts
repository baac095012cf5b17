const lettersOf = (name: string) => name.replace(/[^a-z]/gi, "");

/** Whether a name has the letters of another in their order, with no more than one of its own between two of them. */
const hasLettersOf = (name: string, other: string) =>
  new RegExp(`^.?${[...lettersOf(other)].join(".?")}.?$`, "i").test(lettersOf(name));

/**
 * Of the names that are known, the one that somebody probably meant who wrote another: `serverUrl` for `server_url`,
 * `onSuccess` for `onSucess`. `undefined` where there is none.
 */
export const meantName = (name: string, known: readonly string[]): string | undefined =>
  known.find((meant) => hasLettersOf(name, meant) || hasLettersOf(meant, name));
