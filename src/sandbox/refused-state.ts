import type { Refusal } from "./answer.ts";
import { fallInto, type Verdict } from "./dialogue.ts";
import type { SourceRecord } from "./records.ts";

/** Codes that are states, too: an existing connection that is refused so stays in that state. */
const lasting: readonly string[] = [
  "passwordExpired",
  "actionNeeded",
  "websiteUnavailable",
  "bug",
  "notSupported",
];

function keep(source: SourceRecord, refusal: Refusal, states: readonly string[]): void {
  if (refusal.kind === "crash" || !states.includes(refusal.body.code)) return;
  fallInto(source, refusal.body.code, refusal.body.message ?? null);
}

/** After a refusal in an answer: `wrongpass` leaves an existing connection as it was. */
export function keepRefusal(source: SourceRecord, { refusal }: Verdict): void {
  if (refusal !== null) keep(source, refusal, lasting);
}

/** After a refusal in the background nobody is told but by the state; a question that waits goes on waiting. */
export function keepBackgroundRefusal(source: SourceRecord, { refusal }: Verdict): void {
  if (refusal === null || source.current?.kind === "ask") return;
  keep(source, refusal, [...lasting, "wrongpass"]);
}
