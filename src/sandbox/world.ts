import type { SandboxClock } from "./clock.ts";
import type { Institution } from "./institution.ts";
import { createKeyRing, type KeyRing } from "./key-ring.ts";
import { createRandomSource, type RandomSource } from "./random-source.ts";
import type { AuthorisationRecord, TokenRecord, UserRecord } from "./records.ts";
import type { SandboxSettings } from "./sandbox-options.ts";

import type { WebviewVisit } from "./webview/webview-visit.ts";

const TEMPORARY_MS = 1_800_000;

/** Everything that one sandbox knows. */
export interface World {
  readonly settings: SandboxSettings;
  readonly clock: SandboxClock;
  readonly random: RandomSource;
  readonly keys: KeyRing;
  readonly users: Map<number, UserRecord>;
  readonly tokens: Map<string, TokenRecord>;
  readonly authorisations: Map<string, AuthorisationRecord>;
  readonly webviews: Map<string, WebviewVisit>;
  /** Ids of log entries rise by themselves, so that writing one moves no other random number. */
  nextLogId(): number;
}

export function createWorld(settings: SandboxSettings): World {
  let lastLogId = 90_000;
  return {
    settings,
    clock: settings.clock,
    random: createRandomSource(settings.random),
    keys: createKeyRing(settings.keyPair),
    users: new Map(),
    tokens: new Map(),
    authorisations: new Map(),
    webviews: new Map(),
    nextLogId: () => (lastLogId += 1),
  };
}

export function addUser(world: World): UserRecord {
  const created = world.clock.now();
  const user: UserRecord = {
    id: world.random.id(),
    created,
    wipedAt: created + TEMPORARY_MS,
    connections: new Map(),
    deleted: new Map(),
  };
  world.users.set(user.id, user);
  return user;
}

export const TEMPORARY_SECONDS = TEMPORARY_MS / 1000;

/** A new token or code. A permanent one makes its user permanent, too. */
export function issueToken(
  world: World,
  user: UserRecord,
  kind: TokenRecord["kind"],
  single = false,
): string {
  const token = kind === "code" ? world.random.code() : world.random.token();
  const expires = kind === "permanent" ? null : world.clock.now() + TEMPORARY_MS;
  world.tokens.set(token, { userId: user.id, kind, single, expires });
  if (kind === "permanent") user.wipedAt = null;
  return token;
}

/** Ends the tokens of a user; those of one kind, or all. */
export function revokeTokens(world: World, userId: number, kind?: TokenRecord["kind"]): void {
  for (const [token, record] of world.tokens) {
    const isKind = kind === undefined || record.kind === kind;
    if (record.userId === userId && isKind) world.tokens.delete(token);
  }
}

export function removeUser(world: World, userId: number): void {
  revokeTokens(world, userId);
  world.users.delete(userId);
}

/** Wipes the temporary users whose time has come, with all that is theirs. */
export function wipeUsers(world: World): void {
  const now = world.clock.now();
  for (const { id, wipedAt } of world.users.values()) {
    if (wipedAt !== null && wipedAt <= now) removeUser(world, id);
  }
}

/** The user behind a live token. */
export function userOfToken(world: World, token: string): UserRecord | null {
  wipeUsers(world);
  const record = world.tokens.get(token);
  if (record === undefined) return null;
  if (record.expires !== null && record.expires <= world.clock.now()) {
    world.tokens.delete(token);
    return null;
  }
  return world.users.get(record.userId) ?? null;
}

/** A connector by uuid, or by its deprecated number. */
export function findInstitution(world: World, reference: string): Institution | undefined {
  const wanted = reference.toLowerCase();
  return world.settings.institutions.find(
    ({ connector }) => connector.uuid === wanted || String(connector.id) === wanted,
  );
}
