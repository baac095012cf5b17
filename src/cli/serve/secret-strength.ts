const wellKnown = new Set([
  "admin",
  "changeit",
  "changeme",
  "clientsecret",
  "default",
  "encryptionkey",
  "example",
  "guichet",
  "insertsecrethere",
  "mysecret",
  "password",
  "replaceme",
  "sandboxclientsecret",
  "secret",
  "serverkey",
  "supersecret",
  "test",
  "todo",
  "webhooksecret",
  "yourclientsecret",
  "yoursecret",
  "yoursecrethere",
]);

/** Most characters follow from the one before: `aaaa`, `0123`, `zyxw`. */
function isSequence(text: string): boolean {
  const steps = [...text]
    .slice(1)
    .map((_, index) => text.charCodeAt(index + 1) - text.charCodeAt(index));
  return [-1, 0, 1].some((step) => steps.filter((one) => one === step).length * 2 > steps.length);
}

/** Why a text is no secret, as the end of a sentence about it; `null` when nothing speaks against it. */
export function weaknessOf(text: string, minLength: number): string | null {
  if (wellKnown.has(text.toLowerCase().replaceAll(/[^a-z]/g, ""))) return "is a well-known word";
  if (text.length < minLength) return `is shorter than ${minLength} characters`;
  if (/^(.{1,16}?)\1+.{0,15}$/s.test(text)) return "repeats itself";
  if (new Set(text).size < 8 || isSequence(text)) return "can be guessed";
  return null;
}
