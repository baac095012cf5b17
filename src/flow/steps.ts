import type { Connection, Connector } from "../protocol/index.ts";
import type { FormField } from "./form-field.ts";
import type { AccountLimits, FoundItem, Unread } from "./found-item.ts";
import type { WayIn } from "./way-in.ts";

/** What the PSU is busy with: one bank, one way in, and the connection where there is one. Never holds a secret. */
export interface Attempt {
  readonly connector: Connector;
  readonly wayIn: WayIn;
  /** `null` while nothing is kept at Powens, as far as is known. */
  readonly connection: Connection | null;
  /** The connection existed before this flow, or has been healthy: it survives leaving, and nothing new is created. */
  readonly known: boolean;
  /** How often the bank refused the details. */
  readonly refusals: number;
  /** When the PSU last sent something or left for the bank, in milliseconds since 1970; used to recognise what came of it. */
  readonly since: number | null;
  /** A source is being added to a connection that works, after the way in that made it. */
  readonly adding?: { readonly source: string; readonly after: WayIn } | undefined;
  /** Sources that were offered after the first: nothing is offered twice. */
  readonly offered?: readonly string[] | undefined;
  /** Sources that were to be added and could not be. */
  readonly unreached?: readonly string[] | undefined;
  /**
   * The PSU left for the bank, with the connection in this state, and no return has been presented here since: what
   * came of it does not count until the PSU says that it was them.
   */
  readonly unproven?: { readonly state: string | null } | undefined;
  /** What the bank said to what was sent last, where the step that follows has no place of its own for it. */
  readonly said?: string | undefined;
  /** The connection came of this flow: where it is gone, the flow begins again. */
  readonly begunHere?: boolean | undefined;
  /** How often `resume` has become due without the PSU since they last did something here. */
  readonly resumed?: number | undefined;
}

/** What the PSU may share of a connection that works. */
interface Shareable {
  readonly attempt: Attempt;
  /** Nothing had to be done to connect. */
  readonly already: boolean;
  readonly limits: AccountLimits;
  /** What is left out, because it could not be read. */
  readonly unread?: Unread | undefined;
}

/** What was sent to the bank: the arrival of its answer in the routing table. */
export type Act = "create" | "details" | "answer" | "sync" | "resume" | "webauth";

export interface FormNotice {
  readonly kind: "wrongpass" | "config" | "nothingConnected";
  readonly bankMessage: string | null;
  /** The field that the refusal quotes. */
  readonly field: string | null;
}

/** A step that ends a flow from anywhere. */
interface Interrupting {
  /** Where it was, if a bank was connected by then: the host still hears of that. */
  readonly from?: StepState | undefined;
}

