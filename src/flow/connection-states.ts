import type { Actor, RefusalKind, StateKind } from "../protocol/index.ts";
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

/** What is written of one circumstance. */
type Meaning = Omit<StateKnowledge, "code" | "heardAs" | "when" | "resumesByItself"> & {
  readonly when?: string;
  readonly resumesByItself?: true;
};

// What several states or codes call for.

const redirect = {
  actor: "psu",
  step: "leavingForBank",
  primary: "LEFT_FOR_BANK",
  retryable: true,
} as const;

const newPassword = {
  actor: "psu",
  step: "passwordExpired",
  primary: "PASSWORD_CHANGED",
  retryable: true,
} as const;

const otherValues = {
  actor: "psu",
  step: "enteringCredentials",
  primary: "SUBMITTED",
  retryable: true,
} as const;

const limited = {
  actor: "bank",
  step: "rateLimiting",
  primary: "CLOSE_REQUESTED",
  retryable: false,
} as const;

const unavailable = {
  actor: "bank",
  step: "websiteUnavailable",
  primary: "CLOSE_REQUESTED",
  retryable: true,
} as const;

const fault = {
  actor: "powens",
  step: "bug",
  primary: "CLOSE_REQUESTED",
  retryable: false,
} as const;

const unsupported = {
  actor: "nobody",
  step: "notSupported",
  primary: "ANOTHER_BANK_WANTED",
  retryable: false,
} as const;

const generic = {
  actor: "powens",
  step: "unknown",
  primary: "CLOSE_REQUESTED",
  retryable: false,
} as const;

const actionAtBank = {
  actor: "psu",
  step: "actionNeeded",
  primary: "TRIED_AGAIN",
  retryable: true,
} as const;

const search = {
  actor: "psu",
  step: "returningFromBank",
  primary: "wait",
  retryable: true,
} as const;

const notEntitled = {
  actor: "client_application",
  step: "brokenIntegration",
  primary: "CLOSE_REQUESTED",
  retryable: false,
} as const;

const alreadyPending = {
  ...search,
  cause: "The connection waits for the user, or for Powens, already.",
} as const;

const states: Readonly<Record<StateKind, readonly Meaning[]>> = {
  healthy: [
    {
      when: "`last_update` is set",
      cause: "The last synchronisation went well.",
      actor: "nobody",
      step: "connected",
      primary: "CLOSE_REQUESTED",
      retryable: false,
      resumesByItself: true,
    },
    {
      when: "`last_update` is `null`",
      cause: "The details were accepted; the first data is on its way.",
      actor: "nobody",
      step: "syncing",
      primary: "wait",
      retryable: false,
      resumesByItself: true,
    },
  ],
  SCARequired: [
    {
      cause: "The bank wants a strong authentication, by law or because an approval failed.",
      actor: "psu",
      step: "SCARequired",
      primary: "SUBMITTED",
      retryable: true,
    },
  ],
  webauthRequired: [
    {
      ...redirect,
      cause: "The bank wants the PSU on its own site.",
    },
  ],
  additionalInformationNeeded: [
    {
      cause: "The bank asks for a code or an answer.",
      actor: "psu",
      step: "answering",
      primary: "SUBMITTED",
      retryable: true,
    },
  ],
  decoupled: [
    {
      cause: "The bank waits for an approval in its app.",
      actor: "psu",
      step: "awaitingDecoupled",
      primary: "wait",
      retryable: true,
    },
  ],
  validating: [
    {
      cause: "Powens is processing what the PSU did at the bank.",
      actor: "powens",
      step: "returningFromBank",
      primary: "wait",
      retryable: false,
      resumesByItself: true,
    },
  ],
  actionNeeded: [
    {
      cause:
        "The bank blocks until the PSU does something there: new terms, missing documents, a message.",
      actor: "psu",
      step: "actionNeeded",
      primary: "SUBMITTED",
      retryable: true,
    },
  ],
  passwordExpired: [
    {
      ...newPassword,
      cause: "The bank wants a new password, chosen on its own site.",
    },
  ],
  wrongpass: [
    {
      ...otherValues,
      cause: "The bank refuses the stored details.",
    },
  ],
  rateLimiting: [
    {
      ...limited,
      cause: "The bank limits requests for a while.",
      resumesByItself: true,
    },
  ],
  websiteUnavailable: [
    {
      ...unavailable,
      cause: "The bank's site or API is down.",
      resumesByItself: true,
    },
  ],
  bug: [
    {
      ...fault,
      cause: "A fault at Powens; synchronisations start again once it is mended.",
      resumesByItself: true,
    },
  ],
  notSupported: [
    {
      ...unsupported,
      cause: "This space of the bank is not supported.",
    },
  ],
  unknown: [
    {
      ...generic,
      cause: "A state that this version does not know.",
    },
  ],
};

