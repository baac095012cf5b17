import type { EventName } from "./events.ts";
import type { StepName } from "./steps.ts";

/** Facts that change nothing at a step, and why. */
export interface NoOp {
  readonly reason: string;
  readonly events: readonly EventName[];
}

/** The six facts that say where to begin. */
const begun: NoOp = {
  reason: "Where the flow begins is known already.",
  events: [
    "STARTED",
    "CONNECTOR_OPENED",
    "CONNECTION_OPENED",
    "SUBMISSION_OPENED",
    "BANK_RETURNED",
    "STRANGER_RETURNED",
  ],
};
const chosen: NoOp = {
  reason: "The bank and the way in are not chosen on this screen.",
  events: ["CONNECTOR_SELECTED", "BANK_NOT_LISTED", "WAY_CHOSEN"],
};
const nothingSent: NoOp = {
  reason: "Nothing is sent from this step.",
  events: ["SUBMITTED", "LEFT_FOR_BANK", "LEAVING_BLOCKED", "OUTCOME_RECEIVED", "REQUEST_FAILED"],
};
const nothingRead: NoOp = {
  reason: "Nothing is read at this step.",
  events: ["CONNECTION_UPDATED", "ATTEMPT_SOUGHT", "NOTHING_CHANGED", "READ_FAILED"],
};
const readWhenShown: NoOp = {
  reason: "The connection is read when the tab is shown again; nothing else is.",
  events: ["ATTEMPT_SOUGHT", "NOTHING_CHANGED", "READ_FAILED"],
};
const noAccounts: NoOp = {
  reason: "What to share is not chosen at this step.",
  events: [
    "ACCOUNTS_FOUND",
    "ACCOUNTS_CHOSEN",
    "ACCOUNTS_SUBMITTED",
    "ACCOUNTS_SHARED",
    "NOTHING_SHARED",
  ],
};
const noControl = (...events: readonly EventName[]): NoOp => ({
  reason: "The screen has no such control.",
  events,
});

