import type { ConnectApi } from "../src/api/index.ts";
import type { FlowState } from "../src/flow/index.ts";
import type { Entry } from "./entry.ts";
import { createStory } from "./story.ts";

/** An entry whose story has been told. */
export interface Prepared {
  readonly entry: Entry;
  readonly state: FlowState;
  readonly api: ConnectApi;
  /** When the story ended, in milliseconds since 1970. */
  readonly now: number;
}

/**
 * Tells the story of an entry.
 *
 * @throws Error when the story ends at another step than the entry's.
 */
export async function prepare(entry: Entry): Promise<Prepared> {
  const story = createStory(entry.credentials);
  await entry.tell?.(story);
  const state = story.state();
  if (state.step !== entry.step)
    throw new Error(`the story of ${entry.id} ends at ${state.step}, not at ${entry.step}`);
  return { entry, state, api: { ...story.api, ...entry.api }, now: story.now() };
}
