import { createHash } from "node:crypto";
import * as v from "valibot";
import { flowNames } from "../../../protocol/session-api.ts";
import { hostedEnds } from "../../../protocol/session-results.ts";
import { createShelf } from "../store/shelf.ts";
import type { ProxyStore } from "../store/proxy-store.ts";
import type { KeyRing } from "./key-ring.ts";

const KEPT_MS = 10 * 60_000;

const recordSchema = v.object({
  userKey: v.string(),
  sealedToken: v.string(),
  flow: v.picklist(flowNames),
  end: v.picklist(hostedEnds),
  connectionIds: v.array(v.number()),
  leftAt: v.nullable(v.number()),
  code: v.nullable(v.string()),
  until: v.number(),
});
type ResultRecord = v.InferOutput<typeof recordSchema>;

/** How a flow ended, as its browser said, with the token to read the truth with. */
export interface EndedFlow extends Omit<ResultRecord, "sealedToken" | "until"> {
  readonly userToken: string;
}

/** Ends of flows on the hosted page, until the host's backend asks for them. */
export interface HostedResults {
  /** Answers the handle that takes it: once, within ten minutes. */
  keep(ended: EndedFlow): Promise<string>;
  /** `null`: unknown, taken or too old. */
  take(handle: string): Promise<EndedFlow | null>;
  /** It was taken in vain: the same handle takes it again, as long as before. */
  putBack(handle: string, ended: EndedFlow): Promise<void>;
}

export interface HostedResultsOptions {
  readonly store: ProxyStore;
  readonly keyRing: KeyRing;
  readonly now: () => number;
  readonly randomHandle: () => string;
}

const hash = (text: string) => createHash("sha256").update(text).digest("base64url");

export function createHostedResults({
  store,
  keyRing,
  now,
  randomHandle,
}: HostedResultsOptions): HostedResults {
  const shelf = createShelf(store, "result", recordSchema);
  const untils = new WeakMap<EndedFlow, number>();
  const ownerOf = ({ userKey }: { userKey: string }, key: string) => [userKey, "result", key];

  const put = async (handle: string, ended: EndedFlow, until: number) => {
    const { userToken, ...rest } = ended;
    const key = hash(handle);
    const sealedToken = keyRing.seal(userToken, ownerOf(ended, key));
    await shelf.put([key], { ...rest, sealedToken, until }, until - now());
  };

  return {
    async keep(ended) {
      const handle = randomHandle();
      await put(handle, ended, now() + KEPT_MS);
      return handle;
    },
    async take(handle) {
      const key = hash(handle);
      const record = await shelf.take([key]);
      if (record === null || record.until <= now()) return null;
      const { sealedToken, until, ...rest } = record;
      const userToken = keyRing.open(sealedToken, ownerOf(record, key));
      if (userToken === null) return null;
      const ended = { ...rest, userToken };
      untils.set(ended, until);
      return ended;
    },
    async putBack(handle, ended) {
      const until = untils.get(ended) ?? 0;
      if (until > now()) await put(handle, ended, until);
    },
  };
}
