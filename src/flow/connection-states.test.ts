import { readFile } from "node:fs/promises";
import { format, resolveConfig } from "prettier";
import { describe, expect, it } from "vitest";
import { connectionStates } from "../protocol/index.ts";
import { connectionStateKnowledge } from "./connection-states.ts";
import type { StateKnowledge } from "./connection-states.ts";
import { connectionStatesData, connectionStatesPage } from "./connection-states-page.ts";
import { endingOf } from "./exit.ts";
import { routeConnection } from "./routing.ts";
import { sampleEvents } from "./sample-steps.fixture.ts";
import { attempt, connection, otpField, refused, sendingSteps, SYNCED } from "./samples.fixture.ts";
import type { FlowState } from "./steps.ts";
import { transition } from "./transitions.ts";

const UNKNOWN = "aValueOfTheFuture";
const nameOf = ({ code, when }: StateKnowledge) =>
  when === null ? String(code) : `${String(code)}, ${when}`;
const wireCode = ({ code }: StateKnowledge) => (code === "any other value" ? UNKNOWN : code);

/** What is heard, as the row describes it. */
function shown(row: StateKnowledge): FlowState {
  const code = wireCode(row);
  if (row.heardAs === "code") {
    const outcome = refused(code ?? "", {
      approval: row.when === "the approval is named" ? "expired" : null,
      id_connection: row.when === "with the resume hint" ? 2400 : null,
    });
    return transition(sendingSteps.create, { type: "OUTCOME_RECEIVED", turn: 7, outcome });
  }
  const wire = {
    state: code,
    fields: code === "additionalInformationNeeded" ? [otpField] : null,
    last_update: row.when === "`last_update` is `null`" ? null : SYNCED,
  };
  const step = routeConnection(attempt({ known: true }), connection(wire), "open");
  return { ...step, turn: 7, leaving: false };
}

const rows = connectionStateKnowledge.map((row) => [row.heardAs, nameOf(row), row] as const);

describe("what is written about states and codes", () => {
  it.each(rows)("%s %s: is the step that the routing shows", (_, __, row) => {
    expect(shown(row).step).toBe(row.step);
  });

  it.each(rows)("%s %s: has a primary action that does something, or a wait", (_, __, row) => {
    const waits = ["syncing", "awaitingDecoupled", "returningFromBank"];
    expect(row.primary === "wait").toBe(waits.includes(row.step));
    if (row.primary === "wait") return;
    const state = shown(row);
    expect(transition(state, sampleEvents[row.primary])).not.toBe(state);
  });

  it.each(rows)("%s %s: agrees with what the host hears", (_, __, row) => {
    const ending = endingOf(shown(row));
    if (ending.kind !== "failed") return;
    expect(ending.recovery.actor).toBe(row.actor);
  });

  it("covers every documented state, once or once per circumstance", () => {
    const states = connectionStateKnowledge.filter(({ heardAs }) => heardAs === "state");
    expect(new Set(states.map(({ code }) => code))).toEqual(
      new Set([null, ...connectionStates, "any other value"]),
    );
    expect(new Set(rows.map(([heardAs, name]) => `${heardAs} ${name}`)).size).toBe(rows.length);
  });

  it.each([
    ["connection-states.md", connectionStatesPage],
    ["connection-states.json", connectionStatesData],
  ])("is what docs/%s says (npm run docs:states)", async (name, generate) => {
    const file = new URL(`../../docs/${name}`, import.meta.url).pathname;
    const options = { ...(await resolveConfig(file)), filepath: file };
    expect(await readFile(file, "utf8")).toBe(await format(generate(), options));
  });
});
