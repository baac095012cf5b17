import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { FrameMessage } from "../protocol/frame-messages.ts";
import { connect } from "./connect.ts";
import { createGuichet } from "./create-guichet.ts";
import type { Guichet } from "./create-guichet.ts";
import type { GuichetOptions } from "./guichet-options.ts";
import { answerAsFrame, findFrame, tellWindow } from "./testing/fake-frame.ts";

const ORIGIN = "https://connect.example";
const metadata = {
  flowId: "f",
  step: "connected",
  connectorUuid: null,
  connectionId: 7,
  state: null,
  timestamp: 1,
};
const result = {
  connectionId: 7,
  status: "connected",
  state: null,
  connectorUuid: null,
  alreadyHealthy: false,
  accounts: null,
  subscriptions: null,
} as const;

let made: Guichet[] = [];
let calls: string[] = [];

/** A page's options, which write down what is heard. */
const options = (changes: Partial<GuichetOptions> = {}): GuichetOptions => ({
  serverUrl: `${ORIGIN}/banks/`,
  fetchSession: () => Promise.resolve("connect-token-of-a-session"),
  onLoad: () => calls.push("onLoad"),
  onEvent: (name) => calls.push(`onEvent ${name}`),
  onSuccess: ({ status }) => calls.push(`onSuccess ${status}`),
  onExit: (error) => calls.push(`onExit ${error === null ? "null" : error.code}`),
  onClose: () => calls.push("onClose"),
  ...changes,
});
const create = (changes?: Partial<GuichetOptions>) => {
  const guichet = createGuichet(options(changes));
  made.push(guichet);
  return guichet;
};
const cover = () => findFrame()?.parentElement?.querySelector(".cover") ?? null;
const press = (name: string) => {
  const buttons = [...(cover()?.querySelectorAll("button") ?? [])];
  const button = buttons.find(({ textContent }) => textContent === name);
  if (button === undefined) throw new Error(`there is no button “${name}”`);
  button.click();
};
const told = (...expected: readonly string[]) => expect.poll(() => calls).toEqual(expected);

