const pretend = (name: "languages" | "onLine", value: unknown) => {
  Object.defineProperty(navigator, name, { configurable: true, get: () => value });
};

/** From here on the page believes that it has no network, for the screens of that moment. */
export function goOffline(): void {
  pretend("onLine", false);
}

/** From here on the page believes that its reader wants these languages. */
export function readIn(languages: readonly string[]): void {
  pretend("languages", languages);
}

/** The page believes its browser again. */
export function believeBrowser(): void {
  Reflect.deleteProperty(navigator, "onLine");
  Reflect.deleteProperty(navigator, "languages");
}
