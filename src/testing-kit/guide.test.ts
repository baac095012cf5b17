import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { scenarioNames } from "../sandbox/index.ts";
import { bankFor } from "./bank-for.ts";

const guide = readFileSync(new URL("../../docs/testing.md", import.meta.url), "utf8");
const rows = guide
  .slice(guide.indexOf("## Banks by scenario\n"), guide.indexOf("## What a test controls\n"))
  .split("\n")
  .filter((line) => line.startsWith("| `"))
  .map((line) =>
    line
      .slice(1, -1)
      .split("|")
      .map((cell) => cell.trim().replaceAll("\\", "")),
  );

describe("the table of scenarios in the guide", () => {
  it("has every scenario, in the catalogue's words", () => {
    expect(rows).toEqual(
      scenarioNames.map((scenario) => {
        const bank = bankFor(scenario);
        return [`\`${scenario}\``, bank.name, bank.guide];
      }),
    );
  });
});
