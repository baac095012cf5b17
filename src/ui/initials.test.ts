import { expect, it } from "vitest";
import { initialsOf } from "./initials.ts";

it.each([
  ["Banque du Phare", "BP"],
  ["Nova", "N"],
  ["Crédit de l’Étang", "CÉ"],
  ["la banque", "B"],
  ["De La", "DL"],
  ["7 rivières", "7R"],
  ["  ", ""],
])("%j gives %j", (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
