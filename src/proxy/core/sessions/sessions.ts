import { createHash } from "node:crypto";
import { AnsweredError, sessionExpired } from "../answered-error.ts";
import type { ProxyStore } from "../store/proxy-store.ts";
import type { KeyRing } from "./key-ring.ts";
import type { SessionLimits, SessionMode, SessionWords } from "../../../protocol/session-api.ts";
import {
  createSessionRecords,
  type Grant,
  type OpenSessionRecord,
  type WebviewReturn,
} from "./session-records.ts";

export const CONNECT_TOKEN_MS = 120_000;
const SWAP_AGAIN_MS = 30_000;
const IDLE_MS = 10 * 60_000;
const ABSOLUTE_MS = 60 * 60_000;
const OUTSTANDING_MS = 30 * 60_000;
const ROTATION_GRACE_MS = 10_000;
/** Longer than any session that began before: then an absent generation means that none of them lives. */
const GENERATION_MS = ABSOLUTE_MS + CONNECT_TOKEN_MS + SWAP_AGAIN_MS + 60_000;

/** What the host's backend says of a session. */
export interface SessionTerms {
  readonly userKey: string;
  readonly userToken: string;
  readonly flow: "connect" | "reconnect";
  readonly connectionId: number | null;
  readonly resetCredentials: boolean;
  readonly limits: SessionLimits;
  readonly words: SessionWords;
  readonly allowedOrigin: string;
  readonly returnAddress: string | null;
  readonly locale: string | null;
  /** Begun at an address of the Webview: how its end is told. */
  readonly webview: WebviewReturn | null;
}

/** A swap as a browser asks for it. */
interface Swap {
  readonly connectToken: string;
  readonly nonce: string;
  readonly mode: SessionMode;
  readonly hostOrigin: string | null;
}

/** A session that lives, found by the handle that a request presented. */
export interface Session {
  readonly id: string;
  readonly mode: SessionMode;
  readonly record: OpenSessionRecord;
  /** The hash of the presented handle. */
  readonly handleKey: string;
  readonly isReplaced: boolean;
  /** Opens the user token; `null` when its key has gone. */
  userToken(): string | null;
}

/** A handle for the browser, and until when it is good at most (milliseconds since 1970). */
export interface IssuedHandle {
  readonly handle: string;
  readonly mode: SessionMode;
  readonly until: number;
}

/** A handle of a session that has just begun. */
export interface OpenedHandle extends IssuedHandle {
  /** The same for all sessions of one user; nothing can be done with it. */
  readonly user: string;
}

/** Why a session waits for somebody else than the browser. */
type Wait = "bank" | "operation";

export interface SessionsOptions {
  readonly store: ProxyStore;
  readonly keyRing: KeyRing;
  readonly now: () => number;
  readonly randomHandle: () => string;
}

/** The sessions of the standalone server. */
export interface Sessions {
  /** Answers a connect token: good once, for two minutes. */
  mint(terms: SessionTerms): Promise<string>;
  /**
   * Swaps a connect token. The same page may repeat it within 30 s, in the same mode, and gets the same handle; another
   * page or mode is refused and ends the session, since one of the two has stolen the token.
   */
  swap(swap: Swap): Promise<OpenedHandle>;
  /** The living session of a handle, kept awake by this; `null` for any other. Nothing unknown is ever adopted. */
  find(handle: string, presentedAs: "bearer" | "cookie"): Promise<Session | null>;
  /** Replaces the handle; the old one is good for ten more seconds. */
  rotate(session: Session): Promise<IssuedHandle>;
  close(session: Session): Promise<void>;
  closeAllOf(userKey: string): Promise<void>;
  /** Idle time does not count, for half an hour at most. */
  beginWait(session: Session, wait: Wait): Promise<void>;
  endWait(session: Session, wait: Wait): Promise<void>;
}

const hash = (text: string) => createHash("sha256").update(text).digest("base64url");

const framed: ReadonlySet<SessionMode> = new Set(["bearer", "cookie-partitioned"]);

const alreadySwapped = () =>
  new AnsweredError(409, "refused", "This connect token has been used; ask for a new one.");

