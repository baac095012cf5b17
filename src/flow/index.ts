/**
 * The PSU's flow as pure data: steps, facts, one transition table, one routing function.
 * @packageDocumentation
 */
export * from "./events.ts";
export * from "./exit.ts";
export * from "./field-rules.ts";
export * from "./form-field.ts";
export * from "./poll-schedule.ts";
export * from "./reconcile.ts";
export * from "./routing.ts";
export * from "./snapshot.ts";
export * from "./steps.ts";
export * from "./transitions.ts";
export * from "./way-in.ts";
