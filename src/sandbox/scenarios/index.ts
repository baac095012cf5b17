import type { Institution, ScenarioName } from "../institution.ts";
import { approvalScenarios } from "./approvals.ts";
import { failureScenarios } from "./failures.ts";
import { lineScenarios } from "./lines.ts";
import { askSmsCode } from "./prompts.ts";
import { questionScenarios } from "./questions.ts";
import { restingScenarios } from "./resting-states.ts";
import type { Scenario, ScenarioContext } from "./scenario.ts";
import type { Step } from "./step.ts";
import { situationScenario } from "./situation.ts";
import { triggerScenario } from "./trigger.ts";

const redirect: readonly Step[] = [{ kind: "redirect" }];

const scenarios: Readonly<Record<ScenarioName, Scenario>> = {
  plain: { login: () => [] },
  trigger: triggerScenario,
  situation: situationScenario,
  ...questionScenarios,
  ...approvalScenarios,
  ...failureScenarios,
  ...restingScenarios,
  ...lineScenarios,
  noAccount: { login: () => [], hasAccounts: false },
  activationFails: { login: () => [], activationFails: true },
  webauth: { login: () => redirect },
  webauthMobileOnly: { login: () => redirect, mobileOnly: true },
};

export const scenarioOf = (institution: Institution): Scenario => scenarios[institution.scenario];

/** The steps of a strong authentication of an existing connection. */
export function renewalSteps(context: ScenarioContext): readonly Step[] {
  if (context.mechanism === "webauth") return redirect;
  return scenarioOf(context.institution).renewal?.(context) ?? [askSmsCode()];
}
