import {
  catalogue,
  scenarioNames,
  whatToType,
  type Institution,
  type ScenarioName,
  type WhatToType,
} from "../sandbox/index.ts";

/**
 * What is to happen at a bank: a scenario of the sandbox, a value of Powens' own test connector such as `wrongpass`, or
 * a situation of “Banque Boussole” such as `state:bug` or `create:tooManyRequests`.
 */
export type TestScenario =
  | ScenarioName
  | "wrongpass"
  | "additionalInformationNeeded"
  | "doubleotp"
  | "shortDecoupled"
  | "AppValidationCancelled"
  | "AppValidationExpired"
  | "SCARequired"
  | "SCARequiredAndOTP"
  | "SCARequiredAndDecoupled"
  | `${"state" | "create" | "update" | "resume"}:${string}`;

/** An invented bank, and what to type there. */
export interface TestBank extends WhatToType {
  readonly name: string;
  readonly id: number;
  readonly uuid: string;
  readonly scenario: ScenarioName;
  /** One English sentence: what to type and what then happens. */
  readonly guide: string;
}

const isScenarioName = (name: string): name is ScenarioName =>
  scenarioNames.some((known) => known === name);

/** A bank that the list of a widget shows, rather than something else that can be connected. */
const isOffered = ({ connector: { hidden, restricted, capabilities } }: Institution): boolean =>
  hidden !== true && !restricted && capabilities.some((one) => one.startsWith("bank"));

function bankAt(institution: Institution | undefined, choice?: string): TestBank {
  if (institution === undefined)
    throw new RangeError("the sandbox's catalogue has no bank for this scenario");
  const { connector, scenario, guide } = institution;
  const { name, id, uuid } = connector;
  return { name, id, uuid, scenario, guide: guide.en, ...whatToType(institution, choice) };
}

/**
 * The bank at which a scenario happens, with what to type there so that it does.
 *
 * Throws a `RangeError` for a scenario that the sandbox does not know.
 *
 * @example
 * await connect.signIn(bankFor("otp"));
 *
 * @public
 */
export function bankFor(scenario: TestScenario): TestBank {
  const thatPlays = (name: ScenarioName) =>
    catalogue.find((one) => one.scenario === name && isOffered(one));
  if (isScenarioName(scenario)) return bankAt(thatPlays(scenario));
  return bankAt(thatPlays(scenario.includes(":") ? "situation" : "trigger"), scenario);
}

/**
 * A bank of the catalogue by its name.
 *
 * Throws a `RangeError` for a name that is not in the catalogue.
 */
export function bankNamed(name: string): TestBank {
  const found = catalogue.find(({ connector }) => connector.name === name);
  if (found === undefined) throw new RangeError(`the sandbox has no bank called "${name}"`);
  return bankAt(found);
}
