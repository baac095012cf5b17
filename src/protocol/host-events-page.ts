import { commonFacts, eventFacts, hostEvents } from "./host-event-table.ts";
import { connectEventNames } from "./host-events.ts";

const rows = (cells: readonly (readonly string[])[]): string =>
  cells
    .map((row) => `| ${row.map((cell) => cell.replaceAll("|", String.raw`\|`)).join(" | ")} |`)
    .join("\n");

const factRows = (facts: Readonly<Record<string, { type: string; meaning: string }>>) =>
  rows(Object.entries(facts).map(([name, { type, meaning }]) => [`\`${name}\``, type, meaning]));

/** `docs/events.md`, before formatting. */
export const hostEventsPage = (): string => `# Events

Generated from \`src/protocol/host-event-table.ts\` by \`npm run docs:events\`; do not edit. The same table as data:
[events.json](events.json).

\`onEvent(name, metadata)\` is called for everything in this table, in every way to embed Guichet. Names are those of
Plaid Link where it has the same notion.

| Event | Kind | When | Carries besides |
| --- | --- | --- | --- |
${rows(
  connectEventNames.map((name) => {
    const { stability, when, payload } = hostEvents[name];
    return [`\`${name}\``, stability, when, payload.map((fact) => `\`${fact}\``).join(", ")];
  }),
)}

**Stable** events change with a major version only: build on them. **Informational** ones may change with any version and
new ones may come: use them for funnels, and ignore names that you do not know.

## What every event carries

\`onSuccess\` and \`onExit\` carry the same facts as their last argument.

| Fact | Type | What it is |
| --- | --- | --- |
${factRows(commonFacts)}

Only some events carry:

| Fact | Type | What it is |
| --- | --- | --- |
${factRows(eventFacts)}

Nothing else is ever in an event: no name, number or other word of the person, nothing that they typed or searched, no
text of the bank, no address and no token. \`flowId\` is random; it opens nothing and names nobody.

## Order

1. \`OPEN\` is first. \`onLoad\` follows once the first screen is there.
2. What the person did comes before the \`TRANSITION_VIEW\` of the screen that it led to; \`ERROR\` comes after the
   \`TRANSITION_VIEW\` of the screen that tells of it.
3. The end is either \`HANDOFF\` and \`onSuccess\`, or \`EXIT\` and \`onExit\`. A flow that connected several banks has one
   \`HANDOFF\` and one \`onSuccess\` for each, and no \`EXIT\`.
4. \`onClose\` is last, once. After it nothing is told.

The way to a bank's site and back is two openings of the page: the first ends with \`OPEN_OAUTH\` without any of
these ends, the second begins with \`OPEN\`. Unmounting tells nothing, as when a page is left. Where a callback fails, the
widget goes on, and the failure is reported to the page's own \`error\` event.
`;

/** `docs/events.json`, before formatting. */
export const hostEventsData = (): string =>
  JSON.stringify({ commonFacts, eventFacts, events: hostEvents }, null, 2);
