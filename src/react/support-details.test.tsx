import { readFileSync } from "node:fs";
import { screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { StepOf } from "../flow/index.ts";
import { CopySupport } from "./copy-support.tsx";
import { supportDetails } from "./support-details.ts";
import { attemptAt, bank, BANK_UUID, connectionTo } from "./testing/bank.ts";
import { pressLast } from "./testing/press.ts";
import { renderStep } from "./testing/render-step.tsx";
import { GUICHET_VERSION } from "./version.ts";

const connection = connectionTo({ state: "bug", error_message: "Cher M. Martin" });
const state: StepOf<"bug"> = { step: "bug", attempt: attemptAt(bank(), { connection }) };
const now = Date.parse("2026-06-03T16:30:00Z");
const facts = { flowId: "f00d", locale: "fr", now } as const;

describe("details for support", () => {
  it("[T93] are names, ids and codes only", () => {
    expect(supportDetails({ ...facts, state: { ...state, turn: 4, leaving: false } })).toEqual([
      `Guichet ${GUICHET_VERSION}`,
      "flow: f00d",
      "step: bug",
      "state: bug",
      `connector: ${BANK_UUID}`,
      "connection: 77",
      "time: 2026-06-03T16:30:00.000Z",
      "locale: fr",
    ]);
  });

  it.each([
    ["quantumRequired", "state: quantumRequired"],
    ["Cher M. Martin, votre code est 1234", "state: other"],
  ])("do not pass on a code that is a sentence: %s", (code, line) => {
    const unknown = { step: "unknown", attempt: null, code, turn: 4, leaving: false } as const;
    expect(supportDetails({ ...facts, state: unknown })).toContain(line);
  });

  it("name the version of the package", () => {
    const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
    expect(GUICHET_VERSION).toBe(version);
  });
});

describe("copying them", () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it("puts them on the clipboard and says so", async () => {
    const { announced, user } = await renderStep(state, <CopySupport />);
    await pressLast(user, "Copy details for support");
    expect(await navigator.clipboard.readText()).toMatch(/^Guichet .*\nflow: [0-9a-f]+\n/);
    expect(announced).toEqual(["Copied"]);
  });

  it("shows them selected where the clipboard is refused", async () => {
    const { announced, user } = await renderStep(state, <CopySupport />, { locale: "fr" });
    vi.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new Error("refused"));
    await pressLast(user, "Copier les informations pour l’assistance");
    const field = await screen.findByRole<HTMLInputElement>("textbox", {
      name: "Copier les informations pour l’assistance",
    });
    expect(field).toHaveFocus();
    expect(field).toHaveAttribute("readonly");
    expect(field.value).toContain("connection: 77");
    expect(field.value).not.toContain("Martin");
    expect(field.selectionEnd).toBe(field.value.length);
    expect(announced).toEqual([]);
  });
});
