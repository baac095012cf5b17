/**
 * The private channel between a page and the frame in it.
 * @packageDocumentation
 */
export * from "./frame-link.ts";
export * from "./meet-frame.ts";
export * from "./meet-host.ts";
