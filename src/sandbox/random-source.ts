const BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** Everything random in one sandbox, drawn from one generator so that a seeded one makes runs repeatable. */
export interface RandomSource {
  /** An integer in [0, below). */
  integer(below: number): number;
  digits(length: number): string;
  token(): string;
  /** A temporary code. Powens' codes may hold `/` and `+`; these always do, to catch a missing URL encoding. */
  code(): string;
  uuid(): string;
  /** A new id: unique in its sandbox, rising. */
  id(): number;
}

export const cryptoRandom = (): number =>
  (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;

export function createRandomSource(random: () => number): RandomSource {
  const integer = (below: number): number => Math.floor(random() * below);
  const text = (alphabet: string, length: number): string =>
    Array.from({ length }, () => alphabet[integer(alphabet.length)]).join("");
  let lastId = 1000 + integer(9000);

  return {
    integer,
    digits: (length) => text("0123456789", length),
    token: () => text(BASE62, 40),
    code: () => `${text(BASE62, 14)}+${text(BASE62, 14)}/${text(BASE62, 14)}`,
    uuid: () => {
      const hex = text("0123456789abcdef", 30);
      const variant = text("89ab", 1);
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(12, 15)}-${variant}${hex.slice(15, 18)}-${hex.slice(18)}`;
    },
    id: () => {
      lastId += 1 + integer(7);
      return lastId;
    },
  };
}
