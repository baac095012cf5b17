import type { EventName, EventOf } from "./events.ts";
import {
  attempt,
  connection,
  connector,
  foundItem,
  OPERATION,
  otpField,
  sendingSteps,
  SYNCED,
  twoWays,
  webauthConnector,
} from "./samples.fixture.ts";
import type { StateOf, StepName } from "./steps.ts";
import { choices } from "./way-in.ts";

const framed = { turn: 7, leaving: false } as const;
const first = attempt();
const kept = attempt({ connection: connection({ state: "SCARequired" }) });
const healthy = attempt({ connection: connection({ last_update: SYNCED }), known: true });
const shareable = {
  attempt: healthy,
  already: false,
  limits: {},
  found: [foundItem(1), foundItem(2)],
};
const read = { code: "network_unreachable", message: "", retryAfter: null } as const;

/** One ordinary state of every step, in turn 7. */
export const sampleSteps: { readonly [S in StepName]: StateOf<S> } = {
  opening: { ...framed, step: "opening" },
  selectingConnector: { ...framed, step: "selectingConnector" },
  notListed: { ...framed, step: "notListed" },
  choosingSource: {
    ...framed,
    step: "choosingSource",
    connector: twoWays(),
    ways: choices(twoWays()),
  },
  enteringCredentials: { ...sendingSteps.create, sending: null },
  tooManyTries: { ...framed, step: "tooManyTries", attempt: first },
  leavingForBank: sendingSteps.webauth,
  returningFromBank: {
    ...framed,
    step: "returningFromBank",
    attempt: attempt({ connector: webauthConnector() }),
    why: "returned",
  },
  returnedWithoutResult: {
    ...framed,
    step: "returnedWithoutResult",
    attempt: attempt({ connector: webauthConnector() }),
  },
  finishedElsewhere: {
    ...framed,
    step: "finishedElsewhere",
    attempt: attempt({
      connector: webauthConnector(),
      connection: connection({ last_update: SYNCED }),
      unproven: { state: "webauthRequired" },
    }),
  },
  wrongBrowser: { ...framed, step: "wrongBrowser" },
  resuming: {
    ...framed,
    step: "resuming",
    attempt: attempt({ connection: connection({ state: "decoupled" }) }),
  },
  answering: { ...sendingSteps.answer, sending: null },
  awaitingDecoupled: sendingSteps.resume,
  decoupledEnded: {
    ...framed,
    step: "decoupledEnded",
    attempt: first,
    how: "cancelled",
    bankMessage: null,
    sending: null,
  },
  SCARequired: { ...sendingSteps.sync, sending: null },
  syncing: {
    ...framed,
    step: "syncing",
    attempt: attempt({ connection: connection({ state: null }) }),
  },
  choosingAccounts: {
    ...framed,
    ...shareable,
    step: "choosingAccounts",
    chosen: ["account 1"],
    sharing: false,
    notSaved: false,
  },
  nothingShared: { ...framed, ...shareable, step: "nothingShared" },
  noAccount: { ...framed, step: "noAccount", attempt: kept },
  connected: {
    ...framed,
    step: "connected",
    attempt: healthy,
    already: false,
  },
  actionNeeded: {
    ...framed,
    step: "actionNeeded",
    attempt: first,
    bankMessage: null,
    sending: null,
    stillDue: false,
  },
  passwordExpired: { ...framed, step: "passwordExpired", attempt: kept, bankMessage: null },
  rateLimiting: { ...framed, step: "rateLimiting", attempt: kept },
  websiteUnavailable: { ...framed, step: "websiteUnavailable", attempt: first, sending: null },
  bug: { ...framed, step: "bug", attempt: kept },
  notSupported: { ...framed, step: "notSupported", attempt: first },
  unknown: { ...framed, step: "unknown", attempt: kept, code: "aStateAddedNextYear" },
  outcomeUnknown: {
    ...framed,
    step: "outcomeUnknown",
    attempt: first,
    operation: null,
    asked: "create",
  },
  tooManyRequests: {
    ...framed,
    step: "tooManyRequests",
    retry: { step: "selectingConnector" },
    retryAfter: 30,
  },
  loadFailed: {
    ...framed,
    step: "loadFailed",
    retry: { step: "selectingConnector" },
    code: "network_unreachable",
  },
  sessionExpired: { ...framed, step: "sessionExpired" },
  brokenIntegration: { ...framed, step: "brokenIntegration", code: "forbidden", message: "" },
  closed: { ...framed, step: "closed", from: { step: "selectingConnector" } },
};

