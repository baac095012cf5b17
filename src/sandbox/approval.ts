import { refuse } from "./answer.ts";
import { advance, failSync, refused, type Verdict } from "./dialogue.ts";
import type { ConnectionRecord, SourceRecord } from "./records.ts";
import { bug } from "./scenarios/refusals.ts";
import type { World } from "./world.ts";

/** Nothing waits for an approval: after success, in another tab, or after deletion. */
export const nothingToResume: Verdict = refused(bug);

/** Takes the decision that was made in the bank's app. To be called when it is due. */
export function takeDecision(
  world: World,
  connection: ConnectionRecord,
  source: SourceRecord,
): Verdict {
  if (source.current?.kind !== "approve") return nothingToResume;
  const { verdict } = source.current;
  if (verdict === "approved") return advance(world, connection, source);
  const end = verdict === "cancelled" ? "been cancelled" : "expired";
  const description = `App validation has ${end}`;
  // Guessed: whoever resumed in the background has nothing else to tell a refusal from an expiry by.
  failSync(world, connection, source, "SCARequired", description);
  return refused(refuse({ code: "SCARequired", description }));
}
