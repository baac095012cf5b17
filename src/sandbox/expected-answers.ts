import { refuse } from "./answer.ts";
import { advance, refused, type Verdict } from "./dialogue.ts";
import type { ConnectionRecord, SourceRecord } from "./records.ts";
import { keepRefusal } from "./refused-state.ts";
import { wrongpass } from "./scenarios/refusals.ts";
import type { AskStep, Prompt } from "./scenarios/step.ts";
import { logRefusal } from "./sync-log.ts";
import type { World } from "./world.ts";

const isRight = ({ expected, values }: Prompt, answer: string): boolean =>
  expected === null
    ? (values ?? []).some(({ value }) => value === answer)
    : answer.trim() === expected;

/** Whether a body answers what the bank asked, at least in part. */
export const answers = (step: AskStep, values: ReadonlyMap<string, string>): boolean =>
  step.prompts.some(({ name }) => values.has(name));

/** Takes the PSU's answers. A wrong one is refused and the question stays. */
export function takeAnswers(
  world: World,
  connection: ConnectionRecord,
  source: SourceRecord,
  step: AskStep,
  values: ReadonlyMap<string, string>,
): Verdict {
  const missing = step.prompts.find(({ name }) => !values.has(name));
  if (missing !== undefined) {
    return refused(
      refuse({ code: "missingParameter", description: `Field "${missing.name}" is missing` }),
    );
  }
  const areRight = step.prompts.every((prompt) => isRight(prompt, values.get(prompt.name) ?? ""));
  if (!areRight) {
    const refusal = wrongpass(step.refusal);
    logRefusal(world, connection, source, refusal);
    return refused(refusal);
  }
  const verdict = advance(world, connection, source);
  keepRefusal(source, verdict);
  return verdict;
}
