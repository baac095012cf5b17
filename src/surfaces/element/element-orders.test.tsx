import { act, cleanup, render } from "@testing-library/react";
import { createElement } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { answerAsFrame, findFrame } from "../../embed/testing/fake-frame.ts";
import { createElementClass } from "./guichet-connect-element.ts";
import type { GuichetConnectElement } from "./index.ts";
import "./index.ts";

const ORIGIN = "https://connect.example";
const fetchSession = () => Promise.resolve("connect-token-of-a-session");
const logged = vi.fn();
/** A message takes one turn of the event loop; the table is long. */
const SOON = { interval: 1 };

/** Every order of some things. */
const ordersOf = <Thing,>(things: readonly Thing[]): Thing[][] =>
  things.length === 0
    ? [[]]
    : things.flatMap((first) =>
        ordersOf(things.filter((other) => other !== first)).map((rest) => [first, ...rest]),
      );

type Act = (element: GuichetConnectElement) => void;

/** What a page or a framework does to an element, in whatever order it comes to it. */
const acts: Readonly<Record<string, Act>> = {
  server: (element) => {
    element.setAttribute("server-url", ORIGIN);
  },
  options: (element) => {
    element.options = { application: "Shop", connectionId: 7 };
  },
  session: (element) => {
    element.fetchSession = fetchSession;
  },
  open: (element) => {
    element.setAttribute("open", "");
  },
  append: (element) => {
    document.body.append(element);
  },
};
const orders = ordersOf(Object.keys(acts));

/** Lets what waits for the end of the task run. */
const settle = () => act(async () => Promise.resolve());

const expectOpen = async (element: GuichetConnectElement) => {
  await settle();
  expect(element.isOpen).toBe(true);
  const frame = answerAsFrame(ORIGIN);
  await expect
    .poll(() => frame.heard[0], SOON)
    .toMatchObject({ type: "start", options: { application: "Shop", connectionId: 7 } });
  return frame;
};

