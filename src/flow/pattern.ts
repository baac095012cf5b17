import { patternCost, withoutClasses } from "./pattern-cost.ts";
import { isAscii } from "./typed-text.ts";

/** Patterns that banks really use are far shorter. */
const PATTERN_LIMIT = 300;
/** Steps that take a fraction of a second at most. */
const COST_LIMIT = 5_000_000;

/** What JavaScript reads as something else than Python, without a word. */
const readsOtherwise = {
  /** Letters after a backslash that mean the same to both; `\A`, `\Z`, `\a`, `\U` and back-references do not. */
  escape: /\\(?![dDsSwWbBtnrfvx]|u[0-9a-fA-F]{4})[A-Za-z1-9]/,
  /** `(?i)`, `(?P=name)`, `(?#…)`, `(?(1)…)`. */
  group: /\(\?(?:[a-zA-Z#(])/,
  /** `{,5}` is a quantifier to Python only; `[]a]` and `[^]a]` are classes that hold a bracket. */
  spelling: /\{,\d+\}|\[\^?\]/,
} as const;

/** Classes of characters that cover all alphabets in Python, and ASCII only in JavaScript. */
const ALPHABET = /\\[dDsSwWbB]/;

/**
 * Runs a pattern as the engine behind Powens does, which matches the whole value: it adds `^` and `$` where they are
 * missing. Around the whole pattern, and not as text: written onto `a|b` they would leave the end of `a` open, which no
 * pattern means.
 * `null` when it cannot be judged here: no pattern, one that JavaScript does not know or reads otherwise, or one that
 * could run away. It is then left to the server; it is never run here.
 */
export function matches(regex: string | null, value: string): boolean | null {
  if (regex === null || regex === "") return null;
  if (regex.length > PATTERN_LIMIT || isForeign(regex)) return null;
  if (!isAscii(value) && ALPHABET.test(regex)) return null;
  if (patternCost(regex, value.length) > COST_LIMIT) return null;
  return compile(regex)?.test(value) ?? null;
}

const isForeign = (regex: string): boolean =>
  readsOtherwise.escape.test(regex.replaceAll("\\\\", "")) ||
  readsOtherwise.group.test(withoutClasses(regex)) ||
  readsOtherwise.spelling.test(regex.replace(/\\./gs, "x"));

function compile(regex: string): RegExp | null {
  for (const flags of ["u", ""]) {
    try {
      return new RegExp(`^(?:${regex})$`, flags);
    } catch {
      // Not in this dialect: the next one, then the server.
    }
  }
  return null;
}
