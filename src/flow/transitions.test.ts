import { describe, expect, it } from "vitest";
import type { EventName, EventOf, FlowEvent } from "./events.ts";
import { noOps } from "./no-ops.fixture.ts";
import { sampleEvents, sampleSteps } from "./sample-steps.fixture.ts";
import {
  attempt,
  connection,
  foundItem,
  OPERATION,
  otpField,
  refused,
  SYNCED,
  twoWays,
  webauthConnector,
  webauthWithDetail,
} from "./samples.fixture.ts";
import { initialState } from "./steps.ts";
import type { FlowState, StateOf, StepName } from "./steps.ts";
import { transition, transitions } from "./transitions.ts";
import { waysIn } from "./way-in.ts";

interface Exercise {
  readonly says: string;
  readonly from: FlowState;
  readonly event: FlowEvent;
  /** `same`: it does nothing here. */
  readonly shows: Readonly<Record<string, unknown>> | "same";
}

const anyStep: Readonly<Record<StepName, FlowState>> = sampleSteps;
const anyEvent: Readonly<Record<EventName, FlowEvent>> = sampleEvents;

function on<S extends StepName, T extends EventName>(
  step: S,
  type: T,
  shows: Exercise["shows"],
  says = "",
  from: Partial<StateOf<S>> = {},
  event: Partial<EventOf<T>> = {},
): Exercise {
  return {
    says: `${step}, ${type} ${says}`.trim(),
    from: Object.assign({}, anyStep[step], from),
    event: Object.assign({}, anyEvent[type], event),
    shows,
  };
}

const closed = (step: StepName) => ({ step: "closed", from: { step } });
const list = { step: "selectingConnector" };
const asks = connection({ state: "additionalInformationNeeded", fields: [otpField] });
const healthy = connection({ last_update: SYNCED });
const decoupled = connection({ state: "decoupled" });
const webauthDue = connection({ state: "webauthRequired" });
const known = attempt({ connection: healthy, known: true });
const sending = { sending: OPERATION };
const answered = (connected: typeof healthy) =>
  ({ outcome: { kind: "connection", connection: connected } }) as const;
const conflict = (connected: typeof healthy) =>
  ({ outcome: { kind: "alreadyDone", connection: connected } }) as const;
const lost = { step: "outcomeUnknown" };
const site = attempt({ connector: webauthConnector(), connection: webauthDue });
const unheard = { ...site, unproven: { state: "webauthRequired" } };
const [, directaccess] = waysIn(twoWays());
const inTwoWays = {
  attempt: attempt({ connector: twoWays(), ...(directaccess && { wayIn: directaccess }) }),
};

const more = {
  ways: [directaccess ?? attempt().wayIn],
  more: { attempt: attempt({ connector: twoWays(), connection: healthy }), already: false },
};
const adding = attempt({
  connector: twoWays(),
  connection: healthy,
  known: true,
  adding: { source: "directaccess", after: attempt({ connector: twoWays() }).wayIn },
  ...(directaccess && { wayIn: directaccess }),
});

