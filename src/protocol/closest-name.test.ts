import { expect, it } from "vitest";
import { closestName } from "./closest-name.ts";

const known = ["onSuccess", "onExit", "proxyUrl", "connectionId", "locale", "now", "connectors"];

it.each([
  ["onSucces", "onSuccess"],
  ["onsuccess", "onSuccess"],
  ["on-success", "onSuccess"],
  ["onSuccses", "onSuccess"],
  ["proxyURL", "proxyUrl"],
  ["proxy_url", "proxyUrl"],
  ["poxyUrl", "proxyUrl"],
  ["connectionID", "connectionId"],
  ["connector", "connectors"],
  ["locales", "locale"],
  ["nwo", "now"],
])("finds what %s was meant to be", (given, expected) => {
  expect(closestName(given, known)).toBe(expected);
});

it.each(["", "theme", "on", "className", "x".repeat(10_000)])(
  "guesses nothing from far: %s",
  (given) => {
    expect(closestName(given, known)).toBeNull();
  },
);
