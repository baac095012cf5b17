import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect } from "@playwright/test";
import WebDriver from "webdriver";
import type { Client } from "webdriver";

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

/** A window of WebKit, and what is found in it by role and accessible name. */
export class WebKitPage {
  private readonly driver: Client;

  private constructor(driver: Client) {
    this.driver = driver;
  }

  /** Opens a window with storage of its own. */
  static async open(): Promise<WebKitPage> {
    const binary =
      process.env["GUICHET_WEBKIT"] ?? "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";
    const wanted = {
      pageLoadStrategy: "normal",
      "webkitgtk:browserOptions": { binary, args: ["--automation"] },
    } as const;
    const driver = await WebDriver.newSession({
      hostname: "127.0.0.1",
      port: 4413,
      path: "/",
      logLevel: "error",
      capabilities: { alwaysMatch: wanted, firstMatch: [{}] },
    });
    return new WebKitPage(driver);
  }

  async close(): Promise<void> {
    await this.driver.deleteSession();
  }

  async goto(address: string): Promise<void> {
    await this.driver.navigateTo(address);
  }

  async address(): Promise<string> {
    return this.driver.getUrl();
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
    await this.driver.elementClick(await this.last("button", name));
  }

  /** Types into the field with this label, instead of what is there. */
  async fill(label: string | RegExp, value: string): Promise<void> {
    await this.expectThere("field", label);
    const field = await this.last("field", label);
    await this.driver.elementClear(field);
    await this.driver.elementSendKeys(field, value);
  }

  private async last(role: string, name: string | RegExp): Promise<string> {
    const id = (await this.all(role, name)).at(-1);
    if (id === undefined) throw new Error(`No ${role} is named ${String(name)} any more.`);
    return id;
  }

  private async all(role: string, name: string | RegExp): Promise<readonly string[]> {
    const { source, flags } = patternOf(name);
    const found: unknown = await this.driver.executeScript(find, [role, source, flags]);
    return Array.isArray(found)
      ? found.map((element: unknown) => String(Reflect.get(Object(element), ELEMENT)))
      : [];
  }
}
