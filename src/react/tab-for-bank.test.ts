import { describe, expect, it, vi } from "vitest";
import { openTabForBank } from "./tab-for-bank.ts";

const BANK = "https://bank.example/authorize";

/** A page in somebody else's frame, whose browser opens tabs and moves the window, or refuses to. */
function framedPage({ opens = true, moves = true }) {
  const tab = {
    closed: false,
    opener: "the page" as unknown,
    location: { replace: vi.fn() },
    close: vi.fn(),
  };
  const went: string[] = [];
  const top = {
    location: {
      set href(url: string) {
        if (!moves) throw new DOMException("not allowed", "SecurityError");
        went.push(url);
      },
    },
  };
  const view = { open: vi.fn(() => (opens ? tab : null)), top };
  return { view: view as unknown as Window, tab, went };
}

describe("[host-page 41] the way to the bank from somebody else's frame", () => {
  it("is a tab that is opened at once, and led there when the address is known", () => {
    const { view, tab, went } = framedPage({});
    const way = openTabForBank(view);
    expect(view.open).toHaveBeenCalledOnce();
    expect(tab.location.replace).not.toHaveBeenCalled();
    expect(way.go(BANK)).toBe("beside");
    expect(tab.location.replace).toHaveBeenCalledExactlyOnceWith(BANK);
    expect(tab.opener).toBeNull();
    expect(went).toEqual([]);
  });

  it("is the whole window where no tab may be opened, or it was closed again", () => {
    const refused = framedPage({ opens: false });
    expect(openTabForBank(refused.view).go(BANK)).toBe("away");
    expect(refused.went).toEqual([BANK]);
    const closed = framedPage({});
    const way = openTabForBank(closed.view);
    closed.tab.closed = true;
    expect(way.go(BANK)).toBe("away");
  });

  it("is blocked where neither is allowed", () => {
    const { view } = framedPage({ opens: false, moves: false });
    expect(openTabForBank(view).go(BANK)).toBe("blocked");
  });

  it("leaves no empty tab when it is not needed", () => {
    const { view, tab } = framedPage({});
    openTabForBank(view).drop();
    expect(tab.close).toHaveBeenCalledOnce();
    expect(() => {
      openTabForBank(framedPage({ opens: false }).view).drop();
    }).not.toThrow();
  });
});