const exercises: readonly Exercise[] = [
  // Where to begin
  on("opening", "STARTED", list),
  on("opening", "CONNECTOR_OPENED", { step: "enteringCredentials", purpose: "first" }),
  on("opening", "CONNECTION_OPENED", { step: "SCARequired", attempt: { known: true } }),
  on("opening", "SUBMISSION_OPENED", {
    step: "outcomeUnknown",
    operation: OPERATION,
    asked: "create",
    attempt: { since: 1_000, connection: null },
  }),
  on("opening", "BANK_RETURNED", { step: "returningFromBank", why: "returned" }),
  on("opening", "STRANGER_RETURNED", { step: "wrongBrowser" }),
  on("opening", "READ_FAILED", { step: "loadFailed", retry: { step: "opening" } }),
  on("opening", "CLOSE_REQUESTED", closed("opening")),

  // Choosing
  on("selectingConnector", "CONNECTOR_SELECTED", { step: "enteringCredentials", notice: null }),
  on(
    "selectingConnector",
    "CONNECTOR_SELECTED",
    { step: "choosingSource", ways: [{ source: "openapi" }, { source: "directaccess" }] },
    "of two ways",
    {},
    { connector: twoWays() },
  ),
  on(
    "selectingConnector",
    "CONNECTOR_SELECTED",
    { step: "leavingForBank", going: false },
    "with a site of its own",
    {},
    { connector: webauthConnector() },
  ),
  on(
    "selectingConnector",
    "CONNECTOR_SELECTED",
    { step: "enteringCredentials", purpose: "beforeWebauth" },
    "that asks a detail first",
    {},
    { connector: webauthWithDetail() },
  ),
  on("selectingConnector", "BANK_NOT_LISTED", { step: "notListed" }),
  on("selectingConnector", "READ_FAILED", {
    step: "loadFailed",
    retry: list,
    code: "network_unreachable",
  }),
  on("selectingConnector", "CLOSE_REQUESTED", closed("selectingConnector")),
  on("notListed", "BACK", list),
  on("notListed", "CLOSE_REQUESTED", closed("notListed")),
  on("choosingSource", "WAY_CHOSEN", {
    step: "enteringCredentials",
    attempt: { wayIn: { source: "directaccess" } },
  }),
  on(
    "choosingSource",
    "WAY_CHOSEN",
    { step: "leavingForBank" },
    "by the bank's site",
    {},
    { source: "openapi" },
  ),
  on("choosingSource", "BACK", list),
  on("choosingSource", "BACK", "same", "from an offer", more),
  on(
    "choosingSource",
    "WAY_CHOSEN",
    {
      step: "enteringCredentials",
      purpose: "repair",
      attempt: {
        adding: { source: "directaccess" },
        wayIn: { source: "directaccess" },
        known: true,
        connection: { id: 8812 },
      },
    },
    "that was offered",
    more,
  ),
  on("choosingSource", "CARRIED_ON", "same", "without an offer"),
  on(
    "choosingSource",
    "CARRIED_ON",
    { step: "connected", already: false, attempt: { offered: ["directaccess"] } },
    "without what was offered",
    more,
  ),
  on("choosingSource", "CLOSE_REQUESTED", closed("choosingSource")),

  // Another source of a connection that works
  on(
    "enteringCredentials",
    "BACK",
    { step: "choosingSource", ways: [{ source: "directaccess" }], more: {} },
    "to the offer",
    { attempt: adding, purpose: "repair" },
  ),
  on("enteringCredentials", "CARRIED_ON", "same", "where nothing is added"),
  on("enteringCredentials", "CARRIED_ON", "same", "while it is sent", {
    attempt: adding,
    ...sending,
  }),
  on(
    "enteringCredentials",
    "CARRIED_ON",
    { step: "connected", attempt: { offered: ["directaccess"], wayIn: { source: "openapi" } } },
    "without it",
    { attempt: adding, purpose: "repair" },
  ),
  on("leavingForBank", "BACK", { step: "choosingSource", more: {} }, "to the offer", {
    attempt: adding,
  }),

  // The form
  on("enteringCredentials", "SUBMITTED", {
    sending: OPERATION,
    turn: 7,
    attempt: { since: 2_000 },
  }),
  on("enteringCredentials", "SUBMITTED", "same", "twice", sending),
  on(
    "enteringCredentials",
    "LEFT_FOR_BANK",
    { step: "leavingForBank", going: true, attempt: { since: 2_000 } },
    "with its detail",
    { purpose: "beforeWebauth" },
  ),
  on("enteringCredentials", "LEFT_FOR_BANK", "same", "from a sign-in form"),
  on(
    "enteringCredentials",
    "LEAVING_BLOCKED",
    { step: "leavingForBank", going: false, blocked: "no tab may be opened" },
    "with its detail",
    { purpose: "beforeWebauth" },
  ),
  on("enteringCredentials", "LEAVING_BLOCKED", "same", "from a sign-in form"),
  on("enteringCredentials", "OUTCOME_RECEIVED", { step: "answering", round: 1 }, "", sending),
  on(
    "enteringCredentials",
    "OUTCOME_RECEIVED",
    { step: "syncing" },
    "accepted",
    sending,
    answered(connection()),
  ),
  on(
    "enteringCredentials",
    "OUTCOME_RECEIVED",
    { step: "connected", already: true },
    "same login, same connection",
    sending,
    answered(healthy),
  ),
  on(
    "enteringCredentials",
    "OUTCOME_RECEIVED",
    { step: "connected", already: true },
    "409, healthy",
    { ...sending, attempt: known },
    conflict(healthy),
  ),
  on(
    "enteringCredentials",
    "OUTCOME_RECEIVED",
    { step: "returningFromBank", why: "running" },
    "409, something runs",
    { ...sending, attempt: known },
    conflict(connection({ state: "SCARequired" })),
  ),
  on(
    "enteringCredentials",
    "OUTCOME_RECEIVED",
    { step: "returningFromBank", why: "validating" },
    "409, validating",
    { ...sending, attempt: known },
    conflict(connection({ state: "validating" })),
  ),
  on(
    "enteringCredentials",
    "OUTCOME_RECEIVED",
    { step: "awaitingDecoupled", round: 1 },
    "409, the PSU is waited for",
    { ...sending, attempt: known },
    conflict(decoupled),
  ),
  on(
    "enteringCredentials",
    "REQUEST_FAILED",
    { ...lost, asked: "create", operation: OPERATION },
    "",
    sending,
  ),
  on("enteringCredentials", "REQUEST_FAILED", { ...lost, asked: "details" }, "of new details", {
    ...sending,
    attempt: known,
  }),
  on("enteringCredentials", "BACK", list),
  on(
    "enteringCredentials",
    "BACK",
    { step: "choosingSource" },
    "where there was a choice",
    inTwoWays,
  ),
  on("enteringCredentials", "BACK", { step: "passwordExpired" }, "from a new password", {
    purpose: "newPassword",
    attempt: known,
  }),
  on("enteringCredentials", "BACK", "same", "from a repair", { purpose: "repair", attempt: known }),
  on("enteringCredentials", "BACK", "same", "while sending", sending),
  on("enteringCredentials", "ANOTHER_BANK_WANTED", list),
  on("enteringCredentials", "ANOTHER_BANK_WANTED", "same", "while sending", sending),
  on("enteringCredentials", "CLOSE_REQUESTED", closed("enteringCredentials")),
  on(
    "enteringCredentials",
    "CLOSE_REQUESTED",
    { leaving: true, turn: 7 },
    "while sending",
    sending,
  ),
  on("tooManyTries", "ANOTHER_BANK_WANTED", list),
  on("tooManyTries", "CLOSE_REQUESTED", closed("tooManyTries")),

  // The bank's own site
  on("leavingForBank", "LEFT_FOR_BANK", {
    going: true,
    attempt: { since: 2_000, unproven: { state: null } },
  }),
  on(
    "leavingForBank",
    "LEFT_FOR_BANK",
    { attempt: { unproven: { state: "webauthRequired" } } },
    "with a connection",
    { attempt: site },
  ),
  on(
    "leavingForBank",
    "OUTCOME_RECEIVED",
    { step: "connected", already: true },
    "409: nothing was due",
    { attempt: site },
    conflict(healthy),
  ),
  on(
    "leavingForBank",
    "OUTCOME_RECEIVED",
    { step: "finishedElsewhere" },
    "409: done since the PSU left, and no return was presented",
    {},
    conflict(healthy),
  ),
  on(
    "leavingForBank",
    "LEFT_FOR_BANK",
    {
      step: "returningFromBank",
      why: "beside",
      attempt: { since: 2_000, unproven: { state: null } },
    },
    "in a tab of its own",
    {},
    { beside: true },
  ),
  on("leavingForBank", "LEAVING_BLOCKED", { going: false, blocked: "no tab may be opened" }),
  on("returningFromBank", "TRIED_AGAIN", "same", "with this page"),
  on(
    "returningFromBank",
    "TRIED_AGAIN",
    { step: "leavingForBank", going: false },
    "where the bank is in a tab of its own",
    { why: "beside" },
  ),
  on(
    "returningFromBank",
    "ATTEMPT_SOUGHT",
    { why: "beside", attempt: { connection: { state: "webauthRequired" } } },
    "still at the bank, in a tab of its own",
    { why: "beside" },
    { found: connection({ state: "webauthRequired" }) },
  ),
  on(
    "returningFromBank",
    "ATTEMPT_SOUGHT",
    { step: "finishedElsewhere" },
    "done in a tab of its own",
    { why: "beside", attempt: { ...attempt(), unproven: { state: null } } },
  ),
  on("leavingForBank", "REQUEST_FAILED", {
    step: "loadFailed",
    retry: { step: "leavingForBank", going: false },
  }),
  on("leavingForBank", "BACK", list),
  on("leavingForBank", "BACK", "same", "from a connection", { attempt: site }),
  on("leavingForBank", "NOTHING_CHANGED", {
    step: "returningFromBank",
    why: "returned",
    attempt: { unproven: { state: null } },
  }),
  on("leavingForBank", "NOTHING_CHANGED", "same", "before leaving", { going: false }),
  on("leavingForBank", "CLOSE_REQUESTED", closed("leavingForBank")),
  on(
    "returningFromBank",
    "CONNECTION_UPDATED",
    "same",
    "SCA still due, whatever the way in",
    { attempt: attempt() },
    { connection: connection({ state: "SCARequired" }) },
  ),
  on(
    "returningFromBank",
    "CONNECTION_UPDATED",
    "same",
    "the state of before the bank",
    { attempt: attempt({ connection: connection({ state: "actionNeeded" }) }) },
    { connection: connection({ state: "actionNeeded" }) },
  ),
  on("returningFromBank", "CONNECTION_UPDATED", { step: "connected", already: false }),
  on(
    "returningFromBank",
    "CONNECTION_UPDATED",
    "same",
    "still to be done at the bank",
    { attempt: site },
    { connection: webauthDue },
  ),
  on(
    "returningFromBank",
    "CONNECTION_UPDATED",
    "same",
    "SCA still due",
    {},
    { connection: connection({ state: "SCARequired" }) },
  ),
  on(
    "returningFromBank",
    "CONNECTION_UPDATED",
    { why: "validating", turn: 7 },
    "Powens is at it",
    {},
    { connection: connection({ state: "validating" }) },
  ),
  on(
    "returningFromBank",
    "CONNECTION_UPDATED",
    "same",
    "validating goes on",
    { why: "validating" },
    { connection: connection({ state: "validating" }) },
  ),
  on(
    "returningFromBank",
    "CONNECTION_UPDATED",
    { step: "answering" },
    "the bank asks on",
    {},
    { connection: asks },
  ),
  on(
    "returningFromBank",
    "CONNECTION_UPDATED",
    "same",
    "the other update runs on",
    { why: "running", attempt: attempt({ connection: decoupled }) },
    { connection: decoupled },
  ),
  on("returningFromBank", "ATTEMPT_SOUGHT", { step: "connected" }),
  on("returningFromBank", "ATTEMPT_SOUGHT", "same", "nothing yet", {}, { found: null }),
  on(
    "returningFromBank",
    "ATTEMPT_SOUGHT",
    {
      step: "returningFromBank",
      why: "returned",
      turn: 7,
      attempt: { connection: { state: "webauthRequired" } },
    },
    "found, and not heard of yet",
    {},
    { found: webauthDue },
  ),
  on(
    "returningFromBank",
    "ATTEMPT_SOUGHT",
    { step: "resuming", attempt: { connection: { state: "decoupled" } } },
    "pending",
    { why: "pending", attempt: attempt() },
    { found: decoupled },
  ),
  on(
    "returningFromBank",
    "ATTEMPT_SOUGHT",
    { step: "enteringCredentials", purpose: "first", notice: { kind: "nothingConnected" } },
    "nothing is pending",
    { why: "pending", attempt: attempt() },
    { found: null },
  ),
  on(
    "returningFromBank",
    "CONNECTION_UPDATED",
    { step: "finishedElsewhere", attempt: { connection: { state: null } } },
    "moved on, and no return was presented",
    { attempt: unheard },
  ),
  on(
    "returningFromBank",
    "CONNECTION_UPDATED",
    { step: "finishedElsewhere" },
    "validated, and no return was presented",
    { attempt: unheard, why: "validating" },
  ),
  on(
    "returningFromBank",
    "CONNECTION_UPDATED",
    { step: "finishedElsewhere" },
    "of a connection that the host named",
    { attempt: { ...unheard, known: true } },
  ),
  on(
    "returningFromBank",
    "CONNECTION_UPDATED",
    "same",
    "nothing changed, and no return was presented",
    { attempt: unheard },
    { connection: webauthDue },
  ),
  on(
    "returningFromBank",
    "ATTEMPT_SOUGHT",
    { step: "finishedElsewhere", attempt: { connection: { id: 8812 } } },
    "found, and no return was presented",
    { attempt: { ...unheard, connection: null } },
  ),
  on(
    "returningFromBank",
    "ATTEMPT_SOUGHT",
    { step: "returningFromBank", attempt: { unproven: { state: "webauthRequired" } } },
    "found, and nothing changed yet",
    { attempt: { ...unheard, connection: null } },
    { found: webauthDue },
  ),
  on(
    "returningFromBank",
    "NOTHING_CHANGED",
    { step: "finishedElsewhere" },
    "an update ran, and no return was presented",
    { why: "running", attempt: { ...unheard, connection: decoupled } },
  ),
  on("returningFromBank", "NOTHING_CHANGED", { step: "returnedWithoutResult" }),
  on(
    "returningFromBank",
    "NOTHING_CHANGED",
    { step: "awaitingDecoupled" },
    "the update that ran is over",
    { why: "running", attempt: attempt({ connection: decoupled }) },
  ),
  on(
    "returningFromBank",
    "NOTHING_CHANGED",
    { step: "unknown", code: "connectionLocked" },
    "still locked: it is told, and nothing is sent",
    { why: "locked", attempt: attempt({ connection: decoupled }) },
  ),
  on("returningFromBank", "NOTHING_CHANGED", "same", "validating has no such bound", {
    why: "validating",
  }),
  on("returningFromBank", "READ_FAILED", "same", "is read again"),
  on(
    "returningFromBank",
    "READ_FAILED",
    {
      step: "enteringCredentials",
      notice: { kind: "nothingConnected" },
      attempt: { connection: null },
    },
    "purged while waiting",
    { attempt: attempt({ connection: decoupled }) },
    { code: "not_found" },
  ),
  on("returningFromBank", "CLOSE_REQUESTED", { leaving: true }),
  on(
    "returningFromBank",
    "CLOSE_REQUESTED",
    closed("returningFromBank"),
    "validating goes on alone",
    { why: "validating" },
  ),
  on("returningFromBank", "CLOSE_REQUESTED", closed("returningFromBank"), "of a known connection", {
    attempt: known,
  }),
  on("returnedWithoutResult", "TRIED_AGAIN", { step: "leavingForBank", going: false }),
  on(
    "returnedWithoutResult",
    "TRIED_AGAIN",
    { step: "leavingForBank", attempt: { connection: { id: 8812 } } },
    "with the connection that is due",
    { attempt: { ...site, wayIn: attempt().wayIn } },
  ),
  on("returnedWithoutResult", "ANOTHER_BANK_WANTED", list),
  on("returnedWithoutResult", "CLOSE_REQUESTED", closed("returnedWithoutResult")),
  on("finishedElsewhere", "CARRIED_ON", { step: "connected", attempt: { unproven: undefined } }),
  on("finishedElsewhere", "CARRIED_ON", { step: "answering" }, "with what the bank asks", {
    attempt: { ...unheard, connection: asks },
  }),
  on("finishedElsewhere", "CARRIED_ON", { step: "returnedWithoutResult" }, "with nothing", {
    attempt: { ...unheard, connection: null },
  }),
  on("finishedElsewhere", "CLOSE_REQUESTED", closed("finishedElsewhere")),
  on("wrongBrowser", "CLOSE_REQUESTED", closed("wrongBrowser")),
  on("resuming", "CARRIED_ON", { step: "awaitingDecoupled", resume: "due", round: 1 }),
  on("resuming", "CARRIED_ON", { step: "enteringCredentials", purpose: "first" }, "with nothing", {
    attempt: attempt(),
  }),
  on("resuming", "ANOTHER_BANK_WANTED", list),
  on("resuming", "CLOSE_REQUESTED", closed("resuming")),

  // Prompts and approvals
  on("answering", "SUBMITTED", { sending: OPERATION, renewing: false, attempt: { since: 2_000 } }),
  on(
    "answering",
    "SUBMITTED",
    { sending: OPERATION, renewing: true },
    "for a new code",
    {},
    { renewing: true },
  ),
  on("answering", "SUBMITTED", "same", "twice", sending),
  on(
    "answering",
    "OUTCOME_RECEIVED",
    { step: "answering", turn: 8, round: 3, notice: null, sending: null },
    "another question of the same name",
    sending,
  ),
  on(
    "answering",
    "OUTCOME_RECEIVED",
    { step: "awaitingDecoupled", round: 1 },
    "then an approval",
    sending,
    answered(decoupled),
  ),
  on(
    "answering",
    "OUTCOME_RECEIVED",
    { notice: "newCode", round: 2, sending: null, renewing: false },
    "a new code",
    { ...sending, renewing: true },
  ),
  on(
    "answering",
    "OUTCOME_RECEIVED",
    { step: "answering", round: 2 },
    "409: the question stands",
    sending,
    conflict(asks),
  ),
  on(
    "answering",
    "OUTCOME_RECEIVED",
    { step: "syncing" },
    "right",
    sending,
    answered(connection()),
  ),
  on(
    "answering",
    "REQUEST_FAILED",
    { ...lost, asked: "answer", operation: OPERATION, round: 2 },
    "",
    sending,
  ),
  on("answering", "REQUEST_FAILED", { ...lost, asked: "sync" }, "for a new code", {
    ...sending,
    renewing: true,
  }),
  on(
    "answering",
    "CONNECTION_UPDATED",
    { step: "syncing" },
    "answered in another tab",
    {},
    {
      connection: connection(),
    },
  ),
  on("answering", "CONNECTION_UPDATED", "same", "still asked", {}, { connection: asks }),
  on(
    "answering",
    "CONNECTION_UPDATED",
    "same",
    "asked without its inputs",
    {},
    {
      connection: connection({ state: "additionalInformationNeeded", fields: [] }),
    },
  ),
  on("answering", "CONNECTION_UPDATED", "same", "while an answer is sent", sending, {
    connection: connection(),
  }),
  on(
    "answering",
    "CONNECTION_UPDATED",
    { step: "answering", turn: 8, round: 3 },
    "another question",
    {},
    {
      connection: connection({
        state: "additionalInformationNeeded",
        fields: [{ ...otpField, name: "second" }],
      }),
    },
  ),
  on(
    "answering",
    "CONNECTION_UPDATED",
    { step: "awaitingDecoupled", resume: "sent" },
    "an approval that another tab asked for",
    {},
    { connection: decoupled },
  ),
  on("answering", "CLOSE_REQUESTED", { step: "answering", leaving: true }),
  on("awaitingDecoupled", "OUTCOME_RECEIVED", { step: "answering", round: 2 }),
  on(
    "awaitingDecoupled",
    "OUTCOME_RECEIVED",
    { resume: "sent", moved: false, turn: 7 },
    "stale `decoupled`",
    {},
    answered(decoupled),
  ),
  on(
    "awaitingDecoupled",
    "OUTCOME_RECEIVED",
    { resume: "sent", round: 1, turn: 7 },
    "stale `decoupled` after reads moved on",
    { moved: true },
    answered(decoupled),
  ),
  on(
    "awaitingDecoupled",
    "OUTCOME_RECEIVED",
    { resume: "sent", moved: true },
    "validating",
    {},
    answered(connection({ state: "validating" })),
  ),
  on(
    "awaitingDecoupled",
    "OUTCOME_RECEIVED",
    { step: "connected" },
    "409, healthy",
    {},
    conflict(healthy),
  ),
  on(
    "awaitingDecoupled",
    "OUTCOME_RECEIVED",
    { step: "decoupledEnded", how: "expired" },
    "expired",
    {},
    { outcome: refused("SCARequired", { approval: "expired" }) },
  ),
  on("awaitingDecoupled", "CONNECTION_UPDATED", { step: "connected" }),
  on("awaitingDecoupled", "CONNECTION_UPDATED", "same", "no change", {}, { connection: decoupled }),
  on(
    "awaitingDecoupled",
    "CONNECTION_UPDATED",
    { moved: true, turn: 7 },
    "validating",
    {},
    { connection: connection({ state: "validating" }) },
  ),
  on(
    "awaitingDecoupled",
    "CONNECTION_UPDATED",
    "same",
    "still validating",
    { moved: true },
    { connection: connection({ state: "validating" }) },
  ),
  on(
    "awaitingDecoupled",
    "CONNECTION_UPDATED",
    { step: "awaitingDecoupled", round: 2, resume: "due", moved: false, turn: 8 },
    "a second approval",
    { moved: true, resume: "sent" },
    { connection: decoupled },
  ),
  on(
    "awaitingDecoupled",
    "CONNECTION_UPDATED",
    { step: "decoupledEnded", how: "ended" },
    "not approved",
    { resume: "sent" },
    { connection: connection({ state: "SCARequired" }) },
  ),
  on(
    "awaitingDecoupled",
    "NOTHING_CHANGED",
    { resume: "due", turn: 7, round: 1, resends: 1 },
    "`resume` is due again",
    { resume: "sent" },
  ),
  on("awaitingDecoupled", "NOTHING_CHANGED", "same", "`resume` is due already"),
  on("awaitingDecoupled", "NOTHING_CHANGED", "same", "Powens is at it", {
    resume: "sent",
    moved: true,
  }),
  on("awaitingDecoupled", "REQUEST_FAILED", { resume: "sent", turn: 7 }, "may have arrived"),
  on(
    "awaitingDecoupled",
    "REQUEST_FAILED",
    { step: "unknown" },
    "was rejected",
    {},
    { code: "upstream_rejected" },
  ),
  on("awaitingDecoupled", "READ_FAILED", "same", "is read again"),
  on(
    "awaitingDecoupled",
    "READ_FAILED",
    { step: "enteringCredentials", purpose: "first", notice: { kind: "nothingConnected" } },
    "purged while waiting",
    {},
    { code: "not_found" },
  ),
  on("awaitingDecoupled", "CLOSE_REQUESTED", { leaving: true }),
  on("decoupledEnded", "SUBMITTED", { sending: OPERATION }),
  on(
    "decoupledEnded",
    "OUTCOME_RECEIVED",
    { step: "awaitingDecoupled", round: 1, resume: "due" },
    "",
    sending,
    answered(decoupled),
  ),
  on("decoupledEnded", "REQUEST_FAILED", { ...lost, asked: "sync" }, "", sending),
  on(
    "decoupledEnded",
    "TRIED_AGAIN",
    { step: "enteringCredentials", purpose: "first" },
    "nothing was kept",
  ),
  on("decoupledEnded", "TRIED_AGAIN", "same", "of a connection: sent instead", { attempt: known }),
  on("decoupledEnded", "CLOSE_REQUESTED", closed("decoupledEnded")),
  on("decoupledEnded", "CLOSE_REQUESTED", { leaving: true }, "while sending", sending),
  on("SCARequired", "SUBMITTED", { sending: OPERATION, attempt: { since: 2_000 } }),
  on(
    "SCARequired",
    "CONNECTION_UPDATED",
    { step: "syncing" },
    "elsewhere",
    {},
    {
      connection: connection(),
    },
  ),
  on(
    "SCARequired",
    "CONNECTION_UPDATED",
    "same",
    "as it was",
    {},
    {
      connection: connection({ state: "SCARequired" }),
    },
  ),
  on(
    "decoupledEnded",
    "CONNECTION_UPDATED",
    { step: "syncing" },
    "elsewhere",
    { attempt: attempt({ connection: connection({ state: "SCARequired" }) }) },
    { connection: connection() },
  ),
  on("decoupledEnded", "CONNECTION_UPDATED", "same", "without a connection of its own"),
  on(
    "actionNeeded",
    "CONNECTION_UPDATED",
    { step: "syncing" },
    "done meanwhile",
    { attempt: attempt({ connection: connection({ state: "actionNeeded" }) }) },
    { connection: connection() },
  ),
  on(
    "passwordExpired",
    "CONNECTION_UPDATED",
    { step: "syncing" },
    "elsewhere",
    {},
    {
      connection: connection(),
    },
  ),
  on(
    "leavingForBank",
    "CONNECTION_UPDATED",
    { step: "syncing" },
    "before it was left",
    { attempt: site },
    {
      connection: connection(),
    },
  ),
  on(
    "leavingForBank",
    "CONNECTION_UPDATED",
    { step: "finishedElsewhere" },
    "after it was left",
    { attempt: unheard },
    { connection: healthy },
  ),
  on(
    "returnedWithoutResult",
    "CONNECTION_UPDATED",
    { step: "syncing" },
    "later",
    { attempt: site },
    {
      connection: connection(),
    },
  ),
  on(
    "returnedWithoutResult",
    "CONNECTION_UPDATED",
    { step: "finishedElsewhere" },
    "later, and no return was presented",
    { attempt: unheard },
    { connection: healthy },
  ),
  on(
    "resuming",
    "CONNECTION_UPDATED",
    { step: "syncing" },
    "elsewhere",
    {},
    {
      connection: connection(),
    },
  ),
  on("SCARequired", "OUTCOME_RECEIVED", { step: "answering", round: 1 }, "", sending),
  on("SCARequired", "REQUEST_FAILED", { ...lost, asked: "sync" }, "", sending),
  on("SCARequired", "CLOSE_REQUESTED", closed("SCARequired")),

  // Endings
  on("syncing", "CONNECTION_UPDATED", { step: "connected", already: false }),
  on("syncing", "CONNECTION_UPDATED", "same", "no data yet", {}, { connection: connection() }),
  on(
    "syncing",
    "CONNECTION_UPDATED",
    { step: "enteringCredentials", purpose: "repair", attempt: { refusals: 1 } },
    "refused after all",
    {},
    { connection: connection({ state: "wrongpass" }) },
  ),
  on("syncing", "READ_FAILED", "same", "is read again"),
  on(
    "syncing",
    "READ_FAILED",
    { step: "sessionExpired" },
    "the session is over",
    {},
    { code: "session_expired" },
  ),
  on("syncing", "CLOSE_REQUESTED", closed("syncing")),
  on("noAccount", "ANOTHER_BANK_WANTED", list),
  on("noAccount", "CLOSE_REQUESTED", closed("noAccount")),
  on("connected", "ANOTHER_BANK_WANTED", list),
  on("connected", "CLOSE_REQUESTED", closed("connected")),
  on("actionNeeded", "SUBMITTED", { sending: OPERATION }, "", { attempt: known }),
  on(
    "actionNeeded",
    "OUTCOME_RECEIVED",
    { step: "actionNeeded", stillDue: true, sending: null },
    "not done",
    { ...sending, attempt: known },
    answered(connection({ state: "actionNeeded" })),
  ),
  on(
    "actionNeeded",
    "OUTCOME_RECEIVED",
    { step: "actionNeeded", stillDue: true },
    "refused for the same reason",
    { ...sending, attempt: known },
    { outcome: refused("actionNeeded") },
  ),
  on(
    "actionNeeded",
    "OUTCOME_RECEIVED",
    { step: "connected" },
    "done",
    { ...sending, attempt: known },
    answered(healthy),
  ),
  on("actionNeeded", "REQUEST_FAILED", { ...lost, asked: "sync" }, "", {
    ...sending,
    attempt: known,
  }),
  on("actionNeeded", "TRIED_AGAIN", { step: "enteringCredentials", purpose: "first" }, "first"),
  on("actionNeeded", "TRIED_AGAIN", "same", "of a connection: sent instead", { attempt: known }),
  on("actionNeeded", "CLOSE_REQUESTED", closed("actionNeeded")),
  on("passwordExpired", "PASSWORD_CHANGED", {
    step: "enteringCredentials",
    purpose: "newPassword",
    notice: null,
  }),
  on(
    "passwordExpired",
    "PASSWORD_CHANGED",
    { step: "enteringCredentials", purpose: "first" },
    "first",
    { attempt: attempt() },
  ),
  on("passwordExpired", "PASSWORD_CHANGED", { step: "leavingForBank" }, "of a bank's own site", {
    attempt: site,
  }),
  on("passwordExpired", "CLOSE_REQUESTED", closed("passwordExpired")),
  on("rateLimiting", "CLOSE_REQUESTED", closed("rateLimiting")),
  on("websiteUnavailable", "SUBMITTED", { sending: OPERATION }, "", { attempt: known }),
  on(
    "websiteUnavailable",
    "OUTCOME_RECEIVED",
    { step: "connected" },
    "",
    { ...sending, attempt: known },
    answered(healthy),
  ),
  on("websiteUnavailable", "REQUEST_FAILED", { ...lost, asked: "sync" }, "", {
    ...sending,
    attempt: known,
  }),
  on("websiteUnavailable", "TRIED_AGAIN", { step: "enteringCredentials", purpose: "first" }),
  on("websiteUnavailable", "TRIED_AGAIN", "same", "of a connection: sent instead", {
    attempt: known,
  }),
  on("websiteUnavailable", "ANOTHER_BANK_WANTED", list),
  on("websiteUnavailable", "CLOSE_REQUESTED", closed("websiteUnavailable")),
  on("bug", "CLOSE_REQUESTED", closed("bug")),
  on("notSupported", "CHOICE_REOPENED", { step: "enteringCredentials", purpose: "first" }),
  on("notSupported", "CHOICE_REOPENED", "same", "without a choice", {
    attempt: attempt({ connector: webauthConnector() }),
  }),
  on("notSupported", "ANOTHER_BANK_WANTED", list),
  on("notSupported", "CLOSE_REQUESTED", closed("notSupported")),
  on("unknown", "CLOSE_REQUESTED", closed("unknown")),

  // Failures
  on("outcomeUnknown", "OUTCOME_RECEIVED", { step: "answering" }),
  on("outcomeUnknown", "ATTEMPT_SOUGHT", { step: "connected", already: false }),
  on(
    "outcomeUnknown",
    "ATTEMPT_SOUGHT",
    { step: "answering", round: 1 },
    "asked meanwhile",
    {},
    { found: asks },
  ),
  on(
    "outcomeUnknown",
    "ATTEMPT_SOUGHT",
    { step: "enteringCredentials", purpose: "first", notice: { kind: "nothingConnected" } },
    "nothing",
    {},
    { found: null },
  ),
  on(
    "outcomeUnknown",
    "ATTEMPT_SOUGHT",
    { step: "enteringCredentials", attempt: { connection: null } },
    "the first connection is purged",
    { attempt: attempt({ connection: decoupled }) },
    { found: null },
  ),
  on(
    "outcomeUnknown",
    "ATTEMPT_SOUGHT",
    { step: "brokenIntegration", code: "not_found" },
    "the known connection is gone",
    { attempt: known },
    { found: null },
  ),
  on("outcomeUnknown", "READ_FAILED", "same", "is read again"),
  on(
    "outcomeUnknown",
    "READ_FAILED",
    { step: "outcomeUnknown", operation: null, turn: 7 },
    "the operation is forgotten",
    { operation: OPERATION },
    { code: "not_found" },
  ),
  on("outcomeUnknown", "CLOSE_REQUESTED", { leaving: true }),

  // What to share
  on(
    "syncing",
    "ACCOUNTS_FOUND",
    { step: "connected", already: false },
    "before all is there",
    {},
    {
      connection: connection({ state: null }),
    },
  ),
  on("syncing", "ACCOUNTS_FOUND", "same", "of which there is none yet", {}, { found: [] }),
  on("syncing", "ACCOUNTS_FOUND", "same", "while the bank asks", {}, { connection: asks }),
  on("choosingAccounts", "ACCOUNTS_FOUND", {
    turn: 7,
    chosen: ["account 1"],
    found: { length: 3 },
  }),
  on("choosingAccounts", "ACCOUNTS_FOUND", "same", "while the choice is sent", { sharing: true }),
  on(
    "choosingAccounts",
    "ACCOUNTS_FOUND",
    { step: "noAccount" },
    "of which there is none",
    {},
    {
      found: [],
    },
  ),
  on("choosingAccounts", "ACCOUNTS_CHOSEN", { turn: 7, chosen: ["account 2"] }),
  on(
    "choosingAccounts",
    "ACCOUNTS_CHOSEN",
    { chosen: ["account 1"] },
    "of what is there",
    {},
    {
      keys: ["account 1", "account 99"],
    },
  ),
  on("choosingAccounts", "ACCOUNTS_CHOSEN", "same", "while the choice is sent", { sharing: true }),
  on("choosingAccounts", "ACCOUNTS_SUBMITTED", { turn: 7, sharing: true, notSaved: false }),
  on("choosingAccounts", "ACCOUNTS_SUBMITTED", "same", "without a choice", { chosen: [] }),
  on("choosingAccounts", "ACCOUNTS_SUBMITTED", "same", "twice", { sharing: true }),
  on(
    "choosingAccounts",
    "ACCOUNTS_SHARED",
    { step: "connected", shared: [{ id: 1, isShared: true }] },
    "as chosen",
    { sharing: true },
  ),
  on(
    "choosingAccounts",
    "ACCOUNTS_SHARED",
    { step: "choosingAccounts", turn: 7, sharing: false, notSaved: true, chosen: ["account 1"] },
    "in vain",
    { sharing: true },
    { found: [foundItem(1), foundItem(2)] },
  ),
  on("choosingAccounts", "ACCOUNTS_SHARED", "same", "when nothing was sent"),
  on(
    "choosingAccounts",
    "REQUEST_FAILED",
    { turn: 7, sharing: false, notSaved: true, chosen: ["account 1"] },
    "and the choice stays",
    { sharing: true },
  ),
  on("choosingAccounts", "REQUEST_FAILED", "same", "when nothing was sent"),
  on(
    "choosingAccounts",
    "REQUEST_FAILED",
    { step: "tooManyRequests", retry: { step: "choosingAccounts", sharing: false } },
    "for too many requests",
    { sharing: true },
    { code: "rate_limited" },
  ),
  on("choosingAccounts", "READ_FAILED", "same", "once the list is there"),
  on(
    "choosingAccounts",
    "READ_FAILED",
    { step: "loadFailed", retry: { step: "choosingAccounts", found: null } },
    "the first time",
    { found: null },
  ),
  on("choosingAccounts", "NOTHING_SHARED", { step: "nothingShared", found: { length: 2 } }),
  on("choosingAccounts", "NOTHING_SHARED", "same", "while the choice is sent", { sharing: true }),
  on("choosingAccounts", "CLOSE_REQUESTED", closed("choosingAccounts")),
  on("choosingAccounts", "CLOSE_REQUESTED", { leaving: true }, "while the choice is sent", {
    sharing: true,
  }),
  on("nothingShared", "CHOICE_REOPENED", { step: "choosingAccounts", chosen: [] }),
  on("nothingShared", "CLOSE_REQUESTED", closed("nothingShared")),
  on("tooManyRequests", "TRIED_AGAIN", list),
  on("tooManyRequests", "CLOSE_REQUESTED", closed("tooManyRequests")),
  on("loadFailed", "TRIED_AGAIN", list),
  on("loadFailed", "CLOSE_REQUESTED", closed("loadFailed")),
  on("sessionExpired", "TRIED_AGAIN", { step: "opening", turn: 8 }),
  on("sessionExpired", "CLOSE_REQUESTED", closed("sessionExpired")),
  on("brokenIntegration", "CLOSE_REQUESTED", closed("brokenIntegration")),
];

