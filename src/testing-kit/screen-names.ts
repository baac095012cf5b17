import type { MessageId } from "../i18n/index.ts";
import { catalogues } from "./widget-texts.ts";

type NameOf<Id extends MessageId> = Id extends `${infer Name}.heading` ? Name : never;

/**
 * What the widget shows, by the name of its heading: a step of the flow, such as `enteringCredentials`, or the way in
 * which a step comes back, such as `enteringCredentials.wrongpass`.
 */
export type ScreenName = Exclude<NameOf<MessageId>, "bankMessage">;

const headings = Object.keys(catalogues.en).filter((id) => id.endsWith(".heading"));
const isScreenName = (name: string): name is ScreenName =>
  name !== "bankMessage" && headings.includes(`${name}.heading`);

/** A heading with a place in it, such as “You will continue at {bank}”, also fits those without. */
const isOpen = (name: ScreenName): boolean => typeof catalogues.en[`${name}.heading`] !== "string";

/** Every name of a screen; one whose heading says exactly what it is comes before those that leave something open. */
export const screenNames: readonly ScreenName[] = headings
  .map((id) => id.slice(0, -".heading".length))
  .filter(isScreenName)
  .sort((one, other) => Number(isOpen(one)) - Number(isOpen(other)));
