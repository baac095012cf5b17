/**
 * The widget in a frame, seen from the page around it: what the loader and the custom element have in common.
 * @packageDocumentation
 */
export * from "./connect.ts";
export * from "./create-guichet.ts";
export { serverAddress } from "./guichet-options.ts";
export type { GuichetOptions } from "./guichet-options.ts";
export { style } from "./loader-sheet.ts";
