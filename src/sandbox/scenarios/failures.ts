import { refuse } from "../answer.ts";
import type { WireField } from "../institution.ts";
import * as refusals from "./refusals.ts";
import type { Scenario, ScenarioContext } from "./scenario.ts";
import type { Step } from "./step.ts";

const firstList = ({ institution }: ScenarioContext): WireField | undefined =>
  institution.connector.fields.find(({ type }) => type === "list");

/** Only the first choice of the first list is right. */
function refuseOtherChoices(context: ScenarioContext): readonly Step[] {
  const list = firstList(context);
  const chosen = list === undefined ? undefined : context.choices.get(list.name);
  if (list === undefined || chosen === undefined || chosen === refusals.values(list)[0]) return [];
  return refusals.refusing(
    refusals.wrongpass("Votre compte ne dépend pas de l’espace client que vous avez choisi."),
  );
}

function refuseConfiguration(context: ScenarioContext): readonly Step[] {
  const field = firstList(context) ?? context.institution.connector.fields[0];
  if (field === undefined) return refusals.refusing(refusals.bug);
  const backend = `sandbox_${context.source.name}`;
  const typed = context.choices.get(field.name) ?? "…";
  return refusals.refusing(refusals.notInList(backend, field, typed));
}

/** Definitive refusals of a login. A synchronisation of an existing connection succeeds. */
export const failureScenarios = {
  wrongpassOnChoice: { login: refuseOtherChoices },
  passwordExpired: { login: () => refusals.refusing(refusals.passwordExpired) },
  actionNeeded: { login: () => refusals.refusing(refusals.actionNeeded) },
  websiteUnavailable: { login: () => refusals.refusing(refusals.websiteUnavailable) },
  bug: { login: () => refusals.refusing(refusals.bug) },
  notSupported: { login: () => refusals.refusing(refusals.notSupported) },
  config: { login: refuseConfiguration },
  unknownCode: {
    login: () =>
      refusals.refusing(
        refuse({ code: "someFutureCode", description: "A code of a later version" }),
      ),
  },
  serverError: { login: () => refusals.refusing({ kind: "crash" }) },
} satisfies Record<string, Scenario>;
