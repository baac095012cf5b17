import type { SandboxClock } from "./clock.ts";
import type { Institution } from "./institution.ts";
import { createKeyRing, type KeyRing } from "./key-ring.ts";
import { createRandomSource, type RandomSource } from "./random-source.ts";
import type { AuthorisationRecord, TokenRecord, UserRecord } from "./records.ts";
import type { SandboxSettings } from "./sandbox-options.ts";

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
    nextLogId: () => (lastLogId += 1),
  };
}

export function addUser(world: World): UserRecord {
  const user: UserRecord = {
    id: world.random.id(),
    created: world.clock.now(),
    connections: new Map(),
    deleted: new Map(),
  };
  world.users.set(user.id, user);
  return user;
}

export const TEMPORARY_SECONDS = TEMPORARY_MS / 1000;

export function issueToken(
  world: World,
  userId: number,
  kind: TokenRecord["kind"],
  single = false,
): string {
  const token = kind === "code" ? world.random.code() : world.random.token();
  const expires = kind === "permanent" ? null : world.clock.now() + TEMPORARY_MS;
  world.tokens.set(token, { userId, kind, single, expires });
  return token;
}

/** The user behind a live token. A token used after its end is forgotten, with a user who had no other. */
export function userOfToken(world: World, token: string): UserRecord | null {
  const record = world.tokens.get(token);
  if (record === undefined) return null;
  if (record.expires !== null && record.expires <= world.clock.now()) {
    world.tokens.delete(token);
    const owned = [...world.tokens.values()].some(
      ({ userId, kind }) => userId === record.userId && kind === "permanent",
    );
    if (!owned) world.users.delete(record.userId);
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
