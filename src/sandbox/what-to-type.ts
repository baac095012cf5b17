import { isAccepted } from "./accepted-values.ts";
import { offers, usableSources, type AuthMechanism } from "./connector-sources.ts";
import type { Institution, WireField, WireSource } from "./institution.ts";
import { renewalSteps, scenarioOf } from "./scenarios/index.ts";
import type { Prompt, Step } from "./scenarios/step.ts";
import { typedValue } from "./typed-value.ts";

/** Values by the label of their field; of a list, the words of the choice; of a date, `27/03/1980`. */
export type Typed = Readonly<Record<string, string>>;

/** What to type at a bank of the sandbox. */
export interface WhatToType {
  /** The way in: details typed in a form, or the bank's own page. */
  readonly mechanism: AuthMechanism;
  /** The name of the connector source. */
  readonly source: string;
  /** Details that the bank accepts. Empty where nothing is asked. */
  readonly details: Typed;
  /** The same with a secret that the bank refuses; `null` where there is none. */
  readonly wrongDetails: Typed | null;
  /** The details by Powens' field names, as `POST /connections` takes them. */
  readonly fields: Typed;
  /** What the bank asks then, question after question, with the right answers. */
  readonly answers: readonly Typed[];
  /** The same for the strong authentication of a connection that there is already. */
  readonly renewalAnswers: readonly Typed[];
}

/** A field with what goes into it. */
interface Filled {
  readonly field: WireField;
  readonly shown: string;
  readonly value: string;
}

const neverShown = ["hidden", "redirect_uri"];

const labelOf = ({ label, description, name }: WireField): string =>
  label === "" ? (description ?? name) : label;

const choicesOf = ({ values = [] }: WireField) =>
  values.map((value) => (typeof value === "string" ? { label: value, value } : value));

/** The way that leads to the scenario: the bank's page where the scenario is about it, else a form where there is one. */
function wayInto({ connector, scenario }: Institution): [WireSource, AuthMechanism] {
  const sources = usableSources(connector);
  const wanted: readonly AuthMechanism[] = scenario.startsWith("webauth")
    ? ["webauth", "credentials"]
    : ["credentials", "webauth"];
  for (const mechanism of wanted) {
    const source = sources.find((one) => offers(one, mechanism));
    if (source !== undefined) return [source, mechanism];
  }
  throw new RangeError(`${connector.name} has no way in that this sandbox simulates`);
}

const shownFields = (
  { connector }: Institution,
  { name }: WireSource,
  mechanism: AuthMechanism,
): readonly WireField[] =>
  connector.fields.filter(
    ({ type, auth_mechanisms, connector_sources }) =>
      !neverShown.includes(type) &&
      auth_mechanisms.includes(mechanism) &&
      connector_sources.includes(name),
  );

/** The list whose choice is the scenario, at the two connectors that have one. */
const decidingList = (
  { scenario }: Institution,
  fields: readonly WireField[],
): WireField | undefined =>
  scenario === "trigger" || scenario === "situation"
    ? fields.find(({ type }) => type === "list")
    : undefined;

function fill(
  field: WireField,
  { connector, scenario }: Institution,
  choice: string | undefined,
): Filled {
  if (field.type === "list") {
    const offered = choicesOf(field);
    const chosen =
      choice === undefined
        ? offered[scenario === "wrongpassOnChoice" ? 1 : 0]
        : offered.find(({ value }) => value === choice);
    if (chosen === undefined)
      throw new RangeError(`${connector.name} does not offer the choice "${choice ?? ""}"`);
    return { field, shown: chosen.label, value: chosen.value };
  }
  const value = typedValue(field, (text) => isAccepted(field, text));
  if (value === null)
    throw new RangeError(`${connector.name}: nothing at hand fits "${labelOf(field)}"`);
  return { field, shown: value, value };
}

/** With one secret replaced by one that is refused. */
function spoiled(filled: readonly Filled[]): Typed | null {
  for (const { field } of filled) {
    if (field.type === "list") continue;
    const wrong = typedValue(field, (text) => !isAccepted(field, text));
    if (wrong !== null) return { ...byLabel(filled), [labelOf(field)]: wrong };
  }
  return null;
}

const byLabel = (filled: readonly Filled[]): Typed =>
  Object.fromEntries(filled.map(({ field, shown }) => [labelOf(field), shown]));

const answerTo = ({ expected, values }: Prompt): string => expected ?? values?.[0]?.label ?? "";

const answersTo = (steps: readonly Step[]): readonly Typed[] =>
  steps.flatMap((step) =>
    step.kind === "ask"
      ? [Object.fromEntries(step.prompts.map((prompt) => [prompt.label, answerTo(prompt)]))]
      : [],
  );

/**
 * Says what to type at an institution so that its scenario happens, in the widget or in a call of the API.
 *
 * `choice` is for the two connectors whose list decides what happens: a value of that list, such as `longDecoupled` or
 * `state:actionNeeded`.
 *
 * Throws a `RangeError` for a choice that the institution does not offer, and for a connector without a usable way in.
 *
 * @public
 */
export function whatToType(institution: Institution, choice?: string): WhatToType {
  const [source, mechanism] = wayInto(institution);
  const asked = shownFields(institution, source, mechanism);
  const deciding = decidingList(institution, asked);
  if (choice !== undefined && deciding === undefined)
    throw new RangeError(`${institution.connector.name} has no list that decides what happens`);
  const filled = asked
    .filter((field) => field.required || field === deciding)
    .map((field) => fill(field, institution, field === deciding ? choice : undefined));
  const context = {
    institution,
    source,
    mechanism,
    choices: new Map(filled.map(({ field, value }) => [field.name, value])),
    before: null,
  };
  return {
    mechanism,
    source: source.name,
    details: byLabel(filled),
    wrongDetails: spoiled(filled),
    fields: Object.fromEntries(context.choices),
    answers: answersTo(scenarioOf(institution).login(context)),
    renewalAnswers: answersTo(renewalSteps(context)),
  };
}