export function createSessions({ store, keyRing, now, randomHandle }: SessionsOptions): Sessions {
  const records = createSessionRecords(store);
  const { grants, claims, sessions, handles, rotations, awake, outstanding, generations } = records;

  const ownerOf = ({ userKey }: { userKey: string }, id: string) => [userKey, id];
  const end = (id: string) => sessions.put([id], { status: "closed" }, ABSOLUTE_MS);

  const claim = async (swap: Swap, grant: Grant) => {
    const key = [hash(swap.connectToken)];
    // Who has both token and nonce still gets no second way to hold the session.
    const mine = { nonce: hash(`${swap.mode} ${swap.nonce}`), at: now(), keyId: keyRing.currentId };
    const kept = CONNECT_TOKEN_MS + SWAP_AGAIN_MS;
    if (await claims.putIfAbsent(key, mine, kept)) {
      if (grant.until <= now()) throw sessionExpired();
      return mine;
    }
    const first = await claims.get(key);
    if (first?.nonce !== mine.nonce) {
      await end(grant.sessionId);
      throw alreadySwapped();
    }
    if (first.at + SWAP_AGAIN_MS <= now()) throw alreadySwapped();
    return first;
  };

  const isAwake = async (id: string): Promise<boolean> => {
    if ((await awake.get([id])) !== null) return true;
    const waits = await Promise.all([
      outstanding.get([id, "bank"]),
      outstanding.get([id, "operation"]),
    ]);
    return waits.some((wait) => wait !== null);
  };

  /** The newest generation differs from the one that the session began in: it was revoked with the others. */
  const isRevoked = async ({
    userKey,
    generation,
  }: Pick<Grant, "generation" | "userKey">): Promise<boolean> => {
    const newest = await generations.get([userKey]);
    return newest !== null && newest.name !== generation;
  };

  return {
    async mint({ userToken, ...terms }) {
      const connectToken = randomHandle();
      const sessionId = randomHandle();
      const generation = (await generations.get([terms.userKey]))?.name ?? null;
      const sealedToken = keyRing.seal(userToken, ownerOf(terms, sessionId));
      const until = now() + CONNECT_TOKEN_MS;
      await grants.put(
        [hash(connectToken)],
        { version: 2, ...terms, sealedToken, generation, sessionId, until },
        CONNECT_TOKEN_MS + SWAP_AGAIN_MS,
      );
      return connectToken;
    },

    async swap(swap) {
      const { connectToken, nonce, mode, hostOrigin } = swap;
      const grant = await grants.get([hash(connectToken)]);
      if (grant === null || (await isRevoked(grant))) throw sessionExpired();
      if (framed.has(mode) && hostOrigin !== grant.allowedOrigin) {
        throw new AnsweredError(403, "forbidden", "This session is for a page of another origin.");
      }
      const { at, keyId } = await claim(swap, grant);
      const { sessionId, until: _, ...terms } = grant;
      const until = at + ABSOLUTE_MS;
      const opened = { ...terms, status: "open", until } as const;
      const left = until - now();
      const isFirst = await sessions.putIfAbsent([sessionId], opened, left);
      if (!isFirst && (await sessions.get([sessionId]))?.status !== "open") throw alreadySwapped();
      await awake.put([sessionId], { at: now() }, IDLE_MS);
      const handle = keyRing.derive(keyId, [connectToken, nonce, mode]);
      if (handle === null) throw sessionExpired();
      const key = [hash(handle)];
      if (!(await handles.putIfAbsent(key, { sessionId, mode, until: null }, left))) {
        // It may have been replaced since.
        if ((await handles.get(key))?.until !== null) throw alreadySwapped();
      }
      const user = keyRing.derive(keyRing.currentId, ["user", grant.userKey]) ?? "";
      return { handle, mode, until, user };
    },

    async find(handle, presentedAs) {
      const handleKey = hash(handle);
      const held = await handles.get([handleKey]);
      if (held === null || (held.until !== null && held.until <= now())) return null;
      if ((held.mode === "bearer") !== (presentedAs === "bearer")) return null;
      const { sessionId: id, mode } = held;
      const record = await sessions.get([id]);
      if (record?.status !== "open" || record.until <= now()) return null;
      const [lives, revoked] = await Promise.all([isAwake(id), isRevoked(record)]);
      if (revoked || !lives) {
        await end(id);
        return null;
      }
      await awake.put([id], { at: now() }, IDLE_MS);
      return {
        id,
        mode,
        record,
        handleKey,
        isReplaced: held.until !== null,
        userToken: () => keyRing.open(record.sealedToken, ownerOf(record, id)),
      };
    },

    async rotate({ id, mode, record, handleKey, isReplaced }) {
      const left = record.until - now();
      const isMine =
        !isReplaced && (await rotations.putIfAbsent([handleKey], { at: now() }, ABSOLUTE_MS));
      if (!isMine)
        throw new AnsweredError(409, "refused", "This handle has been replaced already.");
      const handle = randomHandle();
      await handles.put([hash(handle)], { sessionId: id, mode, until: null }, left);
      const until = now() + ROTATION_GRACE_MS;
      await handles.put([handleKey], { sessionId: id, mode, until }, left);
      return { handle, mode, until: record.until };
    },

    close: ({ id }) => end(id),

    closeAllOf: (userKey) => generations.put([userKey], { name: randomHandle() }, GENERATION_MS),

    beginWait: ({ id }, wait) => outstanding.put([id, wait], { at: now() }, OUTSTANDING_MS),

    async endWait({ id }, wait) {
      if ((await outstanding.take([id, wait])) !== null) {
        await awake.put([id], { at: now() }, IDLE_MS);
      }
    },
  };
}
