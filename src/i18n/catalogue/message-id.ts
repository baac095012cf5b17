import type { en } from "./en.ts";

/** The name of a text: `<step>.<variant?>.<part>`, or `label.*`, `field.*`, `form.*`, `wait.*` where screens share it. */
export type MessageId = keyof typeof en;

/** The texts of one language as they are written: ICU MessageFormat, every id. */
export type CatalogueSource = Readonly<Record<MessageId, string>>;