beforeEach(() => {
  calls = [];
  // jsdom has dialogs that do not open.
  HTMLDialogElement.prototype.showModal = function (this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function (this: HTMLDialogElement) {
    this.open = false;
  };
});
afterEach(() => {
  for (const guichet of made) guichet.destroy();
  made = [];
  vi.useRealTimers();
  window.history.replaceState(null, "", "/");
  sessionStorage.clear();
});

describe("a widget in a frame", () => {
  it("[T07] opens a frame of the server that may do little", () => {
    create().open();
    const frame = findFrame();
    expect(frame?.src).toBe(`${ORIGIN}/banks/frame`);
    expect(frame?.getAttribute("sandbox")).toBe("allow-scripts allow-same-origin allow-forms");
    expect(frame?.referrerPolicy).toBe("no-referrer");
    expect(frame?.title).toBe("Connect your bank");
  });

  it("starts the flow with plain options, and gives a token when it is asked for one", async () => {
    const guichet = create({ locale: "fr", accounts: { types: ["checking"] } });
    guichet.open();
    const frame = answerAsFrame(ORIGIN);
    frame.say({ type: "ready" });
    frame.say({ type: "needSession" });
    await expect.poll(() => frame.heard).toHaveLength(2);
    expect(frame.heard).toEqual([
      {
        type: "start",
        options: expect.objectContaining({ locale: "fr", accounts: { types: ["checking"] } }),
        layout: "modal",
        href: window.location.href,
        returnCode: null,
      },
      { type: "session", token: "connect-token-of-a-session" },
    ]);
    expect(cover()).toBeNull();
    guichet.update({ theme: "dark" });
    await expect
      .poll(() => frame.heard.at(-1))
      .toMatchObject({ type: "update", options: { theme: "dark", locale: "fr" } });
  });

  it("tells the page of everything once and in order, and is gone at the end", async () => {
    const guichet = create();
    const before = document.documentElement.outerHTML;
    guichet.open();
    guichet.open();
    expect(guichet.isOpen).toBe(true);
    const frame = answerAsFrame(ORIGIN);
    const messages: FrameMessage[] = [
      { type: "ready" },
      { type: "event", name: "OPEN", metadata },
      { type: "load" },
      { type: "success", result, metadata },
      { type: "close" },
      { type: "success", result, metadata },
    ];
    for (const message of messages) frame.say(message);
    await told("onEvent OPEN", "onLoad", "onSuccess connected", "onClose");
    expect(guichet.isOpen).toBe(false);
    expect(document.documentElement.outerHTML).toBe(before);
  });

  it("reads the latest callbacks, and goes on when one fails", async () => {
    const reported = vi.fn();
    vi.stubGlobal("reportError", reported);
    const guichet = create({
      onLoad: () => {
        throw new Error("of the host");
      },
    });
    guichet.open();
    const frame = answerAsFrame(ORIGIN);
    guichet.update({ onExit: () => calls.push("the latest") });
    frame.say({ type: "ready" });
    frame.say({ type: "load" });
    frame.say({ type: "exit", error: null, metadata });
    frame.say({ type: "close" });
    await told("the latest", "onClose");
    expect(reported).toHaveBeenCalledOnce();
    vi.unstubAllGlobals();
  });

  it("[T01] [T06] gives nothing to a window that is not its frame", async () => {
    const fetchSession = vi.fn(() => Promise.resolve("x".repeat(32)));
    create({ fetchSession }).open();
    const posted = vi.fn();
    const stranger = { postMessage: posted };
    const hello = { guichet: "hello", v: 1 };
    for (const origin of [ORIGIN, "https://evil.example", "null"])
      tellWindow({ data: hello, origin, source: stranger });
    tellWindow({ data: hello, origin: "null", source: null });
    await Promise.resolve();
    expect(posted).not.toHaveBeenCalled();
    expect(cover()).not.toBeNull();
    expect(calls).toEqual([]);
  });

  it("waits for a token that is still to come, and uses a token once", async () => {
    const guichet = create({ fetchSession: undefined, token: null });
    expect(guichet.ready).toBe(false);
    guichet.open();
    const frame = answerAsFrame(ORIGIN);
    frame.say({ type: "needSession" });
    await expect.poll(() => frame.heard).toHaveLength(1);
    guichet.update({ token: "late-token" });
    expect(guichet.ready).toBe(true);
    await expect.poll(() => frame.heard).toContainEqual({ type: "session", token: "late-token" });
    frame.say({ type: "needSession" });
    await expect
      .poll(() => frame.heard.at(-1))
      .toEqual({ type: "noSession", code: "session_expired" });
  });

  it("[integration I14] tells the frame every name, so that it names what is mistyped", async () => {
    const mistyped = { onSucess: () => undefined, aplication: "Shop" };
    create(mistyped as Partial<GuichetOptions>).open();
    const frame = answerAsFrame(ORIGIN);
    await expect
      .poll(() => frame.heard[0])
      .toMatchObject({ options: { onSucess: null, aplication: "Shop" } });
  });

  it.each([
    ["nothing", null, "null"],
    ["an object", { connectToken: "x" }, "[object Object]"],
    ["a number", 7, "7"],
  ])(
    "[integration I9] hands on what is no token, for the frame to name: %s",
    async (_, given, token) => {
      create({ fetchSession: () => Promise.resolve(given as unknown as string) }).open();
      const frame = answerAsFrame(ORIGIN);
      frame.say({ type: "needSession" });
      await expect.poll(() => frame.heard.at(-1)).toEqual({ type: "session", token });
    },
  );

  it.each([
    ["nobody answers", new TypeError("fetch failed"), "network_unreachable"],
    ["nobody is signed in", new Error("401"), "session_expired"],
  ])(
    "[integration I9] says why there is no session, and what was thrown, to the host alone: %s",
    async (_, failure, code) => {
      const logged = vi.spyOn(console, "error").mockReturnValue();
      const exits: unknown[] = [];
      create({
        fetchSession: () => Promise.reject(failure),
        onExit: (error) => exits.push(error),
      }).open();
      const frame = answerAsFrame(ORIGIN);
      frame.say({ type: "needSession" });
      await expect
        .poll(() => frame.heard.at(-1))
        .toEqual({ type: "noSession", code, thrown: true });
      expect(logged).toHaveBeenCalledExactlyOnceWith("fetchSession", failure);
      const recovery = { action: "start_again", actor: "psu", retryable: true } as const;
      const error = { code, message: "m", displayMessage: null, recovery, requestId: null };
      frame.say({ type: "exit", error, metadata });
      await expect.poll(() => exits).toEqual([{ ...error, cause: failure }]);
      logged.mockRestore();
    },
  );

  it("goes to a bank's address and to no other, and remembers whose flow left", async () => {
    create({ connectionId: 7 }).open();
    const frame = answerAsFrame(ORIGIN);
    for (const url of [
      ["javascript", "alert(1)"].join(":"),
      "http://evil.example",
      "data:text/html,x",
      "",
    ])
      frame.say({ type: "leave", url });
    frame.say({ type: "load" });
    await told("onLoad");
    expect(sessionStorage.getItem("guichet:left")).toBeNull();
    // jsdom goes to fragments only: an address of this page.
    frame.say({ type: "leave", url: `${window.location.href}#bank` });
    await expect.poll(() => window.location.hash).toBe("#bank");
    expect(sessionStorage.getItem("guichet:left")).toBe("7");
  });
});

describe("back from the bank", () => {
  const code = "return-code-of-this-flow";
  beforeEach(() => {
    window.history.replaceState(null, "", `/banks?tab=1&guichet_return=${code}#list`);
  });

  it("opens by itself, takes the code out of the address, and hands it to the flow", async () => {
    create();
    await Promise.resolve();
    expect(window.location.href).toMatch(/\/banks\?tab=1#list$/);
    const frame = answerAsFrame(ORIGIN);
    await expect.poll(() => frame.heard[0]).toMatchObject({ type: "start", returnCode: code });
  });

  it("opens the one of two widgets that left", async () => {
    sessionStorage.setItem("guichet:left", "7");
    const [other, mine] = [create(), create({ connectionId: 7 })];
    await Promise.resolve();
    expect([other.isOpen, mine.isOpen]).toEqual([false, true]);
  });

  it("[host-page 46] opens the one that left where the page has lost the code, once", async () => {
    window.history.replaceState(null, "", "/banks?tab=1");
    sessionStorage.setItem("guichet:left", "7");
    const [other, mine] = [create(), create({ connectionId: 7 })];
    await Promise.resolve();
    expect([other.isOpen, mine.isOpen]).toEqual([false, true]);
    const frame = answerAsFrame(ORIGIN);
    await expect.poll(() => frame.heard[0]).toMatchObject({ type: "start", returnCode: null });
    expect(create({ connectionId: 7 }).isOpen).toBe(false);
  });

  it("waits for its place when it is inline", async () => {
    const guichet = create({ layout: "inline" });
    await Promise.resolve();
    expect(guichet.isOpen).toBe(false);
    const place = document.createElement("div");
    document.body.append(place);
    guichet.mount(place);
    const frame = answerAsFrame(ORIGIN);
    await expect.poll(() => frame.heard[0]).toMatchObject({ layout: "inline", returnCode: code });
    frame.say({ type: "ready" });
    frame.say({ type: "height", height: 412 });
    await expect.poll(() => frame.element.style.height).toBe("412px");
    frame.say({ type: "height", height: 10 ** 9 });
    await expect.poll(() => frame.element.style.height).toBe("20000px");
    guichet.destroy();
    expect(place.childElementCount).toBe(0);
    place.remove();
  });
});

describe("[T11] a frame that does not come", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  });

  it("is given up after ten seconds, tried again, and told of when it is closed", async () => {
    create().open();
    vi.advanceTimersByTime(9_999);
    expect(cover()).toHaveTextContent("Connect your bank");
    vi.advanceTimersByTime(1);
    expect(cover()).toHaveTextContent("This did not load");
    const first = findFrame();
    press("Try again");
    expect(findFrame()).not.toBe(first);
    expect(cover()).not.toHaveTextContent("This did not load");
    vi.advanceTimersByTime(10_000);
    press("Close");
    expect(calls).toEqual(["onExit frame_blocked", "onClose"]);
    expect(findFrame()).toBeNull();
    expect(vi.getTimerCount()).toBe(0);
  });

  it("is shown when it comes late", async () => {
    create().open();
    vi.advanceTimersByTime(10_000);
    const frame = answerAsFrame(ORIGIN);
    vi.useRealTimers();
    frame.say({ type: "ready" });
    await expect.poll(cover).toBeNull();
  });

  it("names the directive when the page's own policy keeps it out", async () => {
    const exits: unknown[] = [];
    create({ onExit: (error) => exits.push(error?.message) }).open();
    const violation = { effectiveDirective: "frame-src", blockedURI: ORIGIN };
    document.dispatchEvent(Object.assign(new Event("securitypolicyviolation"), violation));
    press("Close");
    expect(exits).toEqual([
      `the frame of ${ORIGIN} did not load: add it to frame-src of this page's content security policy`,
    ]);
  });

  it("[T08] says that it is of another version", async () => {
    create().open();
    answerAsFrame(ORIGIN, { guichet: "hello", v: 2 });
    press("Close");
    expect(calls).toEqual(["onExit frame_blocked", "onClose"]);
  });

  it("[host-page 35] can be closed on a page that is not encrypted, where browsers give no `randomUUID`", () => {
    vi.stubGlobal("crypto", { getRandomValues: crypto.getRandomValues.bind(crypto) });
    create().open();
    press("Close");
    expect(calls).toEqual(["onExit null", "onClose"]);
    vi.unstubAllGlobals();
  });

  it("can be closed while it loads, and opened again", async () => {
    const guichet = create();
    guichet.open();
    press("Close");
    expect(calls).toEqual(["onExit null", "onClose"]);
    guichet.open();
    guichet.exit();
    expect(calls).toEqual(["onExit null", "onClose", "onExit null", "onClose"]);
    guichet.open();
    guichet.destroy();
    expect(calls).toHaveLength(4);
    expect(findFrame()).toBeNull();
  });
});