const refusals: Readonly<Record<RefusalKind, readonly Meaning[]>> = {
  wrongpass: [
    {
      ...otherValues,
      cause: "The bank refused the details. The third refusal ends the flow.",
    },
  ],
  passwordExpired: [
    {
      ...newPassword,
      cause: "The bank wants a new password, chosen on its own site.",
    },
  ],
  actionNeeded: [
    {
      ...actionAtBank,
      cause: "The bank blocks until the PSU does something there.",
    },
  ],
  bankMessage: [
    {
      ...actionAtBank,
      cause: "The bank has something to say first.",
    },
  ],
  SCARequired: [
    {
      when: "the approval is named",
      cause: "An approval was refused or has expired.",
      actor: "psu",
      step: "decoupledEnded",
      primary: "TRIED_AGAIN",
      retryable: true,
    },
    {
      ...search,
      when: "nothing is named",
      cause: "A verification is due on a connection that has to be found.",
    },
  ],
  webauthRequired: [
    {
      ...redirect,
      cause: "The bank wants the PSU on its own site.",
    },
  ],
  additionalInformationNeeded: [alreadyPending],
  decoupled: [alreadyPending],
  validating: [alreadyPending],
  badRequest: [
    {
      ...search,
      when: "with the resume hint",
      cause: "The same details wait for the PSU already.",
    },
    {
      ...fault,
      when: "without a hint",
      cause: "Powens does not accept the request as it is.",
    },
  ],
  connectionLocked: [
    {
      cause: "Another operation holds the connection.",
      actor: "nobody",
      step: "returningFromBank",
      primary: "wait",
      retryable: true,
      resumesByItself: true,
    },
  ],
  config: [
    {
      ...otherValues,
      cause: "A value is not one that the bank's form accepts.",
    },
  ],
  invalidValue: [
    {
      ...otherValues,
      cause: "A value is not valid.",
    },
  ],
  missingParameter: [
    {
      ...otherValues,
      cause: "A value is missing.",
    },
  ],
  rateLimiting: [
    {
      ...limited,
      cause: "The bank limits requests for a while.",
    },
  ],
  tooManySync: [
    {
      ...limited,
      cause: "Too many synchronisations in a short time.",
    },
  ],
  websiteUnavailable: [
    {
      ...unavailable,
      cause: "The bank's site or API is down.",
    },
  ],
  bug: [
    {
      ...fault,
      cause: "A fault at Powens.",
    },
  ],
  internalServerError: [
    {
      ...fault,
      cause: "A fault at Powens.",
    },
  ],
  dataError: [
    {
      ...fault,
      cause: "Powens cannot make sense of the bank's data.",
    },
  ],
  keymanager: [
    {
      ...fault,
      cause: "The encrypted values could not be read, even with the fresh key.",
    },
  ],
  notSupported: [
    {
      ...unsupported,
      cause: "This space of the bank is not supported.",
    },
  ],
  notFound: [
    {
      ...unsupported,
      cause: "The bank is not there on this Powens domain.",
    },
  ],
  noAccount: [
    {
      cause: "The bank shows no account for these details.",
      actor: "nobody",
      step: "noAccount",
      primary: "ANOTHER_BANK_WANTED",
      retryable: false,
    },
  ],
  unauthorized: [
    {
      cause: "The session is over.",
      actor: "psu",
      step: "sessionExpired",
      primary: "TRIED_AGAIN",
      retryable: true,
    },
  ],
  forbidden: [
    {
      ...notEntitled,
      cause: "The client application is not entitled to this act.",
    },
  ],
  methodNotAllowed: [
    {
      ...notEntitled,
      cause: "The client application is not entitled to this act.",
    },
  ],
  unknown: [
    {
      ...generic,
      cause: "A code that this version does not know.",
    },
  ],
};

const written = (kind: string): string | null => {
  if (kind === "healthy") return null;
  return kind === "unknown" ? "any other value" : kind;
};

const knowledge =
  (heardAs: StateKnowledge["heardAs"]) =>
  ([kind, meanings]: [string, readonly Meaning[]]): readonly StateKnowledge[] =>
    meanings.map(({ cause, actor, step, primary, retryable, when, resumesByItself }) => ({
      code: written(kind),
      heardAs,
      when: when ?? null,
      cause,
      actor,
      step,
      primary,
      retryable,
      resumesByItself: resumesByItself ?? false,
    }));

/**
 * Every connection state and error code with its cause, who has to act, the step shown and what it offers. The routing
 * decides; this says the same for readers and monitoring, and a test holds the two together.
 */
export const connectionStateKnowledge: readonly StateKnowledge[] = [
  ...Object.entries(states).flatMap(knowledge("state")),
  ...Object.entries(refusals).flatMap(knowledge("code")),
];
