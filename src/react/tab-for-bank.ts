import type { Departure } from "./host-page.ts";

/** A tab that was opened while the PSU pressed, for an address that is still being asked for. */
export interface TabForBank {
  /** Shows the bank in it; without a tab, in the whole window, where that may be moved. */
  go(url: string): Departure;
  /** It is not needed. */
  drop(): void;
}

/**
 * Opens a tab for the bank from a page that stands in somebody else's: at the press, since browsers open none later.
 * In a sandbox without `allow-popups` there is none.
 */
export function openTabForBank(view: Window): TabForBank {
  const tab = view.open("", "_blank");
  return {
    go: (url) => {
      if (tab !== null && !tab.closed) {
        // The bank gets no hold of this page.
        tab.opener = null;
        tab.location.replace(url);
        return "beside";
      }
      try {
        if (view.top === null) return "blocked";
        view.top.location.href = url;
        return "away";
      } catch {
        // A sandbox without `allow-top-navigation`, or a browser that wants to have seen a press.
        return "blocked";
      }
    },
    drop: () => {
      tab?.close();
    },
  };
}
