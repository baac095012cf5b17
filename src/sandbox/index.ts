/**
 * A simulated Powens: the API, the pages of invented banks, and every situation a connect flow meets.
 * @packageDocumentation
 */
export { DroppedConnectionError } from "./answer.ts";
export { isAccepted } from "./accepted-values.ts";
export { catalogue, featured } from "./catalogue/index.ts";
export type { SandboxClock } from "./clock.ts";
export { createSandbox, type Sandbox } from "./create-sandbox.ts";
export type { Fault, FaultHandle, FaultKind, FaultTarget } from "./faults/fault.ts";
export { createFakeClock, type FakeClock } from "./fake-clock.ts";
export { createSeededRandom } from "./seeded-random.ts";
export {
  scenarioNames,
  type Institution,
  type ScenarioName,
  type WireConnector,
  type WireField,
  type WireSource,
} from "./institution.ts";
export type { PrivateJwk } from "./key-ring.ts";
export type { SandboxOptions } from "./sandbox-options.ts";
export { whatToType, type Typed, type WhatToType } from "./what-to-type.ts";
