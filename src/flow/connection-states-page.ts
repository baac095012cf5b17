import { connectionStateKnowledge } from "./connection-states.ts";
import type { StateKnowledge } from "./connection-states.ts";

const actors = {
  psu: "the PSU",
  bank: "the bank",
  powens: "Powens",
  client_application: "the client application",
  nobody: "nobody",
} as const satisfies Record<StateKnowledge["actor"], string>;

/** The primary action in words; each stands for the fact that it sends. */
const actions: Partial<Record<StateKnowledge["primary"], string>> = {
  wait: "wait; the next step comes by itself",
  SUBMITTED: "send the form, or start the update",
  LEFT_FOR_BANK: "go to the bank's site",
  PASSWORD_CHANGED: "enter the new password",
  TRIED_AGAIN: "try again",
  ANOTHER_BANK_WANTED: "choose another bank",
  CLOSE_REQUESTED: "close",
};

const yesNo = (yes: boolean): string => (yes ? "yes" : "no");

const row = (one: StateKnowledge): string => {
  const code = one.code === "any other value" ? one.code : `\`${String(one.code)}\``;
  return `| ${[
    one.when === null ? code : `${code}, ${one.when}`,
    one.cause,
    actors[one.actor],
    `\`${one.step}\``,
    actions[one.primary] ?? one.primary,
    yesNo(one.retryable),
    yesNo(one.resumesByItself),
  ].join(" | ")} |`;
};

const tableOf = (heardAs: StateKnowledge["heardAs"], first: string): string =>
  [
    `| ${first} | Cause | Who acts | Step | Primary action | Can be tried again here | Goes on by itself |`,
    "| --- | --- | --- | --- | --- | --- | --- |",
    ...connectionStateKnowledge.filter((one) => one.heardAs === heardAs).map(row),
  ].join("\n");

/** `docs/connection-states.md`, before formatting. */
export const connectionStatesPage = (): string => `# Connection states

Generated from \`src/flow/connection-states.ts\` by \`npm run docs:states\`; do not edit. The same table as data:
[connection-states.json](connection-states.json).

Powens says what a connection needs in two ways: as the state of a connection, and as an error code in the answer to a
creation or an update. Guichet knows both by the same names, whatever the case, and shows a generic step for any other.

## States of a connection

As read from a connection to a bank with a sign-in form. A bank with a site of its own is visited again for
\`SCARequired\`, \`wrongpass\` and \`passwordExpired\`.

${tableOf("state", "State")}

## Error codes

In the answer to a creation: nothing is kept at Powens, and trying again is a new creation. In the answer to an update
the connection stays, and is read again where the code alone does not tell what to do.

${tableOf("code", "Code")}
`;

/** `docs/connection-states.json`, before formatting. */
export const connectionStatesData = (): string => JSON.stringify(connectionStateKnowledge, null, 2);
