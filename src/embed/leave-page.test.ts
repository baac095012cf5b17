import { describe, expect, it, vi } from "vitest";
import { leavePage } from "./leave-page.ts";

const BANK = "https://bank.example/authorize";

/** A page, alone or in somebody else's, whose browser opens tabs and moves windows, or refuses to. */
function pageThat({ framed = true, opens = true, moves = true }) {
  const tab = { opener: "the page" as unknown, location: { href: "about:blank" } };
  const went: string[] = [];
  const top = {
    location: {
      set href(url: string) {
        if (!moves) throw new DOMException("not allowed", "SecurityError");
        went.push(url);
      },
    },
  };
  const open = vi.fn(() => (opens ? tab : null));
  const own = { ...top, open };
  const view = framed ? { ...own, top } : Object.assign(own, { top: own });
  return { view: view as unknown as Window, tab, open, went };
}

describe("[host-page 41] the way to the bank from a page with the loader", () => {
  it("is this page's own where nothing is around it", () => {
    const { view, open, went } = pageThat({ framed: false });
    expect(leavePage(view, BANK)).toBeNull();
    expect(open).not.toHaveBeenCalled();
    expect(went).toEqual([BANK]);
  });

  it("is a tab of its own in somebody else's frame, which has no hold of the page", () => {
    const { view, tab, went } = pageThat({});
    expect(leavePage(view, BANK)).toBe("beside");
    expect(tab.opener).toBeNull();
    expect(tab.location.href).toBe(BANK);
    expect(went).toEqual([]);
  });

  it("is the whole window where no tab may be opened", () => {
    const { view, went } = pageThat({ opens: false });
    expect(leavePage(view, BANK)).toBeNull();
    expect(went).toEqual([BANK]);
  });

  it("is blocked where neither is allowed", () => {
    const { view } = pageThat({ opens: false, moves: false });
    expect(leavePage(view, BANK)).toBe("blocked");
  });
});
