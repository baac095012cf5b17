import { closestName } from "../../protocol/closest-name.ts";
import { attributes } from "./element-properties.ts";
import type { ElementOptions, OwnProperties } from "./element-properties.ts";
import { optionNames } from "./option-names.ts";

const known = [...optionNames, "options"];

const isOfThePage = (attribute: string) =>
  attribute in attributes || /^(open|data-.*|aria-.*|on.*)$/.test(attribute);

function insteadOf(attribute: string): string | null {
  const meant = isOfThePage(attribute) ? null : closestName(attribute, known);
  if (meant === null) return null;
  const written = Object.entries(attributes).find(([, name]) => name === meant)?.[0];
  if (written !== undefined) return `the attribute ${attribute} is written ${written}`;
  return meant === "fetchSession" || meant === "options"
    ? `${attribute} is no attribute: set the property ${meant}`
    : `${attribute} is no attribute: put ${meant} into the property options`;
}

/** What is passed over, where something else was probably meant. */
export function mistakesOf(element: Element, { options }: OwnProperties): readonly string[] {
  const said = element.getAttributeNames().map(insteadOf);
  if (options !== undefined && typeof options !== "object") said.push("options must be an object");
  return [
    ...said.filter((mistake) => mistake !== null),
    ...Object.keys(options ?? {})
      .filter((name) => /^on[A-Z]/.test(name))
      .map(
        (name) => `options.${name} is not called: listen to guichet-${name.slice(2).toLowerCase()}`,
      ),
  ];
}

/** Options that there are none of, and what was probably meant. */
export const unknownOf = (given: object): readonly string[] =>
  Object.keys(given)
    .filter((name) => !optionNames.includes(name) && !/^(?:data|aria)-/.test(name))
    .map((name) => {
      const meant = closestName(name, optionNames);
      return `there is no option ${name}${meant === null ? "" : `: did you mean ${meant}?`}`;
    });

/** What it cannot open without, as it is not there. */
export function missingOf({ serverUrl, fetchSession, token }: ElementOptions): string | null {
  if (serverUrl === undefined) return "waits for the attribute server-url to open";
  return fetchSession === undefined && token === undefined
    ? "waits for the property fetchSession, or for a token, to open"
    : null;
}
