import type { Page } from "@playwright/test";
import { expect } from "../fixtures.ts";

export const GALLERY = "http://localhost:4412/";

/** The ids of all entries, in their order. */
export async function entriesOf(page: Page): Promise<string[]> {
  await page.goto(GALLERY);
  const links = page.getByRole("navigation", { name: "Entries" }).getByRole("link");
  return links.evaluateAll((all) =>
    all.map((link) => new URLSearchParams((link as HTMLAnchorElement).search).get("entry") ?? ""),
  );
}

/** Changes the screen in place, by its address, and waits until it shows what it should. */
export async function showEntry(page: Page, address: string, entry: string): Promise<void> {
  const shown = await page.evaluate(
    async ([search, wanted]) => {
      const { dataset } = document.documentElement;
      window.history.pushState(null, "", search);
      window.dispatchEvent(new PopStateEvent("popstate"));
      const began = performance.now();
      while (dataset["ready"] !== wanted && performance.now() - began < 10_000)
        await new Promise((resolve) => setTimeout(resolve, 10));
      return { ready: dataset["ready"], fault: dataset["fault"] };
    },
    [address, entry] as const,
  );
  expect(shown, `${entry} does not show what it should`).toEqual({ ready: entry, fault: "" });
}

/** What waits looks at the clock every second; the time of a story has passed already. */
export const hurried = () => {
  const begin = window.setInterval.bind(window);
  Object.defineProperty(window, "setInterval", {
    value: (look: () => void, every: number) => begin(look, Math.min(every, 20)),
  });
};

/** What screens that tell of a mistake of the set-up say in the console, where they should. */
export const TO_THE_DEVELOPER: readonly string[] = [
  "console: Guichet: told by the gallery (navigation_blocked)",
  "console: Guichet: told by the gallery (forbidden)",
];
