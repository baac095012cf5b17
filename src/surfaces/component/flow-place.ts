import { snapshotKey } from "../../react/index.ts";
import type { FlowOptions, HostPage } from "../../react/index.ts";

type Identity = Pick<FlowOptions, "connectionId">;

/**
 * Where one of several widgets of a page keeps its flow: the first has the plain key of the snapshot, the next ones a
 * number behind it, in the order in which they appear.
 */
export interface FlowPlace {
  /** Takes the first place that is free. Answers how to leave it. */
  take(identity: Identity): () => void;
  /** The key of the snapshot, in this place. */
  keyOf(identity: Identity): string;
  /** The page, with what is stored in this place. */
  page(page: HostPage): HostPage;
}

const TAKEN = Symbol.for("guichet.flows");

/** The keys in use on this page, by every copy of this library: bundles of several applications count together. */
export function takenKeys(): Set<string> {
  const held: unknown = Reflect.get(window, TAKEN);
  if (held instanceof Set) return held as Set<string>;
  const keys = new Set<string>();
  Reflect.set(window, TAKEN, keys);
  return keys;
}

export function createFlowPlace(): FlowPlace {
  let suffix = "";
  const at = (key: string) => key + suffix;
  const keyOf = (identity: Identity) => at(snapshotKey(identity));
  return {
    keyOf,
    take: (identity) => {
      const taken = takenKeys();
      suffix = "";
      for (let count = 2; taken.has(keyOf(identity)); count += 1) suffix = `:${String(count)}`;
      const own = keyOf(identity);
      taken.add(own);
      return () => {
        taken.delete(own);
      };
    },
    page: (page) => ({
      ...page,
      load: (key) => page.load(at(key)),
      save: (key, text) => {
        page.save(at(key), text);
      },
      noteLeft: (key) => {
        page.noteLeft(at(key));
      },
    }),
  };
}
