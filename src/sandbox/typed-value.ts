import type { WireField } from "./institution.ts";

/** Calm things to type; the first that fits is taken. */
const texts = [
  "moulin",
  "12345678",
  "1234567",
  "123456789",
  "1234567890",
  "12345678901",
  "1234567890123",
  "67031234567890123",
  "0612345678",
  "ABC12345",
  "12345678Z",
  "a@example.org",
];
/** What the banks accept begins with 1234, in the shapes that their forms want; the rest they refuse. */
const secrets = ["1234", "9999"].flatMap((digits) => [
  digits,
  `${digits}5`,
  `${digits}56`,
  `${digits}5678`,
  `${digits}abcd`,
  `${digits}Abcd*`,
]);
const dates = ["27/03/1980"];

/** Whether a whole value fits a regex of Powens, whose `(?i)` is Python's. */
function fitsWhole(regex: string | null | undefined, value: string): boolean {
  if (regex == null || regex === "") return true;
  const bare = regex.replace(/^\(\?i\)/, "");
  return new RegExp(`^(?:${bare})$`, bare === regex ? "" : "i").test(value);
}

const candidatesFor = (type: string): readonly string[] => {
  if (type === "date") return dates;
  return type === "password" ? [...secrets, ...texts] : [...texts, ...secrets];
};

/** Something to type in a field that fits its form and that the caller wants; `null` when nothing at hand does. */
export const typedValue = (
  { type, regex }: WireField,
  isWanted: (value: string) => boolean,
): string | null =>
  candidatesFor(type).find((value) => fitsWhole(regex, value) && isWanted(value)) ?? null;
