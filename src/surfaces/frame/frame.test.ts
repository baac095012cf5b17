import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { FrameMessage } from "../../protocol/frame-messages.ts";
import { askForTabs } from "./ask-for-tabs.ts";
import { createFramePage } from "./frame-page.ts";
import { readHostMessage } from "./read-host-message.ts";
import { createSessionWish } from "./session-wish.ts";

const listen = () => {
  const said: FrameMessage[] = [];
  return { said, link: { send: (message: FrameMessage) => said.push(message) } };
};

afterEach(() => {
  sessionStorage.clear();
  document.body.replaceChildren();
});

describe("what the page says", () => {
  const start = {
    type: "start",
    options: { locale: "fr" },
    layout: "modal",
    href: "https://shop.example/",
    returnCode: null,
  };

  it("is read", () => {
    for (const message of [
      start,
      { ...start, returnCode: "return-code-of-this-flow" },
      { type: "session", token: "x" },
      { type: "noSession", code: "session_expired" },
      { type: "noSession", code: "session_expired", thrown: true },
      { type: "update", options: {}, href: "https://shop.example/2" },
      { type: "departed", how: "beside" },
      { type: "close", force: true },
    ])
      expect(readHostMessage(message)).toEqual(message);
  });

  it("[T04] is nothing of 10 000 values that are none, and brings no prototype along", () => {
    fc.assert(
      fc.property(fc.anything({ withMap: true, withDate: true }), (value) => {
        expect(readHostMessage(value)).toBeNull();
      }),
      { numRuns: 10_000 },
    );
    const hostile = JSON.parse(
      '{"__proto__":{"planted":1},"constructor":1,"locale":"fr"}',
    ) as object;
    const read = readHostMessage({ ...start, options: hostile });
    expect(read).toMatchObject({ options: { locale: "fr" } });
    expect(Reflect.get({}, "planted")).toBeUndefined();
    for (const wrong of [
      { ...start, layout: "page" },
      { ...start, href: "x".repeat(8_193) },
      { ...start, returnCode: "short" },
      { type: "leave", url: "https://bank.example/" },
      { type: "close" },
    ])
      expect(readHostMessage(wrong)).toBeNull();
  });
});

describe("the page around the frame", () => {
  it("is asked for what a frame may not do", () => {
    const { said, link } = listen();
    const page = createFramePage(
      window,
      link,
      () => ({ href: "https://shop.example/banks", returnCode: null }),
      () => Promise.reject(new Error("the page itself is in no frame")),
    );
    expect(page.href()).toBe("https://shop.example/banks");
    expect(page.leave("https://bank.example/authorize?x=1")).toBe("away");
    page.saveFile({ name: "receipt.html", type: "text/html", text: "<p>" });
    expect(said).toEqual([
      { type: "leave", url: "https://bank.example/authorize?x=1" },
      { type: "file", name: "receipt.html", mime: "text/html", text: "<p>" },
    ]);
  });

  it("[host-page 41] says what becomes of leaving where that page is in somebody else's frame", async () => {
    const { said, link } = listen();
    const [top, host] = [{}, {}];
    const page = createFramePage(
      { top, parent: host } as unknown as Window,
      link,
      () => ({ href: "", returnCode: null }),
      () => Promise.resolve("blocked"),
    );
    await expect(page.leave("https://bank.example/")).resolves.toBe("blocked");
    expect(said).toEqual([{ type: "leave", url: "https://bank.example/" }]);
  });

  it("gives its return code once", () => {
    const page = createFramePage(
      window,
      listen().link,
      () => ({ href: "", returnCode: "code" }),
      () => Promise.resolve("beside"),
    );
    expect([page.takeReturnCode(), page.takeReturnCode()]).toEqual(["code", null]);
  });

  it("keeps where the flow was, in memory where storage is refused", () => {
    const refused = vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
      throw new DOMException("refused", "SecurityError");
    });
    const page = createFramePage(
      window,
      listen().link,
      () => ({ href: "", returnCode: null }),
      () => Promise.resolve("beside"),
    );
    page.save("key", "snapshot");
    expect(page.load("key")).toBe("snapshot");
    page.save("key", null);
    expect(page.load("key")).toBeNull();
    refused.mockRestore();
  });
});

describe("a wish for a session", () => {
  it("is answered with a token, or with why there is none", async () => {
    const { said, link } = listen();
    const wish = createSessionWish(link);
    const first = wish.ask();
    wish.hear({ type: "session", token: "t" });
    wish.hear({ type: "session", token: "another" });
    await expect(first).resolves.toBe("t");
    const second = wish.ask();
    wish.hear({ type: "noSession", code: "network_unreachable" });
    await expect(second).rejects.toMatchObject({ code: "network_unreachable", byHost: false });
    const third = wish.ask();
    wish.hear({ type: "noSession", code: "session_expired", thrown: true });
    await expect(third).rejects.toMatchObject({ code: "session_expired", byHost: true });
    expect(said).toHaveLength(3);
  });
});

describe("links that open a tab", () => {
  it("are asked of the page; others are left alone", () => {
    const { said, link } = listen();
    const root = document.createElement("div");
    document.body.append(root);
    askForTabs(root, link);
    const anchor = document.createElement("a");
    anchor.href = "https://bank.example/help";
    anchor.target = "_blank";
    const label = document.createElement("span");
    anchor.append(label);
    root.append(anchor);
    const press = new MouseEvent("click", { bubbles: true, cancelable: true });
    label.dispatchEvent(press);
    expect(press.defaultPrevented).toBe(true);
    root.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    expect(said).toEqual([{ type: "visit", url: "https://bank.example/help" }]);
  });
});
