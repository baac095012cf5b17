import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect } from "@playwright/test";
import { elementOf, idsOf, openSession } from "./webdriver.ts";
import type { WebKitSession } from "./webdriver.ts";

const testingLibrary = readFileSync(
  fileURLToPath(import.meta.resolve("@testing-library/dom")).replace(
    /index\.js$/,
    "@testing-library/dom.umd.min.js",
  ),
  "utf8",
);

const find = `${testingLibrary}
const [role, name, flags] = arguments;
const { queryAllByRole, queryAllByLabelText, queryAllByText } = window.TestingLibraryDom;
const pattern = new RegExp(name, flags);
if (role === "field") return queryAllByLabelText(document.body, pattern);
if (role === "text") return queryAllByText(document.body, pattern);
return queryAllByRole(document.body, role, { name: pattern });`;

/** The loader puts the frame into a shadow root. */
const findFrame = `
const roots = [...document.querySelectorAll("*")].flatMap(({ shadowRoot }) => shadowRoot ?? []);
return [document, ...roots].map((root) => root.querySelector("iframe")).find(Boolean) ?? null;`;

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

const patternOf = (name: string | RegExp) =>
  typeof name === "string" ? new RegExp(`^${escaped(name)}$`) : name;

/** A window of WebKit, and what is found in it by role and accessible name. */
export class WebKitPage {
  private readonly session: WebKitSession;

  private constructor(session: WebKitSession) {
    this.session = session;
  }

  /** Opens a window with storage of its own. */
  static async open(): Promise<WebKitPage> {
    return new WebKitPage(await openSession());
  }

  async close(): Promise<void> {
    await this.session.command("DELETE", "");
  }

  async goto(address: string): Promise<void> {
    await this.session.command("POST", "/url", { url: address });
  }

  async address(): Promise<string> {
    return String(await this.session.command("GET", "/url"));
  }

  /** From now on everything is looked for in the frame of the page, which is waited for. */
  async enterFrame(): Promise<void> {
    await expect.poll(() => this.session.execute(findFrame)).not.toBeNull();
    await this.session.command("POST", "/frame", { id: await this.session.execute(findFrame) });
  }

  /** From now on everything is looked for in the page itself. */
  async leaveFrame(): Promise<void> {
    await this.session.command("POST", "/frame", { id: null });
  }

  /** Waits until the page shows this. */
  async expectThere(role: string, name: string | RegExp): Promise<void> {
    await expect.poll(async () => (await this.all(role, name)).length).toBeGreaterThan(0);
  }

  async expectHeading(name: string | RegExp): Promise<void> {
    await this.expectThere("heading", name);
  }

  async expectText(text: string | RegExp): Promise<void> {
    await this.expectThere("text", text);
  }

  /** Presses the last button of this name, as `ConnectPage` does. */
  async press(name: string | RegExp): Promise<void> {
    await this.expectThere("button", name);
    await this.click(await this.last("button", name));
  }

  /**
   * Types into the field with this label, instead of what is there. It is clicked first: in a frame of another site
   * WebKit lets no script move the focus before the user has acted there.
   */
  async fill(label: string | RegExp, value: string): Promise<void> {
    await this.expectThere("field", label);
    const field = await this.last("field", label);
    await this.click(field);
    await this.act(field, "clear");
    await this.act(field, "value", { text: value });
  }

  /** The driver does not scroll to what is in a row with `content-visibility: auto`; the browser does. */
  private async click(element: string): Promise<void> {
    const scroll = "arguments[0].scrollIntoView({ block: 'center' });";
    await this.session.execute(scroll, [elementOf(element)]);
    await this.act(element, "click");
  }

  private async act(element: string, what: string, body: object = {}): Promise<void> {
    await this.session.command("POST", `/element/${element}/${what}`, body);
  }

  private async last(role: string, name: string | RegExp): Promise<string> {
    const id = (await this.all(role, name)).at(-1);
    if (id === undefined) throw new Error(`No ${role} is named ${String(name)} any more.`);
    return id;
  }

  private async all(role: string, name: string | RegExp): Promise<readonly string[]> {
    const { source, flags } = patternOf(name);
    return idsOf(await this.session.execute(find, [role, source, flags]));
  }
}