interface Steps {
  /** Reading what is needed to know where to begin. */
  opening: object;
  selectingConnector: object;
  notListed: object;
  choosingSource: {
    readonly connector: Connector;
    readonly ways: readonly WayIn[];
    /** The one way is an offer: it would be added to this connection, which works. */
    readonly more?: { readonly attempt: Attempt; readonly already: boolean } | undefined;
  };
  enteringCredentials: {
    readonly attempt: Attempt;
    readonly fields: readonly FormField[];
    /** `first` creates; `repair` and `newPassword` update the connection; `beforeWebauth` asks a detail, then leaves. */
    readonly purpose: "first" | "beforeWebauth" | "repair" | "newPassword";
    readonly notice: FormNotice | null;
    /** The operation in flight. */
    readonly sending: string | null;
  };
  tooManyTries: { readonly attempt: Attempt };
  leavingForBank: {
    readonly attempt: Attempt;
    readonly going: boolean;
    /** The page around this one lets neither a tab nor the window go to the bank: what the developer is told. */
    readonly blocked?: string;
  };
  returningFromBank: {
    readonly attempt: Attempt;
    /**
     * `returned` from the bank; `beside`: still at the bank, in a tab of its own; `validating` at Powens; `running`
     * elsewhere already; `locked`: Powens refuses changes for now; `pending`: find the attempt.
     */
    readonly why: "returned" | "beside" | "validating" | "running" | "locked" | "pending";
  };
  returnedWithoutResult: { readonly attempt: Attempt };
  /** The connection moved on, and nobody came back here to say so: was it the PSU? */
  finishedElsewhere: { readonly attempt: Attempt };
  wrongBrowser: object;
  resuming: { readonly attempt: Attempt };
  answering: {
    readonly attempt: Attempt;
    readonly fields: readonly FormField[];
    /** 1 for the first prompt, 2 for the second of a chain… */
    readonly round: number;
    /** `notTaken`: the answer did not get through, and the bank asks again. */
    readonly notice: "refused" | "notTaken" | "newCode" | null;
    readonly bankMessage: string | null;
    readonly refusals: number;
    readonly sending: string | null;
    /** What is being sent is the wish for a new code, not an answer. */
    readonly renewing: boolean;
  };
  awaitingDecoupled: {
    readonly attempt: Attempt;
    readonly round: number;
    /** Whether `resume` still has to be sent for this approval. */
    readonly resume: "due" | "sent";
    /** Another state than `decoupled` was seen since: the next `decoupled` is a new approval, not a stale answer. */
    readonly moved: boolean;
    /** How often `resume` became due again for the same approval, within the turn. */
    readonly resends?: number;
  };
  decoupledEnded: {
    readonly attempt: Attempt;
    /** `ended`: the bank does not say how. */
    readonly how: "cancelled" | "expired" | "ended";
    readonly bankMessage: string | null;
    readonly sending: string | null;
  };
  SCARequired: { readonly attempt: Attempt; readonly sending: string | null };
  syncing: { readonly attempt: Attempt };
  choosingAccounts: Shareable & {
    /** `null` until it has been read. */
    readonly found: readonly FoundItem[] | null;
    /** What is ticked, by `keyOf`. */
    readonly chosen: readonly string[];
    /** The choice is being sent. */
    readonly sharing: boolean;
    /** The choice was sent, and not everything is known to be shared. */
    readonly notSaved: boolean;
    /** …but some of it is. */
    readonly partlySaved?: boolean;
    /** What is shown of the bank where nothing can be chosen: it rests, and what it has was looked for first. */
    readonly otherwise?: StepState | undefined;
  };
  nothingShared: Shareable & { readonly found: readonly FoundItem[] };
  noAccount: {
    readonly attempt: Attempt;
    /** There are accounts, and the host can use none of them. */
    readonly unfit?: { readonly count: number; readonly limits: AccountLimits } | undefined;
    /** Nothing had to be done to connect. */
    readonly already?: boolean;
  };
  connected: {
    readonly attempt: Attempt;
    readonly already: boolean;
    /** What is shared, once the PSU has chosen; absent where the host asks for that itself. */
    readonly shared?: readonly FoundItem[] | undefined;
    readonly unread?: Unread | undefined;
  };
  actionNeeded: {
    readonly attempt: Attempt;
    readonly bankMessage: string | null;
    readonly sending: string | null;
    /** The PSU said it is done, and it is not. */
    readonly stillDue: boolean;
  };
  passwordExpired: { readonly attempt: Attempt; readonly bankMessage: string | null };
  rateLimiting: { readonly attempt: Attempt };
  websiteUnavailable: { readonly attempt: Attempt; readonly sending: string | null };
  bug: { readonly attempt: Attempt };
  notSupported: { readonly attempt: Attempt };
  unknown: { readonly attempt: Attempt | null; readonly code: string };
  outcomeUnknown: {
    readonly attempt: Attempt;
    /** The operation whose answer was lost. */
    readonly operation: string | null;
    /** The act whose answer was lost. */
    readonly asked: Act;
    /** Where an answer was sent to a prompt: the prompt's place in the chain. */
    readonly round?: number;
    /** …and how many answers to it were refused before. */
    readonly refusals?: number;
  };
  tooManyRequests: { readonly retry: StepState; readonly retryAfter: number | null };
  loadFailed: { readonly retry: StepState; readonly code: string };
  sessionExpired: Interrupting & {
    /** The client application gave no session: what its developer is told. */
    readonly refused?: string | undefined;
  };
  brokenIntegration: Interrupting & { readonly code: string; readonly message: string };
  /** The PSU has left; the surface closes. */
  closed: { readonly from: StepState };
}

export type StepName = keyof Steps;
export type StepOf<S extends StepName> = { readonly step: S } & Steps[S];
export type StepState = { [S in StepName]: StepOf<S> }[StepName];

interface Frame {
  /** Counts the steps taken. A request remembers the turn it was sent in; its answer is dropped in any other. */
  readonly turn: number;
  /** “Leave now?” is open. */
  readonly leaving: boolean;
  /** Steps that were entered one after another without the PSU. */
  readonly unattended?: number | undefined;
}

export type StateOf<S extends StepName> = { [K in S]: StepOf<K> & Frame }[S];
export type FlowState = StateOf<StepName>;

export const initialState: FlowState = { step: "opening", turn: 0, leaving: false };
