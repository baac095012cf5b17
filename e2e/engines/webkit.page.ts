import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect } from "@playwright/test";

const testingLibrary = readFileSync(
  fileURLToPath(import.meta.resolve("@testing-library/dom")).replace(
    /index\.js$/,
    "@testing-library/dom.umd.min.js",
  ),
  "utf8",
);

const find = `${testingLibrary}
const [role, name, flags] = arguments;
const { queryAllByRole, queryAllByLabelText } = window.TestingLibraryDom;
const pattern = new RegExp(name, flags);
return role === "field"
  ? queryAllByLabelText(document.body, pattern)
  : queryAllByRole(document.body, role, { name: pattern });`;

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

const patternOf = (name: string | RegExp) =>
  typeof name === "string" ? new RegExp(`^${escaped(name)}$`) : name;

/** The key under which WebDriver names an element. */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

const DRIVER = "http://127.0.0.1:4413";

/** Sends a command of WebDriver (W3C) and answers its value; what the driver says of a failure is thrown. */
async function command(method: "DELETE" | "GET" | "POST", path: string, body?: object) {
  const response = await fetch(`${DRIVER}${path}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const answer: unknown = await response.json();
  const value: unknown = Reflect.get(Object(answer), "value");
  if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(value)}`);
  return value;
}

/** A window of WebKit, and what is found in it by role and accessible name. */
export class WebKitPage {
  /** The path of the session at the driver. */
  private readonly session: string;

  private constructor(session: string) {
    this.session = session;
  }

  /** Opens a window with storage of its own. */
  static async open(): Promise<WebKitPage> {
    const binary =
      process.env["GUICHET_WEBKIT"] ?? "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";
    const wanted = {
      pageLoadStrategy: "normal",
      "webkitgtk:browserOptions": { binary, args: ["--automation"] },
    } as const;
    const begun = await command("POST", "/session", {
      capabilities: { alwaysMatch: wanted, firstMatch: [{}] },
    });
    return new WebKitPage(`/session/${String(Reflect.get(Object(begun), "sessionId"))}`);
  }

  async close(): Promise<void> {
    await command("DELETE", this.session);
  }

  async goto(address: string): Promise<void> {
    await command("POST", `${this.session}/url`, { url: address });
  }

  async address(): Promise<string> {
    return String(await command("GET", `${this.session}/url`));
  }

  /** Waits until the page shows this. */
  async expectThere(role: string, name: string | RegExp): Promise<void> {
    await expect.poll(async () => (await this.all(role, name)).length).toBeGreaterThan(0);
  }

  async expectHeading(name: string | RegExp): Promise<void> {
    await this.expectThere("heading", name);
  }

  /** Presses the last button of this name, as `ConnectPage` does. */
  async press(name: string | RegExp): Promise<void> {
    await this.expectThere("button", name);
    await this.act(await this.last("button", name), "click");
  }

  /** Types into the field with this label, instead of what is there. */
  async fill(label: string | RegExp, value: string): Promise<void> {
    await this.expectThere("field", label);
    const field = await this.last("field", label);
    await this.act(field, "clear");
    await this.act(field, "value", { text: value });
  }

  private async act(element: string, what: string, body: object = {}): Promise<void> {
    await command("POST", `${this.session}/element/${element}/${what}`, body);
  }

  private async last(role: string, name: string | RegExp): Promise<string> {
    const id = (await this.all(role, name)).at(-1);
    if (id === undefined) throw new Error(`No ${role} is named ${String(name)} any more.`);
    return id;
  }

  private async all(role: string, name: string | RegExp): Promise<readonly string[]> {
    const { source, flags } = patternOf(name);
    const args = [role, source, flags];
    const found = await command("POST", `${this.session}/execute/sync`, { script: find, args });
    return Array.isArray(found)
      ? found.map((element: unknown) => String(Reflect.get(Object(element), ELEMENT)))
      : [];
  }
}