/** One ordinary event of every name, in turn 7 where it answers a request. */
export const sampleEvents: { readonly [T in EventName]: EventOf<T> } = {
  STARTED: { type: "STARTED", turn: 7 },
  CONNECTOR_OPENED: { type: "CONNECTOR_OPENED", turn: 7, connector: connector(), source: null },
  CONNECTION_OPENED: {
    type: "CONNECTION_OPENED",
    turn: 7,
    connector: connector(),
    connection: connection({ state: "SCARequired" }),
    left: null,
    source: null,
    resetCredentials: false,
    known: true,
    lost: null,
  },
  SUBMISSION_OPENED: {
    type: "SUBMISSION_OPENED",
    turn: 7,
    connector: connector(),
    source: null,
    operation: OPERATION,
    since: 1_000,
  },
  BANK_RETURNED: {
    type: "BANK_RETURNED",
    turn: 7,
    connector: webauthConnector(),
    source: null,
    connection: null,
    known: false,
    hints: { failed: false },
    since: 1_000,
  },
  STRANGER_RETURNED: { type: "STRANGER_RETURNED", turn: 7 },
  CONNECTOR_SELECTED: { type: "CONNECTOR_SELECTED", connector: connector() },
  BANK_NOT_LISTED: { type: "BANK_NOT_LISTED" },
  WAY_CHOSEN: { type: "WAY_CHOSEN", source: "directaccess" },
  SUBMITTED: { type: "SUBMITTED", operation: OPERATION, at: 2_000 },
  LEFT_FOR_BANK: { type: "LEFT_FOR_BANK", at: 2_000 },
  LEAVING_BLOCKED: { type: "LEAVING_BLOCKED", turn: 7, message: "no tab may be opened" },
  BACK: { type: "BACK" },
  TRIED_AGAIN: { type: "TRIED_AGAIN" },
  CARRIED_ON: { type: "CARRIED_ON" },
  ANOTHER_BANK_WANTED: { type: "ANOTHER_BANK_WANTED" },
  CHOICE_REOPENED: { type: "CHOICE_REOPENED" },
  PASSWORD_CHANGED: { type: "PASSWORD_CHANGED" },
  CLOSE_REQUESTED: { type: "CLOSE_REQUESTED" },
  STAYED: { type: "STAYED" },
  LEFT: { type: "LEFT" },
  BROKEN: { type: "BROKEN", code: "implementation_error", message: "a screen failed" },
  OUTCOME_RECEIVED: {
    type: "OUTCOME_RECEIVED",
    turn: 7,
    outcome: {
      kind: "connection",
      connection: connection({ state: "additionalInformationNeeded", fields: [otpField] }),
    },
  },
  CONNECTION_UPDATED: {
    type: "CONNECTION_UPDATED",
    turn: 7,
    connection: connection({ state: null, last_update: SYNCED }),
  },
  ATTEMPT_SOUGHT: {
    type: "ATTEMPT_SOUGHT",
    turn: 7,
    found: connection({ state: null, last_update: SYNCED }),
  },
  ACCOUNTS_FOUND: {
    type: "ACCOUNTS_FOUND",
    turn: 7,
    found: [foundItem(1), foundItem(2), foundItem(3)],
    connection: connection({ last_update: SYNCED }),
  },
  ACCOUNTS_CHOSEN: { type: "ACCOUNTS_CHOSEN", keys: ["account 2"] },
  ACCOUNTS_SUBMITTED: { type: "ACCOUNTS_SUBMITTED" },
  ACCOUNTS_SHARED: {
    type: "ACCOUNTS_SHARED",
    turn: 7,
    found: [foundItem(1, { isShared: true }), foundItem(2)],
  },
  NOTHING_SHARED: { type: "NOTHING_SHARED" },
  NOTHING_CHANGED: { type: "NOTHING_CHANGED", turn: 7 },
  REQUEST_FAILED: { type: "REQUEST_FAILED", turn: 7, ...read, code: "outcome_unknown" },
  READ_FAILED: { type: "READ_FAILED", turn: 7, ...read },
};