const pair = (step: string, event: string) => `${step}, ${event}`;
const steps = Object.keys(sampleSteps) as StepName[];
const overEverything = new Set<EventName>(["STAYED", "LEFT", "BROKEN"]);
const events = (Object.keys(sampleEvents) as EventName[]).filter(
  (name) => !overEverything.has(name),
);
const everyPair = steps.flatMap((step) => events.map((event) => pair(step, event)));

describe("the transition table", () => {
  it.each(exercises.map((exercise) => [exercise.says, exercise] as const))(
    "%s",
    (_, { from, event, shows }) => {
      const next = transition(from, event);
      if (shows === "same") expect(next).toBe(from);
      else expect(next).toMatchObject(shows);
    },
  );

  it("[T38] has every pair of step and fact either exercised here or among the no-ops, never both", () => {
    const exercised = new Set(exercises.map(({ from, event }) => pair(from.step, event.type)));
    const idle = Object.entries(noOps).flatMap(([step, groups]) =>
      groups.flatMap((group) => group.events.map((event) => pair(step, event))),
    );
    expect(new Set(idle).size).toBe(idle.length);
    expect(everyPair.filter((one) => !exercised.has(one) && !idle.includes(one))).toEqual([]);
    expect(idle.filter((one) => exercised.has(one))).toEqual([]);
  });

  it("holds exactly the pairs that do something", () => {
    const listed = Object.entries(transitions).flatMap(([step, handlers]) =>
      Object.keys(handlers).map((event) => pair(step, event)),
    );
    const doing = exercises.filter(({ shows }) => shows !== "same");
    expect(new Set(listed)).toEqual(
      new Set(doing.map(({ from, event }) => pair(from.step, event.type))),
    );
  });

  it.each(
    Object.entries(noOps).flatMap(([step, groups]) =>
      groups.flatMap(({ events: idle, reason }) =>
        idle.map((event) => [step as StepName, event, reason] as const),
      ),
    ),
  )("%s, %s does nothing: %s", (step, event) => {
    const from = sampleSteps[step];
    expect(transition(from, sampleEvents[event])).toBe(from);
  });
});