describe("the promise form", () => {
  const ending = async (...messages: FrameMessage[]) => {
    const outcome = connect(options());
    const frame = answerAsFrame(ORIGIN);
    for (const message of [...messages, { type: "close" } as const]) frame.say(message);
    return outcome;
  };
  const error = {
    code: "session_expired",
    message: "m",
    displayMessage: null,
    recovery: { action: "start_again", actor: "psu", retryable: true },
    requestId: null,
  } as const;

  it("answers how the flow ended", async () => {
    expect(await ending({ type: "success", result, metadata })).toEqual({
      status: "connected",
      connection: result,
    });
    expect(await ending({ type: "exit", error: null, metadata })).toEqual({ status: "cancelled" });
    expect(await ending({ type: "exit", error, metadata })).toEqual({ status: "failed", error });
    expect(calls).toContain("onClose");
  });
});

describe("options that cannot work", () => {
  it.each([
    [{ serverUrl: "connect.example" }, "serverUrl must be the https address"],
    [{ serverUrl: "http://connect.example" }, "serverUrl must be the https address"],
    [{ serverUrl: undefined }, "serverUrl must be the https address"],
    [{ fetchSession: undefined }, "fetchSession must be a function"],
    [{ fetchSession: "token" }, "fetchSession must be a function"],
    [{ token: 7 }, "token must be a connect token or null"],
    [{ layout: "page" }, 'layout must be "modal" or "inline"'],
    [{ place: "#place" }, "place must be an element"],
    [{ messages: { a: 1n } }, "options must be plain values"],
  ])("are named at once: %o", (wrong, message) => {
    const wronged = { ...options(), ...wrong } as unknown as GuichetOptions;
    expect(() => createGuichet(wronged)).toThrow(
      expect.objectContaining({
        name: "ConnectError",
        code: "implementation_error",
        message: expect.stringContaining(message),
      }),
    );
  });

  it("an inline widget without a place", () => {
    expect(() => {
      create({ layout: "inline" }).open();
    }).toThrow("layout inline needs a place");
  });
});
