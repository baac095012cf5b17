import type { Actor } from "../protocol/index.ts";
import type { EventName } from "./events.ts";
import type { StepName } from "./steps.ts";

/** What a connection state or an error code means to the PSU and to whoever embeds the widget. */
export interface StateKnowledge {
  /** The state or code as Powens writes it; `null` is healthy. */
  readonly code: string | null;
  /**
   * `state`: of a connection that the widget reads, with a form of its own. `code`: in the answer to a creation, after
   * which nothing is kept at Powens.
   */
  readonly heardAs: "state" | "code";
  /** What tells two rows of the same code apart. */
  readonly when: string | null;
  readonly cause: string;
  readonly actor: Actor;
  readonly step: StepName;
  /** The fact that the screen's primary action sends; `wait` where the next step comes by itself. */
  readonly primary: EventName | "wait";
  /** Trying again within the flow can help. */
  readonly retryable: boolean;
  /** It goes on without the PSU, also after they have left. */
  readonly resumesByItself: boolean;
}

type Row = readonly [
  code: string | null,
  cause: string,
  actor: Actor,
  step: StepName,
  primary: EventName | "wait",
  retryable: boolean,
  resumesByItself: boolean,
  when?: string,
];

// One row a line reads as the table it is.
// prettier-ignore
const states: readonly Row[] = [
  [null, "The last synchronisation went well.", "nobody", "connected", "CLOSE_REQUESTED", false, true, "`last_update` is set"],
  [null, "The details were accepted; the first data is on its way.", "nobody", "syncing", "wait", false, true, "`last_update` is `null`"],
  ["SCARequired", "The bank wants a strong authentication, by law or because an approval failed.", "psu", "SCARequired", "SUBMITTED", true, false],
  ["webauthRequired", "The bank wants the PSU on its own site.", "psu", "leavingForBank", "LEFT_FOR_BANK", true, false],
  ["additionalInformationNeeded", "The bank asks for a code or an answer.", "psu", "answering", "SUBMITTED", true, false],
  ["decoupled", "The bank waits for an approval in its app.", "psu", "awaitingDecoupled", "wait", true, false],
  ["validating", "Powens is processing what the PSU did at the bank.", "powens", "returningFromBank", "wait", false, true],
  ["actionNeeded", "The bank blocks until the PSU does something there: new terms, missing documents, a message.", "psu", "actionNeeded", "SUBMITTED", true, false],
  ["passwordExpired", "The bank wants a new password, chosen on its own site.", "psu", "passwordExpired", "PASSWORD_CHANGED", true, false],
  ["wrongpass", "The bank refuses the stored details.", "psu", "enteringCredentials", "SUBMITTED", true, false],
  ["rateLimiting", "The bank limits requests for a while.", "bank", "rateLimiting", "CLOSE_REQUESTED", false, true],
  ["websiteUnavailable", "The bank's site or API is down.", "bank", "websiteUnavailable", "CLOSE_REQUESTED", true, true],
  ["bug", "A fault at Powens; synchronisations start again once it is mended.", "powens", "bug", "CLOSE_REQUESTED", false, true],
  ["notSupported", "This space of the bank is not supported.", "nobody", "notSupported", "ANOTHER_BANK_WANTED", false, false],
  ["any other value", "A state that this version does not know.", "powens", "unknown", "CLOSE_REQUESTED", false, false],
];

// One row a line reads as the table it is.
// prettier-ignore
const codes: readonly Row[] = [
  ["wrongpass", "The bank refused the details. The third refusal ends the flow.", "psu", "enteringCredentials", "SUBMITTED", true, false],
  ["passwordExpired", "The bank wants a new password, chosen on its own site.", "psu", "passwordExpired", "PASSWORD_CHANGED", true, false],
  ["actionNeeded", "The bank blocks until the PSU does something there.", "psu", "actionNeeded", "TRIED_AGAIN", true, false],
  ["bankMessage", "The bank has something to say first.", "psu", "actionNeeded", "TRIED_AGAIN", true, false],
  ["SCARequired", "An approval was refused or has expired.", "psu", "decoupledEnded", "TRIED_AGAIN", true, false, "the approval is named"],
  ["SCARequired", "A verification is due on a connection that has to be found.", "psu", "returningFromBank", "wait", true, false, "nothing is named"],
  ["webauthRequired", "The bank wants the PSU on its own site.", "psu", "leavingForBank", "LEFT_FOR_BANK", true, false],
  ["badRequest", "The same details wait for the PSU already.", "psu", "returningFromBank", "wait", true, false, "with the resume hint"],
  ["badRequest", "Powens does not accept the request as it is.", "powens", "bug", "CLOSE_REQUESTED", false, false, "without a hint"],
  ["connectionLocked", "Another operation holds the connection.", "nobody", "returningFromBank", "wait", true, true],
  ["config", "A value is not one that the bank's form accepts.", "psu", "enteringCredentials", "SUBMITTED", true, false],
  ["invalidValue", "A value is not valid.", "psu", "enteringCredentials", "SUBMITTED", true, false],
  ["missingParameter", "A value is missing.", "psu", "enteringCredentials", "SUBMITTED", true, false],
  ["rateLimiting", "The bank limits requests for a while.", "bank", "rateLimiting", "CLOSE_REQUESTED", false, false],
  ["tooManySync", "Too many synchronisations in a short time.", "bank", "rateLimiting", "CLOSE_REQUESTED", false, false],
  ["websiteUnavailable", "The bank's site or API is down.", "bank", "websiteUnavailable", "CLOSE_REQUESTED", true, false],
  ["bug", "A fault at Powens.", "powens", "bug", "CLOSE_REQUESTED", false, false],
  ["internalServerError", "A fault at Powens.", "powens", "bug", "CLOSE_REQUESTED", false, false],
  ["dataError", "Powens cannot make sense of the bank's data.", "powens", "bug", "CLOSE_REQUESTED", false, false],
  ["keymanager", "The encrypted values could not be read, even with the fresh key.", "powens", "bug", "CLOSE_REQUESTED", false, false],
  ["notSupported", "This space of the bank is not supported.", "nobody", "notSupported", "ANOTHER_BANK_WANTED", false, false],
  ["notFound", "The bank is not there on this Powens domain.", "nobody", "notSupported", "ANOTHER_BANK_WANTED", false, false],
  ["noAccount", "The bank shows no account for these details.", "nobody", "noAccount", "ANOTHER_BANK_WANTED", false, false],
  ["unauthorized", "The session is over.", "psu", "sessionExpired", "TRIED_AGAIN", true, false],
  ["forbidden", "The client application is not entitled to this act.", "client_application", "brokenIntegration", "CLOSE_REQUESTED", false, false],
  ["methodNotAllowed", "The client application is not entitled to this act.", "client_application", "brokenIntegration", "CLOSE_REQUESTED", false, false],
  ["any other value", "A code that this version does not know.", "powens", "unknown", "CLOSE_REQUESTED", false, false],
];

const knowledge =
  (heardAs: StateKnowledge["heardAs"]) =>
  ([code, cause, actor, step, primary, retryable, resumesByItself, when]: Row): StateKnowledge => ({
    code,
    heardAs,
    when: when ?? null,
    cause,
    actor,
    step,
    primary,
    retryable,
    resumesByItself,
  });

/**
 * Every connection state and error code with its cause, who has to act, the step shown and what it offers. The routing
 * decides; this says the same for readers and monitoring, and a test holds the two together.
 */
export const connectionStateKnowledge: readonly StateKnowledge[] = [
  ...states.map(knowledge("state")),
  ...codes.map(knowledge("code")),
];