describe("“Leave now?”", () => {
  it.each(steps.filter((step) => step !== "closed"))("%s: STAYED goes on, LEFT closes", (step) => {
    const asked: FlowState = { ...sampleSteps[step], leaving: true };
    expect(transition(asked, { type: "STAYED" })).toEqual(sampleSteps[step]);
    expect(transition(asked, { type: "LEFT" })).toMatchObject({ ...closed(step), leaving: false });
    expect(transition(asked, { type: "CLOSE_REQUESTED" })).toBe(asked);
  });

  it.each(steps)("%s: neither does anything while it is not open", (step) => {
    expect(transition(sampleSteps[step], { type: "STAYED" })).toBe(sampleSteps[step]);
    expect(transition(sampleSteps[step], { type: "LEFT" })).toBe(sampleSteps[step]);
  });

  it("goes away when the flow moves on by itself", () => {
    const asked: FlowState = { ...sampleSteps.awaitingDecoupled, leaving: true };
    expect(transition(asked, sampleEvents.CONNECTION_UPDATED)).toMatchObject({
      step: "connected",
      leaving: false,
    });
  });

  it("stays where only the step's own facts change", () => {
    const asked: FlowState = { ...sampleSteps.awaitingDecoupled, leaving: true };
    const validating = { connection: connection({ state: "validating" }) };
    expect(transition(asked, { ...sampleEvents.CONNECTION_UPDATED, ...validating })).toMatchObject({
      moved: true,
      leaving: true,
    });
  });
});

