/** How the demo is looked at; kept in the address so that a view can be shared. */
export interface Settings {
  readonly locale: "en" | "fr";
  readonly theme: "auto" | "light" | "dark";
  readonly layout: "inline" | "modal";
  /** `off`: this application asks for the accounts itself. */
  readonly accounts: "on" | "off";
}

/** What the offered banks must be capable of, e.g. `?capabilities=bankwealth`. */
export const readCapabilities = (search: string): readonly string[] | undefined =>
  new URLSearchParams(search).get("capabilities")?.split(",");

/** Types of account that this application uses, e.g. `?types=checking,card`; all of them by default. */
export const readTypes = (search: string): readonly string[] | undefined =>
  new URLSearchParams(search).get("types")?.split(",");

const pick = <T extends string>(value: string | null, allowed: readonly T[], otherwise: T): T =>
  allowed.find((candidate) => candidate === value) ?? otherwise;

const preferred = () => (navigator.language.toLowerCase().startsWith("fr") ? "fr" : "en");

export function readSettings(search: string): Settings {
  const query = new URLSearchParams(search);
  return {
    locale: pick(query.get("locale"), ["en", "fr"], preferred()),
    theme: pick(query.get("theme"), ["auto", "light", "dark"], "auto"),
    layout: pick(query.get("layout"), ["inline", "modal"], "inline"),
    accounts: pick(query.get("accounts"), ["on", "off"], "on"),
  };
}

/** Changes what is in the address and leaves the rest of it alone. */
export function writeSettings(settings: Settings): void {
  const address = new URL(window.location.href);
  for (const [name, value] of Object.entries<string>({ ...settings }))
    address.searchParams.set(name, value);
  window.history.replaceState(window.history.state, "", address);
}
