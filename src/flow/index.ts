/**
 * The PSU's flow as pure data: steps, facts, one transition table, one routing function.
 * @packageDocumentation
 */
export { isPending } from "./attempt.ts";
export { doorOf, needsNewDetails } from "./door.ts";
export type { Door } from "./door.ts";
export type * from "./events.ts";
export * from "./exit.ts";
export * from "./field-rules.ts";
export { firstEndings } from "./first-ending.ts";
export * from "./first-transition.ts";
export * from "./found-item.ts";
export * from "./form-field.ts";
export type { WaitingForPsu } from "./moved-elsewhere.ts";
export * from "./poll-schedule.ts";
export { unreachedTypes } from "./reach.ts";
export * from "./reconcile.ts";
export { routeRefusal } from "./refusals.ts";
export { routeConnection } from "./routing.ts";
export type { Arrival } from "./routing.ts";
export * from "./snapshot.ts";
export * from "./steps.ts";
export * from "./transitions.ts";
export * from "./way-in.ts";
export * from "./wishes.ts";
