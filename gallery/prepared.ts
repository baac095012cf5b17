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
  /** What was typed at the bank and is no secret, by field name. */
  readonly typed: Readonly<Record<string, string>>;
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
  const logos = entry.hasLogos === true ? await story.readLogos() : null;
  const pictures =
    logos === null ? {} : { logoUrl: (uuid: string) => logos.get(uuid) ?? story.api.logoUrl(uuid) };
  const api = { ...story.api, ...pictures, ...entry.api };
  return { entry, state, api, now: story.now(), typed: story.typed };
}