beforeEach(() => {
  HTMLDialogElement.prototype.showModal = function (this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function (this: HTMLDialogElement) {
    this.open = false;
  };
  vi.spyOn(console, "error").mockImplementation(logged);
});
afterEach(() => {
  cleanup();
  document.body.replaceChildren();
  logged.mockReset();
  vi.restoreAllMocks();
});

let late = 0;
/** An element whose definition has not been loaded yet. */
const undefinedElement = () => {
  late += 1;
  const name = `guichet-late-${String(late)}`;
  return {
    element: document.createElement(name) as GuichetConnectElement,
    define: () => {
      customElements.define(name, createElementClass());
    },
  };
};

describe("[host-page 44] an element that is told what it needs, in any order", () => {
  it.each(orders.map((order) => [order.join(", "), order] as const))(
    "opens with all of it: %s",
    async (_, order) => {
      const element = document.createElement("guichet-connect");
      for (const name of order) acts[name]?.(element);
      await expectOpen(element);
      expect(element.fetchSession).toBe(fetchSession);
      expect(logged).not.toHaveBeenCalled();
    },
  );

  it("keeps each property when another is set again", () => {
    const element = document.createElement("guichet-connect");
    element.fetchSession = fetchSession;
    element.theme = "dark";
    element.options = { application: "Shop", theme: "light" };
    element.options = { locale: "fr" };
    expect(element.fetchSession).toBe(fetchSession);
    expect(element.options).toEqual({ locale: "fr" });
    expect(element.theme).toBe("dark");
    element.theme = undefined;
    element.setAttribute("theme", "light");
    expect(element.theme).toBe("light");
  });

  it("takes every attribute as a property as well", async () => {
    const element = document.createElement("guichet-connect");
    element.serverUrl = ORIGIN;
    Object.assign(element, { application: "Shop", locale: "fr", theme: "dark", token: null });
    element.open = true;
    document.body.append(element);
    await settle();
    const frame = answerAsFrame(ORIGIN);
    await expect
      .poll(() => frame.heard[0])
      .toMatchObject({ options: { application: "Shop", locale: "fr", theme: "dark" } });
    element.token = "a-connect-token";
    frame.say({ type: "needSession" });
    await expect
      .poll(() => frame.heard.at(-1))
      .toEqual({ type: "session", token: "a-connect-token" });
  });

  it("forgets what is taken back", async () => {
    const element = document.createElement("guichet-connect");
    for (const name of ["server", "session", "open", "append"]) acts[name]?.(element);
    element.theme = "dark";
    element.options = { locale: "fr", application: "Shop" };
    await settle();
    const frame = answerAsFrame(ORIGIN);
    element.theme = undefined;
    element.options = { application: "Shop" };
    await expect
      .poll(() => frame.heard.at(-1))
      .toMatchObject({ type: "update", options: { application: "Shop" } });
    expect(frame.heard.at(-1)).not.toMatchObject({ options: { theme: "dark" } });
    expect(frame.heard.at(-1)).not.toMatchObject({ options: { locale: "fr" } });
  });
});

describe("[host-page 43] an element that is defined after the page has used it", () => {
  it.each(orders.map((order) => [order.join(", "), order] as const))(
    "opens with all that was set before: %s",
    async (_, order) => {
      const { element, define } = undefinedElement();
      for (const name of order) acts[name]?.(element);
      define();
      await expectOpen(element);
      expect(logged).not.toHaveBeenCalled();
    },
  );

  it.each(["options", "fetchSession", "serverUrl", "open", "theme", "token"] as const)(
    "has nothing left over its own accessor: %s",
    (name) => {
      const { element, define } = undefinedElement();
      const value = name === "open" ? true : name === "fetchSession" ? fetchSession : "dark";
      Reflect.set(element, name, value);
      document.body.append(element);
      define();
      expect(Object.hasOwn(element, name)).toBe(false);
      expect(element[name]).toEqual(value);
    },
  );

  it("is shown at once after the import", () => {
    const { element, define } = undefinedElement();
    for (const name of ["append", "server", "session", "options"]) acts[name]?.(element);
    define();
    element.show();
    expect(element.isOpen).toBe(true);
  });
});

describe("[host-page 44] an element that React 19 draws", () => {
  const parts = {
    server: () => ({ "server-url": ORIGIN }),
    // As people write it: an object made in the render.
    options: () => ({ options: { application: "Shop", connectionId: 7 } }),
    session: () => ({ fetchSession }),
    open: (open: boolean) => ({ open }),
  };
  const propsIn = (order: readonly string[], open: boolean) =>
    Object.assign({}, ...order.map((name) => parts[name as keyof typeof parts](open))) as object;

  it.each(ordersOf(Object.keys(parts)).map((order) => [order.join(", "), order] as const))(
    "opens when it is to be open, and goes on when it is drawn again: %s",
    async (_, order) => {
      const draw = (open: boolean) => createElement("guichet-connect", propsIn(order, open));
      const { rerender } = render(draw(false));
      rerender(draw(false));
      await settle();
      expect(findFrame()).toBeNull();
      rerender(draw(true));
      const element = document.querySelector<GuichetConnectElement>("guichet-connect");
      if (element === null) throw new Error("React drew no element");
      const frame = await expectOpen(element);
      rerender(draw(true));
      await settle();
      expect(findFrame()).toBe(frame.element);
      frame.say({ type: "ready" });
      await expect.poll(() => frame.element.parentElement?.querySelector(".cover")).toBeNull();
      rerender(draw(false));
      await expect.poll(() => frame.heard).toContainEqual({ type: "close", force: false });
      expect(logged).not.toHaveBeenCalled();
    },
  );
});

describe("[host-page 44] an element that is to be open, as frameworks write it", () => {
  it.each([
    ["an attribute", "", true],
    ["an attribute of React 18, yes", "true", true],
    ["an attribute of React 18, no", "false", false],
    ["a name of its own", "open", true],
  ])("by %s", async (_, text, isOpen) => {
    const element = document.createElement("guichet-connect");
    for (const name of ["server", "session", "append"]) acts[name]?.(element);
    element.setAttribute("open", text);
    await settle();
    expect([element.open, element.isOpen]).toEqual([isOpen, isOpen]);
    element.setAttribute("open", "false");
    expect([element.open, element.isOpen]).toEqual([false, false]);
    element.setAttribute("open", "");
    element.removeAttribute("open");
    expect(element.isOpen).toBe(false);
  });

  it.each([
    [true, true],
    ["", true],
    ["true", true],
    [false, false],
    ["false", false],
    [null, false],
    [undefined, false],
  ])("by its property, set to %j", async (value, isOpen) => {
    const element = document.createElement("guichet-connect");
    for (const name of ["server", "session", "append"]) acts[name]?.(element);
    Reflect.set(element, "open", value);
    await settle();
    expect([element.open, element.isOpen]).toEqual([isOpen, isOpen]);
  });
});
