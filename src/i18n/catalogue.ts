import type { CompiledMessage } from "icu-minify/format";
import type { MessageId } from "./catalogue/message-id.ts";

/** The texts of one language, compiled: the parser of ICU MessageFormat is larger than all the texts, and stays out. */
export type Catalogue = Readonly<Record<MessageId, CompiledMessage>>;

/** A host's own words, ICU MessageFormat by id. The rest keep their words. */
export type MessageOverrides = Readonly<Partial<Record<MessageId, string | undefined>>>;
