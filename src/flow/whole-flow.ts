/**
 * What is fetched after the first screen.
 * @packageDocumentation
 */
export { endingOf, failureAt } from "./exit.ts";
export { transition } from "./transitions.ts";
