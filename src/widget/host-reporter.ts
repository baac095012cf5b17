import type { Ending, FlowState, FoundItem, StepName, StepState } from "../flow/index.ts";
import type {
  ConnectEventFacts,
  ConnectEventName,
  ConnectMetadata,
  ConnectResult,
  ExitError,
} from "../protocol/index.ts";
import type { Trouble, WidgetInstance } from "../react/index.ts";
import type { ConnectCallbacks } from "./connect-callbacks.ts";

export interface HostReporter {
  /** Starts reporting; answers how to stop. Starting again goes on, nothing is told twice. */
  start(): () => void;
}

export interface HostReporterOptions {
  readonly instance: WidgetInstance;
  /** The host's latest callbacks. */
  readonly callbacks: () => ConnectCallbacks;
  /** What the PSU read at a step. */
  readonly headingOf: (step: StepState) => string | null;
}

const atTheEnd = (state: FlowState): StepState => (state.step === "closed" ? state.from : state);

/** The step that an interruption is about. */
function subjectOf(at: StepState): StepState {
  if (at.step === "loadFailed" || at.step === "tooManyRequests") return at.retry;
  if (at.step === "sessionExpired" || at.step === "brokenIntegration") return at.from ?? at;
  return at;
}

/** Screens that tell of a failure although the bank is connected. */
const interrupting: ReadonlySet<StepName> = new Set([
  "brokenIntegration",
  "loadFailed",
  "sessionExpired",
  "tooManyRequests",
]);

