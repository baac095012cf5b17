import type { Locale } from "../src/i18n/index.ts";

/** How an entry is looked at; all of it is in the address. */
export interface Look {
  readonly entry: string;
  readonly locale: Locale;
  readonly theme: "light" | "dark";
  readonly layout: "inline" | "modal" | "page";
  readonly dir: "ltr" | "rtl";
  readonly width: "390" | "1280" | "320";
  /** What of the page is around the screen. */
  readonly host: "none" | "form";
}

/** What can be chosen, in this order; the first is the default. */
export const choices = {
  locale: ["en", "fr"],
  theme: ["light", "dark"],
  width: ["390", "1280", "320"],
  layout: ["inline", "modal", "page"],
  dir: ["ltr", "rtl"],
  host: ["none", "form"],
} as const;

const pick = <Option extends string>(
  query: URLSearchParams,
  name: string,
  [first, ...others]: readonly [Option, ...Option[]],
): Option => others.find((option) => option === query.get(name)) ?? first;

/** Reads a look from an address; what is missing or unknown is the default. */
export function readLook(search: string, firstEntry: string): Look {
  const query = new URLSearchParams(search);
  return {
    entry: query.get("entry") ?? firstEntry,
    locale: pick(query, "locale", choices.locale),
    theme: pick(query, "theme", choices.theme),
    width: pick(query, "width", choices.width),
    layout: pick(query, "layout", choices.layout),
    dir: pick(query, "dir", choices.dir),
    host: pick(query, "host", choices.host),
  };
}

/** The address of a look; `bare` shows the screen and nothing around it. */
export const addressOf = (look: Look, bare = false): string =>
  `?${new URLSearchParams({ ...look, ...(bare && { bare: "1" }) }).toString()}`;
