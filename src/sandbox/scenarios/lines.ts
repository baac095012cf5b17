import type { Scenario } from "./scenario.ts";

const SLOW_MS = 20_000;
const STALLED_MS = 600_000;

/** What happens on the line: the bank says yes each time, the answer is late or lost. */
export const lineScenarios = {
  slow: { login: () => [{ kind: "delay", ms: SLOW_MS }] },
  stall: { login: () => [{ kind: "delay", ms: STALLED_MS }] },
  drop: { login: () => [{ kind: "cut" }] },
} satisfies Record<string, Scenario>;
