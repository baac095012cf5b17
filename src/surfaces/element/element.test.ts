import { spawnSync } from "node:child_process";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { answerAsFrame, findFrame } from "../../embed/testing/fake-frame.ts";
import { defineGuichetElement } from "./index.ts";
import type { GuichetConnectElement } from "./index.ts";

const ORIGIN = "https://connect.example";
const metadata = {
  flowId: "f",
  step: "connected",
  connectorUuid: null,
  connectionId: null,
  state: null,
  timestamp: 1,
};
const fetchSession = () => Promise.resolve("connect-token-of-a-session");
let heard: string[] = [];

const put = (attributes: Readonly<Record<string, string>>): GuichetConnectElement => {
  const element = document.createElement("guichet-connect");
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  document.body.append(element);
  return element;
};

beforeEach(() => {
  heard = [];
  HTMLDialogElement.prototype.showModal = function (this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function (this: HTMLDialogElement) {
    this.open = false;
  };
});
afterEach(() => {
  document.body.replaceChildren();
});

describe("<guichet-connect>", () => {
  it("opens with its attribute once it has what it needs, whatever comes first", async () => {
    const element = put({ "server-url": ORIGIN, open: "" });
    await Promise.resolve();
    expect(element.isOpen).toBe(false);
    element.fetchSession = fetchSession;
    expect(element.isOpen).toBe(true);
    expect(findFrame()?.src).toBe(`${ORIGIN}/frame`);
    element.remove();
    expect(findFrame()).toBeNull();
  });

  it("stands where it is when it is inline, and over the page otherwise", () => {
    const inline = put({ "server-url": ORIGIN, layout: "inline" });
    inline.fetchSession = fetchSession;
    inline.show();
    expect(inline.shadowRoot?.firstElementChild?.childElementCount).toBe(1);
    inline.remove();
    const modal = put({ "server-url": ORIGIN });
    modal.fetchSession = fetchSession;
    modal.show();
    expect(modal.shadowRoot?.firstElementChild?.childElementCount).toBe(0);
    expect(findFrame()).not.toBeNull();
  });

  it("hands on attributes and options, and changes of them", async () => {
    const element = put({ "server-url": ORIGIN, locale: "fr", theme: "dark" });
    element.options = { fetchSession, theme: "light", accounts: false };
    element.show();
    const frame = answerAsFrame(ORIGIN);
    await expect
      .poll(() => frame.heard[0])
      .toMatchObject({ options: { locale: "fr", theme: "light", accounts: false } });
    element.setAttribute("locale", "en");
    await expect
      .poll(() => frame.heard.at(-1))
      .toMatchObject({ type: "update", options: { locale: "en" } });
  });

  it("tells of the flow by events that bubble, and is closed at the end", async () => {
    for (const name of ["load", "event", "exit", "close"])
      document.body.addEventListener(`guichet-${name}`, (event) => {
        heard.push(`${name} ${JSON.stringify((event as CustomEvent<unknown>).detail)}`);
      });
    const element = put({ "server-url": ORIGIN, open: "" });
    element.fetchSession = fetchSession;
    const frame = answerAsFrame(ORIGIN);
    frame.say({ type: "ready" });
    frame.say({ type: "event", name: "OPEN", metadata });
    frame.say({ type: "load" });
    frame.say({ type: "exit", error: null, metadata });
    frame.say({ type: "close" });
    await expect
      .poll(() => heard)
      .toEqual([
        `event ${JSON.stringify({ name: "OPEN", metadata })}`,
        "load null",
        `exit ${JSON.stringify({ error: null, metadata })}`,
        "close null",
      ]);
    expect(element.hasAttribute("open")).toBe(false);
    expect(element.isOpen).toBe(false);
  });

  it("closes when its attribute goes", async () => {
    const element = put({ "server-url": ORIGIN, open: "" });
    element.fetchSession = fetchSession;
    const frame = answerAsFrame(ORIGIN);
    frame.say({ type: "ready" });
    await expect.poll(() => findFrame()?.parentElement?.querySelector(".cover")).toBeNull();
    element.removeAttribute("open");
    await expect.poll(() => frame.heard.at(-1)).toEqual({ type: "close", force: false });
  });

  it("says what is wrong when it is shown without what it needs", () => {
    expect(() => {
      put({ "server-url": "connect.example" }).show();
    }).toThrow("serverUrl must be the https address");
    expect(() => {
      put({ "server-url": ORIGIN }).show();
    }).toThrow("fetchSession must be a function");
  });

  it("is defined once", () => {
    const defined = customElements.get("guichet-connect");
    defineGuichetElement();
    expect(customElements.get("guichet-connect")).toBe(defined);
  });
});

it.each(["element", "loader"])("guichet/%s is imported on a server without harm", (name) => {
  const code = `import * as all from "guichet/${name}"; console.log(Object.keys(all).sort().join());`;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", code], {
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  expect(stdout.trim()).toBe(
    name === "element" ? "defineGuichetElement" : "connect,createGuichet,loadGuichet",
  );
});
