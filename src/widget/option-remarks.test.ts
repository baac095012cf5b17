import { afterEach, expect, it, vi } from "vitest";
import { sayRemarks, unheldLimitRemarks, unknownOptionRemarks } from "./option-remarks.ts";
import { optionNames } from "./widget-options.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

it.each([
  ["onSucces", "onSuccess"],
  ["onsuccess", "onSuccess"],
  ["proxyURL", "proxyUrl"],
  ["connectionID", "connectionId"],
  ["connector", "connectors"],
  ["message", "messages"],
  ["stopsharing", "stopSharing"],
])("[integration I14] an option called %s is told apart from %s", (given, meant) => {
  expect(unknownOptionRemarks({ proxyUrl: "/guichet", [given]: "x" })).toEqual([
    `Guichet: "${given}" is not an option; did you mean "${meant}"?`,
  ]);
});

it("[integration I14] an option that is near to none is named all the same", () => {
  expect(unknownOptionRemarks({ className: "x" })).toEqual([
    'Guichet: "className" is not an option',
  ]);
});

it("[integration I14] every option, and what frameworks add, is no mistake", () => {
  const all = Object.fromEntries(optionNames.map((name) => [name, "x"]));
  const added = { ref: {}, "data-testid": "x", "aria-label": "x", onFinish: undefined };
  expect(unknownOptionRemarks({ ...all, ...added })).toEqual([]);
});

it("[server A1] limits of accounts are told where the Powens Webview shares them", () => {
  const limited = { accounts: { types: ["checking"], ibans: ["FR7630006000011234567890189"] } };
  expect(unheldLimitRemarks(limited, "webview")).toEqual([
    expect.stringMatching(/accounts\.types, accounts\.ibans .*Webview/),
  ]);
  expect(JSON.stringify(unheldLimitRemarks(limited, "webview"))).not.toContain("FR76");
  expect(unheldLimitRemarks(limited, "forms")).toEqual([]);
  for (const accounts of [undefined, false, {}, { preselected: { types: ["checking"] } }] as const)
    expect(unheldLimitRemarks({ accounts }, "webview")).toEqual([]);
});

it("[integration I14] the developer is told once, however often the widget opens", async () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined);
  const options = { proxyUrl: "/guichet", locales: "fr" };
  await sayRemarks(options, Promise.resolve("forms"));
  await sayRemarks(options, Promise.resolve("forms"));
  expect(warn.mock.calls).toEqual([
    ['Guichet: "locales" is not an option; did you mean "locale"?'],
  ]);
});

it("makes the remarks on names when the credentials policy cannot be read, and does not reject", async () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined);
  const options = { proxyUrl: "/guichet", locall: "en", accounts: { types: ["card"] } };
  await sayRemarks(options, Promise.reject(new Error("offline")));
  expect(warn.mock.calls).toEqual([['Guichet: "locall" is not an option; did you mean "locale"?']]);
});
