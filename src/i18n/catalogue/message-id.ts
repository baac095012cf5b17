import type { en } from "./en.ts";

/** The name of a text: `<step>.<variant?>.<part>`, or `label.*`, `field.*`, `form.*`, `wait.*` where screens share it. */
export type MessageId = keyof typeof en;
