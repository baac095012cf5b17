import type { AuthMechanism } from "./connector-sources.ts";
import type { Institution, WireSource } from "./institution.ts";
import type { Step, WaitingStep } from "./scenarios/step.ts";

/** What runs in the background and shows as `validating`; applied by the first read after `dueAt`. */
interface BackgroundWork {
  readonly dueAt: number;
  readonly apply: () => void;
}

/** One source of a connection. Instants are milliseconds since 1970. */
export interface SourceRecord {
  readonly id: number;
  readonly wire: WireSource;
  readonly created: number;
  /** How the PSU came in last; a renewal goes the same way. */
  mechanism: AuthMechanism;
  state: string | null;
  errorMessage: string | null;
  /** The step that waits, for the PSU or for time. */
  current: WaitingStep | null;
  remaining: readonly Step[];
  /** When the approval is decided or the rest ends. */
  dueAt: number | null;
  background: BackgroundWork | null;
  lastUpdate: number | null;
  /** When the synchronisation that is under way brings its data. */
  dataDueAt: number | null;
  nextTry: number | null;
  accessExpire: number | null;
  /** Purge date while the source was never completed. */
  expire: number | null;
  disabled: number | null;
  renewalDue: boolean;
}

export interface AccountRecord {
  readonly id: number;
  readonly sourceId: number;
  readonly parentId: number | null;
  readonly type: string;
  readonly typeId: number;
  readonly number: string;
  readonly iban: string | null;
  readonly originalName: string;
  readonly currency: string;
  readonly balance: number;
  name: string;
  display: boolean;
  bookmarked: boolean;
  usage: string | null;
  /** When it was found or withdrawn; `null` while the PSU shares it. */
  disabled: number | null;
  /** When the bank stopped showing it. */
  deleted: number | null;
}

/** One synchronisation of one source, as it ended. */
export interface SyncLogRecord {
  readonly id: number;
  readonly sourceId: number;
  readonly start: number;
  readonly end: number;
  readonly error: string | null;
  readonly message: string | null;
  readonly accounts: number | null;
  readonly nextTry: number | null;
}

/** A contract at a document provider. */
export interface SubscriptionRecord {
  readonly id: number;
  readonly sourceId: number;
  readonly number: string;
  readonly label: string;
  readonly subscriber: string;
  readonly renewDate: number;
  disabled: number | null;
}

export interface ConnectionRecord {
  readonly id: number;
  readonly institution: Institution;
  readonly created: number;
  /** The login: the same one at the same connector is the same connection. */
  readonly identity: string;
  /** Names of the fields whose values were accepted. The values themselves are not kept. */
  readonly given: Set<string>;
  readonly choices: Map<string, string>;
  sources: SourceRecord[];
  accounts: AccountRecord[];
  subscriptions: SubscriptionRecord[];
  readonly logs: SyncLogRecord[];
  /** How often something was activated here. */
  activations: number;
  active: boolean;
  /** A blocking call is at work. */
  locked: boolean;
}

export interface UserRecord {
  readonly id: number;
  readonly created: number;
  /** When a user without a permanent token is wiped; `null` once there was one. */
  wipedAt: number | null;
  readonly connections: Map<number, ConnectionRecord>;
  /** When connections were deleted, by id. */
  readonly deleted: Map<number, number>;
}

export interface TokenRecord {
  readonly userId: number;
  readonly kind: "permanent" | "temporary" | "code";
  /** For `code`: may it be used once only? */
  readonly single: boolean;
  readonly expires: number | null;
}

/** A visit at the bank's page that has begun and is not decided yet. */
export interface AuthorisationRecord {
  readonly id: string;
  readonly userId: number;
  readonly institution: Institution;
  readonly source: WireSource;
  /** `null` for a new connection. */
  readonly connectionId: number | null;
  readonly redirectUri: string;
  readonly state: string | null;
  readonly choices: ReadonlyMap<string, string>;
  readonly expires: number;
  /** Always a new connection, even for a customer that is known. */
  readonly isFresh: boolean;
  /** What was typed as customer number; `null` before signing in. */
  customer: string | null;
}
