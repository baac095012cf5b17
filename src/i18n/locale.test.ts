import { expect, it } from "vitest";
import { resolveLocale } from "./locale.ts";

it.each([
  ["fr", [], "fr"],
  ["fr-CA", ["en"], "fr"],
  ["fr_FR", [], "fr"],
  ["FR-fr", [], "fr"],
  ["en-US", ["fr"], "en"],
  [undefined, ["fr-BE", "en"], "fr"],
  [undefined, ["de-AT", "fr"], "fr"],
  [undefined, ["de", "it"], "en"],
  [undefined, [], "en"],
  ["de", ["fr"], "fr"],
  ["de", [], "en"],
  ["frp", [], "en"],
  ["not a tag", ["fr"], "fr"],
  ["", ["", "fr"], "fr"],
] as const)("for %s and a reader of %j it is %s", (requested, preferred, locale) => {
  expect(resolveLocale(requested, preferred)).toBe(locale);
});
