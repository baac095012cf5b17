import type { Catalogue } from "./catalogue.ts";
import type { MessageId } from "./catalogue/message-id.ts";

/** What the texts of the first screen begin with: they come before all others. */
const firstTexts = [
  "dialog.",
  "label.",
  "leaving.",
  "loadFailed.",
  "noResult.",
  "notListed.",
  "offline.",
  "selectingConnector.",
  "unknown.",
] as const;

type FirstMessageId = Extract<MessageId, `${(typeof firstTexts)[number]}${string}`>;

/** The texts of one language that the first screen needs. */
export type FirstCatalogue = Pick<Catalogue, FirstMessageId>;
/** All others. */
export type LaterCatalogue = Omit<Catalogue, FirstMessageId>;

export const isFirstText = (id: string): boolean =>
  firstTexts.some((beginning) => id.startsWith(beginning));
