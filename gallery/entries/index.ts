import type { Chapter, Entry, ShownStep } from "../entry.ts";
import { choosing } from "./choosing.ts";
import { dialogue } from "./dialogue.ts";
import { ends } from "./ends.ts";
import { sharing } from "./sharing.ts";
import { signingIn } from "./signing-in.ts";

const entriesOf = (chapter: Chapter): Entry[] =>
  Object.entries(chapter).flatMap(([step, variants]) =>
    Object.entries(variants).map(([name, variant]) => ({
      ...variant,
      id: `${step}.${name}`,
      step: step as ShownStep,
    })),
  );

/** Every screen in every variant, in the order in which a reader meets them. */
export const entries: readonly Entry[] = [choosing, signingIn, dialogue, sharing, ends].flatMap(
  entriesOf,
);
