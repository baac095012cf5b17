import { useState } from "react";

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Whether two options say the same: values, lists, and objects of these. */
export function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, at) => isSame(item, other[at]));
  if (!isPlain(one) || !isPlain(other)) return false;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && isSame(one[name], other[name]))
  );
}

/** The same object for as long as it says the same: hosts write their options anew on each render. */
export function useStable<T extends object>(value: T): T {
  const [kept, setKept] = useState(value);
  const before = Object.entries(kept);
  const isKept =
    before.length === Object.keys(value).length &&
    before.every(([name, old]) => isSame(old, Reflect.get(value, name)));
  if (isKept) return kept;
  setKept(value);
  return value;
}
