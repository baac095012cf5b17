import { createMemoryStore } from "../../store/memory-store.ts";
import type { ProxyStore } from "../../store/proxy-store.ts";
import { createKeyRing, type EncryptionKey } from "../key-ring.ts";
import type { SessionMode } from "../../../../protocol/session-api.ts";
import { createSessions, type SessionTerms } from "../sessions.ts";

export const MINUTE = 60_000;
export const HOST = "https://shop.example";

export const key = (id: string, fill: number): EncryptionKey => ({
  id,
  bytes: new Uint8Array(32).map((_, index) => (index * 7 + fill) % 256),
});

export const terms = (changes: Partial<SessionTerms> = {}): SessionTerms => ({
  userKey: "alice",
  userToken: "canary-token-of-alice",
  flow: "connect",
  connectionId: null,
  resetCredentials: false,
  limits: {},
  words: {},
  allowedOrigin: HOST,
  returnAddress: null,
  locale: null,
  webview: null,
  ...changes,
});

/** A memory store that keeps a copy of all that was ever written. */
export function watchedStore(now: () => number) {
  const written: string[] = [];
  const memory = createMemoryStore({ now });
  const store: ProxyStore = {
    ...memory,
    put: (name, value, ttlMs) => {
      written.push(name, value);
      return memory.put(name, value, ttlMs);
    },
    putIfAbsent: (name, value, ttlMs) => {
      written.push(name, value);
      return memory.putIfAbsent(name, value, ttlMs);
    },
  };
  return { store, written };
}

/** Sessions over a memory store and a clock that a test turns. */
export function sessionsUnderTest() {
  const clock = { now: Date.UTC(2026, 5, 2, 8) };
  const now = () => clock.now;
  const { store, written } = watchedStore(now);
  let handles = 0;
  const randomHandle = () => `random-handle-${String((handles += 1)).padStart(29, "0")}`;
  const open = (...keys: [EncryptionKey, ...EncryptionKey[]]) =>
    createSessions({ store, keyRing: createKeyRing(keys), now, randomHandle });
  const sessions = open(key("k1", 3));

  const swap = (connectToken: string, nonce = "nonce-of-one-page", mode: SessionMode = "bearer") =>
    sessions.swap({ connectToken, nonce, mode, hostOrigin: HOST });
  const begin = async (changes: Partial<SessionTerms> = {}, mode: SessionMode = "bearer") =>
    (await swap(await sessions.mint(terms(changes)), "nonce-of-one-page", mode)).handle;

  return { clock, store, written, sessions, open, swap, begin };
}
