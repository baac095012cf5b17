import { askSmsCode } from "./prompts.ts";
import type { Scenario } from "./scenario.ts";
import type { RestStep } from "./step.ts";

const HOUR = 3_600_000;
const VALIDATING_MS = 60_000;
const RATE_LIMITED_MS = 12 * HOUR;

export const rest = (state: string, extras: Partial<RestStep> = {}): RestStep => ({
  kind: "rest",
  state,
  message: null,
  forMs: null,
  untilSync: false,
  ...extras,
});

/** Comes back by the next synchronisation with the PSU present. */
export const restInScaRequired = rest("SCARequired", { untilSync: true });
const restInUnavailable = rest("websiteUnavailable", { untilSync: true });

/** States in which a kept connection stays until time, a synchronisation or nothing ends them. */
export const restingScenarios = {
  validating: { login: () => [rest("validating", { forMs: VALIDATING_MS })] },
  rateLimiting: { login: () => [rest("rateLimiting", { forMs: RATE_LIMITED_MS })] },
  unknownState: { login: () => [rest("someFutureState")] },
  errorTwin: { login: () => [restInScaRequired, askSmsCode()], onlyErrorTwin: true },
  partialSources: {
    addsEverySource: true,
    login: ({ institution, source }) => {
      const first = Math.min(...institution.connector.sources.map(({ priority }) => priority));
      return source.priority === first ? [] : [restInUnavailable];
    },
  },
} satisfies Record<string, Scenario>;