describe("a fault of the set-up or of a screen", () => {
  const over = ["closed", "brokenIntegration"];

  it.each(steps.filter((step) => !over.includes(step)))("ends the flow at %s", (step) => {
    expect(transition(sampleSteps[step], sampleEvents.BROKEN)).toMatchObject({
      step: "brokenIntegration",
      code: "implementation_error",
      message: "a screen failed",
    });
  });

  it.each(over)("changes nothing at %s", (step) => {
    const from = sampleSteps[step as StepName];
    expect(transition(from, sampleEvents.BROKEN)).toBe(from);
  });
});

describe("turns", () => {
  it("[T86] drop every late answer, at every step", () => {
    for (const from of Object.values(sampleSteps))
      for (const event of Object.values(sampleEvents))
        if ("turn" in event) {
          expect(transition(from, { ...event, turn: 6 })).toBe(from);
          expect(transition(from, { ...event, turn: 8 })).toBe(from);
        }
  });

  it("advance with every step, and with a step that is entered anew", () => {
    expect(initialState).toEqual({ step: "opening", turn: 0, leaving: false });
    const started = transition(initialState, { type: "STARTED", turn: 0 });
    expect(started.turn).toBe(1);
    expect(transition(started, sampleEvents.CONNECTOR_SELECTED).turn).toBe(2);
  });
});
