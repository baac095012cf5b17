/**
 * The words everyone shares: Powens shapes, the proxy's routes and bodies, errors, host events.
 * @packageDocumentation
 */
export * from "./account.ts";
export * from "./bank-text.ts";
export * from "./connect-error.ts";
export * from "./connection-log.ts";
export * from "./connection-state.ts";
export * from "./connection-answers.ts";
export * from "./connection.ts";
export * from "./connector-summary.ts";
export * from "./connector.ts";
export * from "./credentials-policy.ts";
export * from "./expanded-connection.ts";
export * from "./field.ts";
export * from "./host-event-table.ts";
export * from "./host-events.ts";
export * from "./identifiers.ts";
export * from "./outcome.ts";
export * from "./powens-date.ts";
export * from "./powens-error.ts";
export * from "./proxy-api.ts";
export * from "./proxy-queries.ts";
export * from "./public-key.ts";
export * from "./refusal-code.ts";
export * from "./write-json.ts";
