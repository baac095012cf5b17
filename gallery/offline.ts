/** From here on the page believes that it has no network, for the screens of that moment. */
export function goOffline(): void {
  Object.defineProperty(navigator, "onLine", { configurable: true, get: () => false });
}

/** The page believes its browser again. */
export function comeBackOnline(): void {
  Reflect.deleteProperty(navigator, "onLine");
}