/** Tells the host what happens in the flow. Only names, ids and codes: no text of the PSU, the bank or the search. */
export function createHostReporter({
  instance,
  callbacks,
  headingOf,
}: HostReporterOptions): HostReporter {
  const { store, page, flowId } = instance;
  const delivered = new Set<number>();
  let opened = false;
  let loaded = false;
  let over = false;
  let back = false;
  /** The turn whose trouble was told; a screen may be mounted twice. */
  let troubledIn = -1;

  const metadata = (state: FlowState): ConnectMetadata => {
    const at = atTheEnd(state);
    const about = subjectOf(at);
    const attempt =
      "attempt" in about
        ? about.attempt
        : about.step === "choosingSource"
          ? (about.more?.attempt ?? null)
          : null;
    const connector = attempt?.connector ?? ("connector" in about ? about.connector : null);
    return {
      flowId,
      step: at.step,
      connectorUuid: connector?.uuid ?? null,
      connectionId: attempt?.connection?.id ?? null,
      state: attempt?.connection?.state ?? null,
      timestamp: page.now(),
    };
  };

  /** Once for each way back: in a page that the return opened, or in the one that was left. */
  const isBack = (state: FlowState, before: FlowState) => {
    const inNewPage = !back && instance.noticed.getState().cameBack && "attempt" in state;
    back ||= inNewPage;
    const inSamePage =
      isOut(before) &&
      !isOut(state) &&
      (isBeside(before)
        ? "attempt" in state && state.step !== "leavingForBank"
        : state.step === "returningFromBank");
    return inNewPage || inSamePage;
  };

  /** A host whose callback fails hears of it in its own console; the widget and the other callbacks go on. */
  const tell = (call: (host: ConnectCallbacks) => void) => {
    try {
      call(callbacks());
    } catch (error) {
      reportError(error);
    }
  };

  function event<Name extends ConnectEventName>(
    name: Name,
    state: FlowState,
    facts: ConnectEventFacts<Name>,
  ) {
    const told = { ...metadata(state), ...facts };
    tell(({ onEvent }) => onEvent?.(name, told));
  }

  function deliver(state: FlowState, ending: Extract<Ending, { kind: "success" }>) {
    const { connection, status, already } = ending;
    if (delivered.has(connection.id)) return;
    delivered.add(connection.id);
    const facts = metadata(state);
    event("HANDOFF", state, {});
    const result = {
      connectionId: connection.id,
      status,
      state: connection.state,
      connectorUuid: facts.connectorUuid,
      alreadyHealthy: already,
      ...sharedOf(ending),
    };
    tell(({ onSuccess }) => onSuccess?.(result, facts));
  }

  function close(state: FlowState, ending: Ending) {
    if (over) return;
    over = true;
    if (ending.kind === "success") deliver(state, ending);
    else if (delivered.size === 0) {
      event("EXIT", state, {});
      const at = atTheEnd(state);
      const error =
        ending.kind === "failed"
          ? exitError(at, ending, headingOf(at))
          : troubleError(at, instance.noticed.getState().trouble);
      tell(({ onExit }) => onExit?.(error, metadata(state)));
    }
    tell(({ onClose }) => onClose?.());
  }

  function report(state: FlowState, before: FlowState) {
    if (!loaded && before.step === "opening" && state.step !== "closed") {
      loaded = true;
      tell(({ onLoad }) => onLoad?.());
    }
    const sent = "sending" in state && state.sending !== null;
    const justSent = sent && !("sending" in before && before.sending === state.sending);
    if (justSent && state.step === "enteringCredentials") event("SUBMIT_CREDENTIALS", state, {});
    if (justSent && state.step === "answering" && !state.renewing) event("SUBMIT_MFA", state, {});
    if (isSharing(state) && !isSharing(before)) event("SELECT_ACCOUNT", state, {});
    if (isOut(state) && !isOut(before)) event("OPEN_OAUTH", state, {});
    // Leaving is the same view as the door to the bank.
    const isSameView = isGoing(state) && before.step === "leavingForBank";
    if (state.turn === before.turn || isSameView) return;

    if (before.step === "selectingConnector" && "attempt" in state)
      event("SELECT_INSTITUTION", state, {});
    else if (before.step === "selectingConnector" && state.step === "choosingSource")
      event("SELECT_INSTITUTION", state, {});
    if (isBack(state, before)) event("CLOSE_OAUTH", state, {});
    if (state.step === "returnedWithoutResult") event("FAIL_OAUTH", state, {});
    const { endingOf, failureAt } = store.endings();
    const ending = endingOf(state);
    if (state.step === "closed") {
      close(state, ending);
      return;
    }
    event("TRANSITION_VIEW", state, {});
    // A form that tells of a refusal is no screen of its own: the PSU goes on with it.
    const isForm = state.step === "enteringCredentials" || state.step === "answering";
    const isFailure = ending.kind === "failed" ? !isForm : interrupting.has(state.step);
    const failure = isFailure ? failureAt(state) : null;
    if (failure !== null) event("ERROR", state, { errorCode: failure.code });
    const isDone = state.step === "connected" || state.step === "noAccount";
    if (isDone && ending.kind === "success") deliver(state, ending);
  }

  return {
    start: () => {
      if (!opened) {
        opened = true;
        event("OPEN", store.getState(), {});
      }
      const stops = [
        store.subscribe(report),
        instance.noticed.subscribe(({ searchedIn, trouble }, before) => {
          const state = store.getState();
          if (searchedIn !== before.searchedIn) event("SEARCH_INSTITUTION", state, {});
          if (trouble !== null && trouble !== before.trouble && troubledIn !== state.turn) {
            troubledIn = state.turn;
            event("ERROR", state, { errorCode: trouble.code });
          }
        }),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}

/** Ids, types and masked numbers: no word of the bank. */
function sharedOf({
  shared,
  unread = [],
}: Extract<Ending, { kind: "success" }>): Pick<ConnectResult, "accounts" | "subscriptions"> {
  /** `null` where this flow did not look, or could not. */
  const of = (kind: FoundItem["kind"]) =>
    unread.includes(kind) ? null : (shared?.filter((item) => item.kind === kind) ?? null);
  return {
    accounts:
      of("account")?.map(({ id, type, usage, number }) => ({
        ...{ id, type: type ?? "unknown", usage, number },
      })) ?? null,
    subscriptions: of("subscription")?.map(({ id }) => id) ?? null,
  };
}

const isSharing = (state: FlowState) => state.step === "choosingAccounts" && state.sharing;

const isGoing = (state: FlowState) => state.step === "leavingForBank" && state.going;
const isBeside = (state: FlowState) => state.step === "returningFromBank" && state.why === "beside";
/** The PSU is at the bank, with this page or beside it. */
const isOut = (state: FlowState) => isGoing(state) || isBeside(state);

/** What the developer is told, where a step knows more than its name. */
function saidOf(at: StepState): string | undefined {
  switch (at.step) {
    case "brokenIntegration":
      return at.message;
    case "leavingForBank":
      return at.blocked;
    case "sessionExpired":
      return at.refused;
    default:
      return undefined;
  }
}

function exitError(
  at: StepState,
  { code, recovery }: Extract<Ending, { kind: "failed" }>,
  displayMessage: string | null,
): ExitError {
  return {
    code,
    message: saidOf(at) ?? `the flow ended at ${at.step} with "${code}"`,
    displayMessage,
    recovery,
    requestId: null,
  };
}

/** The failure that a screen told of by itself, where the flow knows of none. */
const troubleError = (at: StepState, trouble: Trouble | null): ExitError | null =>
  trouble === null
    ? null
    : exitError(at, { kind: "failed", code: trouble.code, recovery: tryAgain }, trouble.heading);

const tryAgain = { action: "try_again", actor: "psu", retryable: true } as const;
