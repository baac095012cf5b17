import { afterEach, describe, expect, it, vi } from "vitest";
import { createHostPage, isBankAddress } from "./host-page.ts";

const SCRIPT = ["javascript", "alert(1)"].join(":");

afterEach(() => {
  vi.restoreAllMocks();
  window.history.replaceState(null, "", "/");
  window.sessionStorage.clear();
});

describe("the return code", () => {
  it("[T39] is taken out of the address once, and the rest stays as it was written", () => {
    const state = { scroll: 4 };
    window.history.replaceState(state, "", "/accounts?q=a%20b+c&guichet_return=code-1&x&y=#list");
    const page = createHostPage(window);

    expect(page.takeReturnCode()).toBe("code-1");
    expect(page.href()).toBe("http://localhost:3000/accounts?q=a%20b+c&x&y=#list");
    expect(window.history.state).toEqual(state);
    expect(page.takeReturnCode()).toBeNull();
  });

  it("leaves no question mark behind, and no history entry", () => {
    window.history.replaceState(null, "", "/?guichet_return=code-2");
    const { length } = window.history;
    expect(createHostPage(window).takeReturnCode()).toBe("code-2");
    expect(window.location.href).toBe("http://localhost:3000/");
    expect(window.history.length).toBe(length);
  });

  it("is given where the page's history may not be written", () => {
    window.history.replaceState(null, "", "/?guichet_return=code-3");
    vi.spyOn(window.history, "replaceState").mockImplementation(() => {
      throw new DOMException("refused", "SecurityError");
    });
    expect(createHostPage(window).takeReturnCode()).toBe("code-3");
    vi.restoreAllMocks();
  });

  it("is absent from an address that only looks like one", () => {
    window.history.replaceState(null, "", "/?not_guichet_return=1#guichet_return=2");
    expect(createHostPage(window).takeReturnCode()).toBeNull();
    expect(window.location.href).toBe(
      "http://localhost:3000/?not_guichet_return=1#guichet_return=2",
    );
  });
});

describe("the page's storage", () => {
  it("keeps a text for this tab until it is removed", () => {
    const page = createHostPage(window);
    expect(page.load("guichet:flow:new")).toBeNull();
    page.save("guichet:flow:new", "text");
    expect(createHostPage(window).load("guichet:flow:new")).toBe("text");
    page.save("guichet:flow:new", null);
    expect(window.sessionStorage).toHaveLength(0);
  });

  it("[host-page 46] notes who left for the bank, and from which page", () => {
    window.history.replaceState(null, "", "/accounts?tab=2#top");
    createHostPage(window).noteLeft("guichet:flow:new");
    expect(Object.entries(window.sessionStorage).sort()).toEqual([
      ["guichet:left", "guichet:flow:new"],
      ["guichet:left:from", "http://localhost:3000/accounts?tab=2#top"],
    ]);
  });

  it("counts as empty where it is refused", () => {
    vi.spyOn(window, "sessionStorage", "get").mockImplementation(() => {
      throw new DOMException("refused", "SecurityError");
    });
    const page = createHostPage(window);
    page.save("guichet:flow:new", "text");
    page.save("guichet:flow:new", null);
    page.noteLeft("guichet:flow:new");
    expect(page.load("guichet:flow:new")).toBeNull();
  });
});

describe("[T14] the bank's address", () => {
  it.each([
    ["https://bank.example/authorize?x=1", true],
    ["http://127.0.0.1:4401/bank", true],
    ["http://localhost/bank", true],
    ["http://bank.localhost:4401/bank", true],
    ["http://[::1]:4401/bank", true],
    ["http://bank.example/", false],
    ["http://localhost.example/", false],
    ["http://127.0.0.1.example/", false],
    [SCRIPT, false],
    ["data:text/html,hi", false],
    ["bankapp://authorize", false],
    ["//bank.example/", false],
    ["/bank", false],
    ["", false],
  ])("%s is one: %s", (url, expected) => {
    expect(isBankAddress(url)).toBe(expected);
  });

  it("is where the page goes, and nowhere else", () => {
    const assign = vi.fn();
    const page = createHostPage({ location: { assign } } as unknown as Window);
    void page.leave("https://bank.example/");
    void page.leave(SCRIPT);
    expect(assign.mock.calls).toEqual([["https://bank.example/"]]);
  });
});

describe("a handle", () => {
  it("is 128 random bits, written in hexadecimal", () => {
    const { newHandle } = createHostPage(window);
    const handles = Array.from({ length: 50 }, newHandle);
    for (const handle of handles) expect(handle).toMatch(/^[0-9a-f]{32}$/);
    expect(new Set(handles).size).toBe(50);
  });
});