/** Every pair of step and fact that is absent from the transition table. */
export const noOps: Readonly<Record<StepName, readonly NoOp[]>> = {
  opening: [
    noAccounts,
    chosen,
    {
      reason: "Nothing is on screen to press but Close.",
      events: [
        "BACK",
        "TRIED_AGAIN",
        "CARRIED_ON",
        "ANOTHER_BANK_WANTED",
        "CHOICE_REOPENED",
        "PASSWORD_CHANGED",
      ],
    },
    nothingSent,
    {
      reason: "Only what the screen itself needs is read.",
      events: ["CONNECTION_UPDATED", "ATTEMPT_SOUGHT", "NOTHING_CHANGED"],
    },
  ],
  selectingConnector: [
    noAccounts,
    begun,
    { reason: "This screen chooses something else.", events: ["WAY_CHOSEN"] },
    {
      reason: "The list is where one comes back to; from here there is only a bank to choose.",
      events: [
        "BACK",
        "TRIED_AGAIN",
        "CARRIED_ON",
        "ANOTHER_BANK_WANTED",
        "CHOICE_REOPENED",
        "PASSWORD_CHANGED",
      ],
    },
    nothingSent,
    {
      reason: "Only what the screen itself needs is read.",
      events: ["CONNECTION_UPDATED", "ATTEMPT_SOUGHT", "NOTHING_CHANGED"],
    },
  ],
  notListed: [
    noAccounts,
    begun,
    chosen,
    noControl(
      "TRIED_AGAIN",
      "CARRIED_ON",
      "ANOTHER_BANK_WANTED",
      "CHOICE_REOPENED",
      "PASSWORD_CHANGED",
    ),
    nothingSent,
    nothingRead,
  ],
  choosingSource: [
    noAccounts,
    begun,
    {
      reason: "This screen chooses something else.",
      events: ["CONNECTOR_SELECTED", "BANK_NOT_LISTED"],
    },
    noControl("TRIED_AGAIN", "ANOTHER_BANK_WANTED", "CHOICE_REOPENED", "PASSWORD_CHANGED"),
    nothingSent,
    nothingRead,
  ],
  enteringCredentials: [
    noAccounts,
    begun,
    chosen,
    noControl("TRIED_AGAIN", "CHOICE_REOPENED", "PASSWORD_CHANGED"),
    {
      reason: "A form waits for the PSU, not for a connection.",
      events: ["CONNECTION_UPDATED", "ATTEMPT_SOUGHT", "NOTHING_CHANGED", "READ_FAILED"],
    },
  ],
  tooManyTries: [
    noAccounts,
    begun,
    chosen,
    noControl("BACK", "TRIED_AGAIN", "CARRIED_ON", "CHOICE_REOPENED", "PASSWORD_CHANGED"),
    nothingSent,
    nothingRead,
  ],
  leavingForBank: [
    noAccounts,
    begun,
    chosen,
    {
      reason: "The way on is the bank, the way back is Back.",
      events: [
        "TRIED_AGAIN",
        "CARRIED_ON",
        "ANOTHER_BANK_WANTED",
        "CHOICE_REOPENED",
        "PASSWORD_CHANGED",
      ],
    },
    { reason: "The way to the bank is no submission.", events: ["SUBMITTED"] },
    {
      reason: "The page is about to go; what the bank did is read after the return.",
      events: ["ATTEMPT_SOUGHT", "READ_FAILED"],
    },
  ],
  returningFromBank: [
    noAccounts,
    begun,
    chosen,
    {
      reason: "A wait has no control but Close, and the way to the bank where that is beside it.",
      events: ["BACK", "CARRIED_ON", "ANOTHER_BANK_WANTED", "CHOICE_REOPENED", "PASSWORD_CHANGED"],
    },
    {
      reason: "A wait sends nothing.",
      events: [
        "SUBMITTED",
        "LEFT_FOR_BANK",
        "LEAVING_BLOCKED",
        "OUTCOME_RECEIVED",
        "REQUEST_FAILED",
      ],
    },
  ],
  returnedWithoutResult: [
    noAccounts,
    begun,
    chosen,
    noControl("BACK", "CARRIED_ON", "CHOICE_REOPENED", "PASSWORD_CHANGED"),
    nothingSent,
    readWhenShown,
  ],
  finishedElsewhere: [
    noAccounts,
    begun,
    chosen,
    noControl("BACK", "TRIED_AGAIN", "ANOTHER_BANK_WANTED", "CHOICE_REOPENED", "PASSWORD_CHANGED"),
    nothingSent,
    nothingRead,
  ],
  wrongBrowser: [
    noAccounts,
    begun,
    chosen,
    noControl(
      "BACK",
      "TRIED_AGAIN",
      "CARRIED_ON",
      "ANOTHER_BANK_WANTED",
      "CHOICE_REOPENED",
      "PASSWORD_CHANGED",
    ),
    nothingSent,
    nothingRead,
  ],
  resuming: [
    noAccounts,
    begun,
    chosen,
    noControl("BACK", "TRIED_AGAIN", "CHOICE_REOPENED", "PASSWORD_CHANGED"),
    nothingSent,
    readWhenShown,
  ],
  answering: [
    noAccounts,
    begun,
    chosen,
    {
      reason: "A question has no way back: Cancel closes.",
      events: [
        "BACK",
        "TRIED_AGAIN",
        "CARRIED_ON",
        "ANOTHER_BANK_WANTED",
        "CHOICE_REOPENED",
        "PASSWORD_CHANGED",
      ],
    },
    {
      reason: "A question is answered here, not at the bank.",
      events: ["LEFT_FOR_BANK", "LEAVING_BLOCKED"],
    },
    readWhenShown,
  ],
  awaitingDecoupled: [
    noAccounts,
    begun,
    chosen,
    {
      reason: "The approval happens in the bank's app: Cancel closes.",
      events: [
        "BACK",
        "TRIED_AGAIN",
        "CARRIED_ON",
        "ANOTHER_BANK_WANTED",
        "CHOICE_REOPENED",
        "PASSWORD_CHANGED",
      ],
    },
    {
      reason: "`resume` is sent without the PSU, and the bank's site is not part of it.",
      events: ["SUBMITTED", "LEFT_FOR_BANK", "LEAVING_BLOCKED"],
    },
    { reason: "The connection is known: it is read, not looked for.", events: ["ATTEMPT_SOUGHT"] },
  ],
  decoupledEnded: [
    noAccounts,
    begun,
    chosen,
    noControl("BACK", "CARRIED_ON", "ANOTHER_BANK_WANTED", "CHOICE_REOPENED", "PASSWORD_CHANGED"),
    {
      reason: "Only an update of the connection is asked for here.",
      events: ["LEFT_FOR_BANK", "LEAVING_BLOCKED"],
    },
    readWhenShown,
  ],
  SCARequired: [
    noAccounts,
    begun,
    chosen,
    noControl(
      "BACK",
      "TRIED_AGAIN",
      "CARRIED_ON",
      "ANOTHER_BANK_WANTED",
      "CHOICE_REOPENED",
      "PASSWORD_CHANGED",
    ),
    {
      reason: "Only an update of the connection is asked for here.",
      events: ["LEFT_FOR_BANK", "LEAVING_BLOCKED"],
    },
    readWhenShown,
  ],
  syncing: [
    {
      reason: "What to share is chosen on a screen of its own.",
      events: ["ACCOUNTS_CHOSEN", "ACCOUNTS_SUBMITTED", "ACCOUNTS_SHARED", "NOTHING_SHARED"],
    },
    begun,
    chosen,
    noControl(
      "BACK",
      "TRIED_AGAIN",
      "CARRIED_ON",
      "ANOTHER_BANK_WANTED",
      "CHOICE_REOPENED",
      "PASSWORD_CHANGED",
    ),
    nothingSent,
    {
      reason: "The connection is known, and data that takes long is no change to conclude from.",
      events: ["ATTEMPT_SOUGHT", "NOTHING_CHANGED"],
    },
  ],
  choosingAccounts: [
    begun,
    chosen,
    noControl(
      "BACK",
      "TRIED_AGAIN",
      "CARRIED_ON",
      "ANOTHER_BANK_WANTED",
      "CHOICE_REOPENED",
      "PASSWORD_CHANGED",
    ),
    {
      reason: "What is sent here is a choice of accounts, not an act on the connection.",
      events: ["SUBMITTED", "LEFT_FOR_BANK", "LEAVING_BLOCKED", "OUTCOME_RECEIVED"],
    },
    {
      reason: "The connection is read together with its accounts.",
      events: ["CONNECTION_UPDATED", "ATTEMPT_SOUGHT", "NOTHING_CHANGED"],
    },
  ],
  nothingShared: [
    noAccounts,
    begun,
    chosen,
    noControl("BACK", "TRIED_AGAIN", "CARRIED_ON", "ANOTHER_BANK_WANTED", "PASSWORD_CHANGED"),
    nothingSent,
    nothingRead,
  ],
  noAccount: [
    noAccounts,
    begun,
    chosen,
    noControl("BACK", "TRIED_AGAIN", "CARRIED_ON", "CHOICE_REOPENED", "PASSWORD_CHANGED"),
    nothingSent,
    nothingRead,
  ],
  connected: [
    noAccounts,
    begun,
    chosen,
    noControl("BACK", "TRIED_AGAIN", "CARRIED_ON", "CHOICE_REOPENED", "PASSWORD_CHANGED"),
    nothingSent,
    nothingRead,
  ],
  actionNeeded: [
    noAccounts,
    begun,
    chosen,
    noControl("BACK", "CARRIED_ON", "ANOTHER_BANK_WANTED", "CHOICE_REOPENED", "PASSWORD_CHANGED"),
    {
      reason: "Only an update of the connection is asked for here.",
      events: ["LEFT_FOR_BANK", "LEAVING_BLOCKED"],
    },
    readWhenShown,
  ],
  passwordExpired: [
    noAccounts,
    begun,
    chosen,
    noControl("BACK", "TRIED_AGAIN", "CARRIED_ON", "ANOTHER_BANK_WANTED", "CHOICE_REOPENED"),
    nothingSent,
    readWhenShown,
  ],
  rateLimiting: [
    noAccounts,
    begun,
    chosen,
    noControl(
      "BACK",
      "TRIED_AGAIN",
      "CARRIED_ON",
      "ANOTHER_BANK_WANTED",
      "CHOICE_REOPENED",
      "PASSWORD_CHANGED",
    ),
    nothingSent,
    nothingRead,
  ],
  websiteUnavailable: [
    noAccounts,
    begun,
    chosen,
    noControl("BACK", "CARRIED_ON", "CHOICE_REOPENED", "PASSWORD_CHANGED"),
    {
      reason: "Only an update of the connection is asked for here.",
      events: ["LEFT_FOR_BANK", "LEAVING_BLOCKED"],
    },
    nothingRead,
  ],
  bug: [
    noAccounts,
    begun,
    chosen,
    noControl(
      "BACK",
      "TRIED_AGAIN",
      "CARRIED_ON",
      "ANOTHER_BANK_WANTED",
      "CHOICE_REOPENED",
      "PASSWORD_CHANGED",
    ),
    nothingSent,
    nothingRead,
  ],
  notSupported: [
    noAccounts,
    begun,
    chosen,
    noControl("BACK", "TRIED_AGAIN", "CARRIED_ON", "PASSWORD_CHANGED"),
    nothingSent,
    nothingRead,
  ],
  unknown: [
    noAccounts,
    begun,
    chosen,
    noControl(
      "BACK",
      "TRIED_AGAIN",
      "CARRIED_ON",
      "ANOTHER_BANK_WANTED",
      "CHOICE_REOPENED",
      "PASSWORD_CHANGED",
    ),
    nothingSent,
    nothingRead,
  ],
  outcomeUnknown: [
    noAccounts,
    begun,
    chosen,
    {
      reason: "The form stays away until it is known what came of the first one.",
      events: [
        "BACK",
        "TRIED_AGAIN",
        "CARRIED_ON",
        "ANOTHER_BANK_WANTED",
        "CHOICE_REOPENED",
        "PASSWORD_CHANGED",
      ],
    },
    {
      reason: "Nothing is sent again before it is known what came of it.",
      events: ["SUBMITTED", "LEFT_FOR_BANK", "LEAVING_BLOCKED", "REQUEST_FAILED"],
    },
    {
      reason: "What is looked for may be any connection; it is never watched by its id.",
      events: ["CONNECTION_UPDATED", "NOTHING_CHANGED"],
    },
  ],
  tooManyRequests: [
    noAccounts,
    begun,
    chosen,
    noControl("BACK", "CARRIED_ON", "ANOTHER_BANK_WANTED", "CHOICE_REOPENED", "PASSWORD_CHANGED"),
    nothingSent,
    nothingRead,
  ],
  loadFailed: [
    noAccounts,
    begun,
    chosen,
    noControl("BACK", "CARRIED_ON", "ANOTHER_BANK_WANTED", "CHOICE_REOPENED", "PASSWORD_CHANGED"),
    nothingSent,
    nothingRead,
  ],
  sessionExpired: [
    noAccounts,
    begun,
    chosen,
    noControl("BACK", "CARRIED_ON", "ANOTHER_BANK_WANTED", "CHOICE_REOPENED", "PASSWORD_CHANGED"),
    nothingSent,
    nothingRead,
  ],
  brokenIntegration: [
    noAccounts,
    begun,
    chosen,
    noControl(
      "BACK",
      "TRIED_AGAIN",
      "CARRIED_ON",
      "ANOTHER_BANK_WANTED",
      "CHOICE_REOPENED",
      "PASSWORD_CHANGED",
    ),
    nothingSent,
    nothingRead,
  ],
  closed: [
    noAccounts,
    begun,
    {
      reason: "The flow is over.",
      events: ["CONNECTOR_SELECTED", "BANK_NOT_LISTED", "WAY_CHOSEN"],
    },
    {
      reason: "The flow is over.",
      events: [
        "BACK",
        "TRIED_AGAIN",
        "CARRIED_ON",
        "ANOTHER_BANK_WANTED",
        "CHOICE_REOPENED",
        "PASSWORD_CHANGED",
      ],
    },
    {
      reason: "The flow is over.",
      events: [
        "SUBMITTED",
        "LEFT_FOR_BANK",
        "LEAVING_BLOCKED",
        "OUTCOME_RECEIVED",
        "REQUEST_FAILED",
      ],
    },
    {
      reason: "The flow is over.",
      events: ["CONNECTION_UPDATED", "ATTEMPT_SOUGHT", "NOTHING_CHANGED", "READ_FAILED"],
    },
    { reason: "The flow is over.", events: ["CLOSE_REQUESTED"] },
  ],
};
