import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { answerAsFrame, findFrame } from "../../embed/testing/fake-frame.ts";
import type { GuichetConnectElement } from "./index.ts";
import "./index.ts";

const ORIGIN = "https://connect.example";
const fetchSession = () => Promise.resolve("connect-token-of-a-session");
const metadata = {
  flowId: "f",
  step: "selectingConnector",
  connectorUuid: null,
  connectionId: null,
  state: null,
  timestamp: 1,
};
const complete = { "server-url": ORIGIN, open: "" };
let said: string[] = [];

const put = (attributes: Readonly<Record<string, string>>, properties: object = {}) => {
  const element = Object.assign(document.createElement("guichet-connect"), properties);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  document.body.append(element);
  return element;
};
const settle = () => Promise.resolve();

beforeEach(() => {
  said = [];
  HTMLDialogElement.prototype.showModal = function (this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function (this: HTMLDialogElement) {
    this.open = false;
  };
  for (const level of ["error", "warn"] as const)
    vi.spyOn(console, level).mockImplementation((text: unknown) => said.push(String(text)));
});
afterEach(() => {
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

describe("[host-page 44] an element that is to be open and cannot", () => {
  it.each([
    [{ open: "" }, {}, /waits for the attribute server-url/],
    [complete, {}, /waits for the property fetchSession, or for a token/],
    [complete, { fetchSession: null }, /waits for the property fetchSession/],
    [complete, { fetchSession: "token" }, /fetchSession must be a function/],
    [{ ...complete, "server-url": "connect.example" }, { fetchSession }, /serverUrl must be/],
    [{ ...complete, layout: "popup" }, { fetchSession }, /layout must be "modal" or "inline"/],
  ])("says once what is missing or wrong: %j %o", async (attributes, properties, expected) => {
    const element = put(attributes, properties);
    await settle();
    expect(said).toEqual([expect.stringMatching(/^Guichet: /)]);
    expect(said[0]).toMatch(expected);
    element.setAttribute("open", "open");
    element.setAttribute("locale", "fr");
    document.body.append(element);
    await settle();
    expect(said).toHaveLength(1);
    expect(findFrame()).toBeNull();
  });

  it.each([
    ["serverurl", "the attribute serverurl is written server-url"],
    ["server_url", "the attribute server_url is written server-url"],
    ["serverURL", "the attribute serverurl is written server-url"],
    ["fetch-session", "fetch-session is no attribute: set the property fetchSession"],
    ["fetchsession", "fetchsession is no attribute: set the property fetchSession"],
    ["options", "options is no attribute: set the property options"],
    ["connection-id", "connection-id is no attribute: put connectionId into the property options"],
    ["connectors", "connectors is no attribute: put connectors into the property options"],
    ["aplication", "the attribute aplication is written application"],
  ])("names an attribute that is passed over: %s", async (attribute, expected) => {
    put({ open: "", [attribute]: "x" });
    await settle();
    expect(said[0]).toBe(`Guichet: <guichet-connect> ${expected}`);
    expect(said[1]).toMatch(/waits for/);
    expect(said).toHaveLength(2);
  });

  it.each([
    "class",
    "style",
    "title",
    "data-theme",
    "aria-label",
    "role",
    "slot",
    "hidden",
    "lang",
  ])("leaves an attribute of the page alone: %s", async (attribute) => {
    put({ ...complete, [attribute]: "x" }, { fetchSession });
    await settle();
    expect(said).toEqual([]);
  });

  it.each([
    [{ onSuccess: () => undefined }, "options.onSuccess is not called: listen to guichet-success"],
    ["application", "options must be an object"],
  ])("names what is wrong in its options: %o", async (options, expected) => {
    put(complete, { fetchSession, options });
    await settle();
    expect(said).toEqual([`Guichet: <guichet-connect> ${expected}`]);
  });

  it("names an option that there is none of, and the one that was meant, and opens", async () => {
    const element = put(complete, { fetchSession, options: { aplication: "Shop", colour: "red" } });
    await settle();
    expect(said).toEqual([
      "Guichet: <guichet-connect> there is no option aplication: did you mean application?",
      "Guichet: <guichet-connect> there is no option colour",
    ]);
    expect(element.isOpen).toBe(true);
  });

  it("names a mistyped fetchSession beside what is missing", async () => {
    put(complete, { options: { fetchSesion: fetchSession } });
    await settle();
    expect(said).toEqual([
      "Guichet: <guichet-connect> there is no option fetchSesion: did you mean fetchSession?",
      expect.stringMatching(/waits for the property fetchSession/),
    ]);
  });

  it("says nothing before anybody wants it open, and names what it has when it is shown", async () => {
    const element = put({ serverurl: ORIGIN });
    await settle();
    expect(said).toEqual([]);
    expect(() => {
      element.show();
    }).toThrow("serverUrl must be the https address");
    expect(said).toEqual([
      "Guichet: <guichet-connect> the attribute serverurl is written server-url",
    ]);
  });

  it("goes on with what it had when an option is changed to one that cannot work", async () => {
    const element = put(complete, { fetchSession });
    await settle();
    element.options = { layout: "popup" as "inline" };
    expect(said).toEqual(['Guichet: <guichet-connect> layout must be "modal" or "inline"']);
    expect(element.isOpen).toBe(true);
  });
});

const heardOf = (element: GuichetConnectElement) => {
  const heard: string[] = [];
  for (const name of ["event", "exit", "close"])
    element.addEventListener(`guichet-${name}`, () => heard.push(name));
  return heard;
};

describe("[host-page 61] an element that is moved to another place of the page", () => {
  const place = () => {
    const made = document.createElement("div");
    document.body.append(made);
    return made;
  };

  it("tells that the flow is closed where the browser loads its frame anew, and opens again", async () => {
    const element = put({ ...complete, layout: "inline" }, { fetchSession });
    const heard = heardOf(element);
    await settle();
    const before = findFrame();
    answerAsFrame(ORIGIN).say({ type: "event", name: "OPEN", metadata });
    await vi.waitFor(() => {
      expect(heard).toEqual(["event"]);
    });
    place().append(element);
    expect(heard).toEqual(["event", "exit", "close"]);
    await settle();
    expect(element.isOpen).toBe(true);
    expect(findFrame()).not.toBe(before);
  });

  it("keeps its frame in a move that keeps frames", async () => {
    const element = put({ ...complete, layout: "inline" }, { fetchSession });
    const heard = heardOf(element);
    await settle();
    const before = findFrame();
    // What a browser calls in the place of the two other callbacks, for `moveBefore`.
    expect(Reflect.get(element, "connectedMoveCallback")).toBeTypeOf("function");
    (element as unknown as { connectedMoveCallback(): void }).connectedMoveCallback();
    await settle();
    expect(findFrame()).toBe(before);
    expect(heard).toEqual([]);
  });

  it("tells nothing when it is taken away for good", async () => {
    const element = put(complete, { fetchSession });
    const heard = heardOf(element);
    await settle();
    element.remove();
    await settle();
    expect(findFrame()).toBeNull();
    expect(heard).toEqual([]);
  });
});
