import * as v from "valibot";
import type { ProxyStore } from "../store/proxy-store.ts";
import { createShelf } from "../store/shelf.ts";
import {
  flowNames,
  sessionLimitsSchema,
  sessionModes,
  sessionWordsSchema,
} from "../../../protocol/session-api.ts";

const webviewReturnSchema = v.object({
  redirectUri: v.string(),
  state: v.nullable(v.string()),
  /** The user was made for this session: whoever asked for it gets a code of theirs. */
  wantsCode: v.boolean(),
  /** Several connections may be made: all are named. */
  several: v.boolean(),
});
export type WebviewReturn = v.InferOutput<typeof webviewReturnSchema>;

const terms = {
  /** Of these records: one of another version counts as absent. */
  version: v.literal(2),
  userKey: v.string(),
  flow: v.picklist(flowNames),
  connectionId: v.nullable(v.number()),
  resetCredentials: v.boolean(),
  limits: sessionLimitsSchema,
  words: sessionWordsSchema,
  allowedOrigin: v.string(),
  returnAddress: v.nullable(v.string()),
  locale: v.nullable(v.string()),
  webview: v.nullable(webviewReturnSchema),
  sealedToken: v.string(),
  generation: v.nullable(v.string()),
};

/** What a connect token stands for until it is swapped. */
const grantSchema = v.object({ ...terms, sessionId: v.string(), until: v.number() });
export type Grant = v.InferOutput<typeof grantSchema>;

/**
 * A session. It is written once when it opens and once, as a tombstone, when it is closed: what comes late from another
 * request can neither bring it back nor overwrite its end.
 */
const sessionSchema = v.variant("status", [
  v.object({ ...terms, status: v.literal("open"), until: v.number() }),
  v.object({ status: v.literal("closed") }),
]);
export type SessionRecord = v.InferOutput<typeof sessionSchema>;
export type OpenSessionRecord = Extract<SessionRecord, { status: "open" }>;

/** Which page swapped a connect token. */
const claimSchema = v.object({ nonce: v.string(), at: v.number(), keyId: v.string() });

/** What a browser's handle opens; `until` is set when it has been replaced. */
const handleSchema = v.object({
  sessionId: v.string(),
  mode: v.picklist(sessionModes),
  until: v.nullable(v.number()),
});

const markSchema = v.object({ at: v.number() });

/** Everything of sessions in the store. Tokens and handles are keys only as hashes, user tokens are sealed. */
export const createSessionRecords = (store: ProxyStore) => ({
  grants: createShelf(store, "grant", grantSchema),
  claims: createShelf(store, "claim", claimSchema),
  sessions: createShelf<SessionRecord>(store, "session", sessionSchema),
  handles: createShelf(store, "handle", handleSchema),
  rotations: createShelf(store, "rotation", markSchema),
  /** There as long as the session is not idle. */
  awake: createShelf(store, "awake", markSchema),
  /** There while the PSU is at the bank, or a bank works. */
  outstanding: createShelf(store, "outstanding", markSchema),
  /** Changes when all sessions of a user are revoked. */
  generations: createShelf(store, "generation", v.object({ name: v.string() })),
});
