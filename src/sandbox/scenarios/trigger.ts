import { approved, approvedLate, cancelled, expired } from "./approvals.ts";
import { askToSay } from "./prompts.ts";
import * as refusals from "./refusals.ts";
import { restInScaRequired } from "./resting-states.ts";
import type { Scenario, ScenarioContext } from "./scenario.ts";
import type { Step } from "./step.ts";

interface TriggerValue {
  readonly login: readonly Step[];
  readonly renewal?: readonly Step[];
}

/** What each value of `openapiwebsite` and `directaccesswebsite` of Powens' test connector does. */
function triggerValues(sourceName: string): Readonly<Record<string, TriggerValue>> {
  const say = askToSay(`${sourceName}sms`);
  const healthy: TriggerValue = { login: [] };
  return {
    par: healthy,
    pro: healthy,
    ping: healthy,
    otp_transfer: healthy,
    wrongpass: { login: refusals.refusing(refusals.wrongpass("Incorrect password")) },
    passwordExpired: { login: refusals.refusing(refusals.passwordExpired) },
    actionNeeded: { login: refusals.refusing(refusals.actionNeeded) },
    websiteUnavailable: { login: refusals.refusing(refusals.websiteUnavailable) },
    bug: { login: refusals.refusing(refusals.bug) },
    notSupported: { login: refusals.refusing(refusals.notSupported) },
    additionalInformationNeeded: { login: [say], renewal: [say] },
    doubleotp: { login: [say, say], renewal: [say, say] },
    shortDecoupled: { login: [approved], renewal: [approved] },
    longDecoupled: { login: [approvedLate], renewal: [approvedLate] },
    AppValidationCancelled: { login: [cancelled], renewal: [cancelled] },
    AppValidationExpired: { login: [expired], renewal: [expired] },
    webauthRequired: { login: [{ kind: "redirect" }], renewal: [{ kind: "redirect" }] },
    SCARequired: { login: [], renewal: [restInScaRequired] },
    SCARequiredAndOTP: { login: [], renewal: [say] },
    SCARequiredAndDecoupled: { login: [], renewal: [approved] },
  };
}

function chosen({ source, choices }: ScenarioContext): [string, TriggerValue | undefined] {
  const value = choices.get(`${source.name}website`) ?? "par";
  const known = triggerValues(source.name);
  return [value, Object.hasOwn(known, value) ? known[value] : undefined];
}

/** Powens' own test connector: the choice in the form's list decides. */
export const triggerScenario: Scenario = {
  login: (context) => {
    const [value, behaviour] = chosen(context);
    if (behaviour !== undefined) return behaviour.login;
    const name = `${context.source.name}website`;
    const field = context.institution.connector.fields.find((item) => item.name === name);
    return refusals.refusing(
      field === undefined
        ? refusals.bug
        : refusals.notInList(`example_${context.source.name}`, field, value),
    );
  },
  renewal: (context) => chosen(context)[1]?.renewal ?? [askToSay(`${context.source.name}sms`)],
  renewalDue: (context) => chosen(context)[0].startsWith("SCARequired"),
};
