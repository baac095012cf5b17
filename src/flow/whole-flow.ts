/**
 * What is fetched after the first screen.
 * @packageDocumentation
 */
export { endingOf } from "./exit.ts";
export { transition } from "./transitions.ts";
