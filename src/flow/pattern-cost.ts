/** How many ways a piece of a pattern can match: bounded choices, repetitions without a bound, look-arounds aside. */
interface Ways {
  readonly bounded: number;
  readonly open: number;
  readonly aside: number;
}

const one: Ways = { bounded: 1, open: 0, aside: 0 };

const both = (a: Ways, b: Ways): Ways => ({
  bounded: a.bounded * b.bounded,
  open: a.open + b.open,
  aside: a.aside + b.aside,
});

const either = (a: Ways, b: Ways): Ways => ({
  bounded: a.bounded + b.bounded,
  open: Math.max(a.open, b.open),
  aside: a.aside + b.aside,
});

/** In how many ways `open` pieces can share `length` characters, times the bounded choices. */
function total({ bounded, open, aside }: Ways, length: number): number {
  let ways = bounded;
  for (let piece = 1; piece <= open; piece += 1) ways *= (length + piece) / piece;
  return ways * (1 + aside);
}

function repeated(body: Ways, min: number, max: number, length: number): Ways {
  const times = Math.min(max, Math.max(length, min));
  const spread = times - min + 1;
  const aside = body.aside * Math.max(times, 1);
  if (body.bounded === 1 && body.open === 0)
    return max === Infinity || spread >= length
      ? { ...one, open: 1, aside }
      : { ...one, bounded: spread, aside };
  return {
    bounded: body.bounded ** times * spread,
    // More of them change nothing: long before, the pattern costs too much.
    open: Math.min(64, body.open * times),
    aside,
  };
}

const QUANTIFIER = /^(?:([*+?])|\{(\d*)(,?)(\d*)\})[?+]?/;
const GROUP = /^\((\?(?:<?[=!]|:|P?<\w+>|>))?/;

/** The pattern with one letter for every class and escape: each stands for one character, whichever it is. */
export const withoutClasses = (regex: string): string =>
  regex.replace(/\\./gs, "x").replace(/\[\^?\]?[^\]]*\]/g, "x");

/**
 * An upper bound of the steps that matching could take on a value of this length, whatever the value. It counts the
 * ways in which the pattern could share out the characters, so that nothing exponential passes as cheap.
 */
export function patternCost(regex: string, length: number): number {
  let rest = withoutClasses(regex);

  const take = (pattern: RegExp): RegExpExecArray | null => {
    const found = pattern.exec(rest);
    if (found !== null) rest = rest.slice(found[0].length);
    return found;
  };
  const alternatives = (): Ways => {
    let ways = sequence();
    while (take(/^\|/) !== null) ways = either(ways, sequence());
    return ways;
  };
  const sequence = (): Ways => {
    let ways = one;
    while (rest !== "" && !/^[|)]/.test(rest)) ways = both(ways, piece());
    return ways;
  };
  const piece = (): Ways => {
    const atom = group() ?? (take(/^./s), one);
    const quantifier = take(QUANTIFIER);
    if (quantifier === null) return atom;
    const [, sign, least = "", comma, most = ""] = quantifier;
    if (sign !== undefined)
      return repeated(atom, sign === "+" ? 1 : 0, sign === "?" ? 1 : Infinity, length);
    const min = Number(least);
    return repeated(atom, min, comma === "" ? min : most === "" ? Infinity : Number(most), length);
  };
  const group = (): Ways | null => {
    const opened = take(GROUP);
    if (opened === null) return null;
    const body = alternatives();
    take(/^\)/);
    // A look-around is left as soon as it has matched: its cost comes on top, its ways do not multiply.
    return /[=!]$/.test(opened[1] ?? "") ? { ...one, aside: total(body, length) } : body;
  };

  let ways = alternatives();
  // A stray closing parenthesis: not a pattern at all, and nothing that may be run.
  if (rest !== "") ways = { ...ways, bounded: Infinity };
  return total(ways, length);
}
