/**
 * Guichet without a face: the PSU's flow as pure data, and the browser's client of the proxy.
 *
 * For applications that draw their own screens. Keep a {@link FlowState}, apply facts with {@link transition}, show what
 * `state.step` says, and speak to the proxy with {@link createConnectApi}. Shapes, outcomes and errors are in
 * `guichet/protocol`.
 *
 * @example
 * ```ts
 * import { createConnectApi, initialState, transition } from "guichet/core";
 *
 * const api = createConnectApi({ proxyUrl: "/guichet" });
 * let state = transition(initialState, { type: "STARTED", turn: initialState.turn });
 * const connectors = await api.listConnectors();
 * ```
 * @packageDocumentation
 */
export { createConnectApi, createSessionFetch } from "../api/index.ts";
export type {
  ActOptions,
  ConnectApi,
  ConnectApiOptions,
  LogReadOptions,
  ManageApi,
  ReadOptions,
  SessionFetchOptions,
  SourceReadOptions,
  SyncOptions,
} from "../api/index.ts";
export {
  checkField,
  connectorFields,
  endingOf,
  findAttempt,
  initialState,
  isPending,
  openItems,
  pollDelay,
  promptFields,
  questionFields,
  readSnapshot,
  routeConnection,
  routeRefusal,
  takeSnapshot,
  transition,
  waitBounds,
  waysIn,
  wireValue,
} from "../flow/index.ts";
export type {
  AccountFilter,
  AccountLimits,
  Arrival,
  Attempt,
  Ending,
  FieldProblem,
  FlowEvent,
  FlowState,
  FlowWishes,
  FormField,
  FoundItem,
  Snapshot,
  StepName,
  StepState,
  WaitKind,
  WayIn,
} from "../flow/index.ts";
