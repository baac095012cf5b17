import { expect, type Locator } from "@playwright/test";
import type { MessageId } from "../i18n/index.ts";
import type { Typed, WhatToType } from "../sandbox/index.ts";
import { fillForm } from "./fill-form.ts";
import { screenNames, type ScreenName } from "./screen-names.ts";
import { WidgetParts } from "./widget-parts.ts";
import type { TextValues } from "./widget-texts.ts";

/** What a person can press, by the name of its text: `label.notNow`, `decoupledEnded.primary`. */
export type ActionName = Extract<
  MessageId,
  | `label.${string}`
  | `${string}.primary`
  | `${string}.secondary`
  | "choosingAccounts.selectAll"
  | "choosingAccounts.shareNothing"
  | "connected.receipt"
  | "selectingConnector.showMore"
>;

/** A bank to connect: its name, the way in, and what it accepts. `bankFor` gives one for each scenario. */
export type BankToConnect = Pick<WhatToType, "details"> &
  Partial<Pick<WhatToType, "mechanism">> & { readonly name: string };

interface Waiting {
  /** Milliseconds. */
  readonly timeout?: number | undefined;
}

const forms = [
  "enteringCredentials",
  "enteringCredentials.beforeWebauth",
  "enteringCredentials.newPassword",
] as const;
const doors = ["leavingForBank", "leavingForBank.webview"] as const;
const questions = ["answering", "answering.next", "answering.refused"] as const;
const choices = ["choosingAccounts", "choosingAccounts.contracts"] as const;
const ends = ["connected", "connected.already"] as const;

/** Banks take seconds to show their first data. */
const FIRST_DATA_MS = 60_000;

const LAST_PRESS_MS = 60_000;

/**
 * The connect widget as a person meets it: by role and accessible name, in English and in French.
 *
 * It finds the widget in a page, in a frame, or in an element, and works the same in each.
 *
 * @example
 * const connect = new ConnectPage(page);
 * await connect.signIn(bankFor("otp"));
 * await connect.answer(...bankFor("otp").answers);
 * await connect.shareAccounts("all");
 * await connect.done();
 *
 * @public
 */
export class ConnectPage extends WidgetParts {
  /** Which screen the widget shows; `null` while there is none. Of a screen that comes back with a refusal, the refusal. */
  async screen(): Promise<ScreenName | null> {
    const headings = await this.widget.getByRole("heading").allTextContents();
    for (const text of headings.reverse()) {
      const found = screenNames.find((name) => this.words(`${name}.heading`).test(text.trim()));
      if (found !== undefined) return found;
    }
    return null;
  }

  /** The heading of a screen. */
  screenHeading(name: ScreenName, values?: TextValues): Locator {
    return this.heading(this.words(`${name}.heading`, values));
  }

  /** Waits until the widget shows this screen. */
  async expectScreen(
    name: ScreenName,
    values?: TextValues,
    { timeout }: Waiting = {},
  ): Promise<void> {
    await expect(this.screenHeading(name, values).last()).toBeVisible(
      timeout === undefined ? {} : { timeout },
    );
  }

  /** Waits until the widget shows one of these screens, and says which. */
  async waitForScreen<Name extends ScreenName>(
    names: readonly Name[],
    { timeout }: Waiting = {},
  ): Promise<Name> {
    let shown: Name | undefined;
    await expect
      .poll(
        async () => {
          const screen = await this.screen();
          shown = names.find((name) => name === screen);
          return screen;
        },
        { message: `waiting for ${names.join(" or ")}`, ...(timeout !== undefined && { timeout }) },
      )
      .toEqual(expect.stringMatching(new RegExp(`^(?:${names.join("|")})$`)));
    if (shown === undefined) throw new Error(`none of ${names.join(", ")} is shown`);
    return shown;
  }

  /** Presses what has this text; links count, too. */
  async act(name: ActionName, values?: TextValues): Promise<void> {
    await this.action(name, values).click();
  }

  /** What has this text and can be pressed. */
  action(name: ActionName, values?: TextValues): Locator {
    const words = this.words(name, values);
    return this.button(words).or(this.link(words)).last();
  }

  /** Looks for a bank by its name and chooses it. */
  async chooseBank(name: string): Promise<void> {
    await this.search.fill(name);
    await this.bankRow(name).click();
  }

  /** Chooses the bank's own page or a form, where the widget asks, and goes on. */
  async chooseWay(mechanism: "webauth" | "credentials"): Promise<void> {
    const way = this.words(`choosingSource.${mechanism}`);
    await this.widget.getByRole("radio", { name: way }).check();
    await this.act("label.continue");
  }

  /** Types or chooses, field by field, in the order given. */
  async fill(details: Typed): Promise<void> {
    await fillForm((label) => this.field(label), details);
  }

  /** Fills a form and sends it; `button` is its primary action, when several would do. */
  async submit(details: Typed = {}, button: string | RegExp = this.submitWords()): Promise<void> {
    await this.fill(details);
    await this.press(button);
  }

  /**
   * Chooses a bank and signs in as far as the widget goes: to the bank's answer, or to the bank's own page, where
   * `SandboxBankPage` takes over.
   */
  async signIn({ name, details, mechanism = "credentials" }: BankToConnect): Promise<void> {
    await this.chooseBank(name);
    let screen = await this.waitForScreen(["choosingSource", ...forms, ...doors]);
    if (screen === "choosingSource") {
      await this.chooseWay(mechanism);
      screen = await this.waitForScreen([...forms, ...doors]);
    }
    if (forms.some((form) => form === screen)) await this.submit(details);
    if (screen === "enteringCredentials.beforeWebauth" || doors.some((door) => door === screen))
      await this.goToBank();
  }

  /** Leaves for the bank's own page, or for the page of Powens that asks for the details. */
  async goToBank(): Promise<void> {
    const door = await this.waitForScreen(doors);
    await this.act(`${door}.primary`);
  }

  /** Answers what the bank asks, one question after the other: a code, a choice, a word. */
  async answer(...rounds: readonly Typed[]): Promise<void> {
    for (const [index, answers] of rounds.entries()) {
      await this.waitForScreen(index === 0 ? questions : ["answering.next"]);
      await this.submit(answers, this.words("answering.primary"));
    }
  }

  /** Shares every account (or contract), those of these names, or none. */
  async shareAccounts(
    which: "all" | "none" | readonly string[],
    { timeout = FIRST_DATA_MS }: Waiting = {},
  ): Promise<void> {
    const screen = await this.waitForScreen(choices, { timeout });
    if (which === "none") {
      await this.act("choosingAccounts.shareNothing");
      await this.expectScreen("nothingShared");
      return;
    }
    const boxes = this.widget.getByRole("checkbox");
    if (which !== "all")
      for (const name of which)
        await this.widget.getByRole("checkbox", { name, exact: true }).check();
    else if ((await boxes.count()) === 1) await boxes.check();
    else await this.act("choosingAccounts.selectAll");
    await this.act(`${screen}.primary`);
  }

  /** Waits for the end: the bank is connected. */
  async expectConnected({ timeout = FIRST_DATA_MS }: Waiting = {}): Promise<void> {
    await this.waitForScreen(ends, { timeout });
  }

  /** Takes note of the end: the widget closes, or the hosted page says that it is over. */
  async done(): Promise<void> {
    const end = await this.waitForScreen(ends);
    await this.pressLast(this.action("connected.primary"), end);
  }

  /** Goes back one screen, where the widget lets people. */
  async back(): Promise<void> {
    await this.widget
      .getByRole("button", { name: this.words("label.back") })
      .first()
      .click();
  }

  /** Closes the widget, and confirms where it asks because something would be lost. */
  async close(): Promise<void> {
    const before = await this.screen();
    await this.widget
      .getByRole("button", { name: this.words("label.close") })
      .first()
      .click();
    await expect.poll(() => this.screen()).not.toBe(before);
    if ((await this.screen()) !== "leaving") return;
    await this.pressLast(this.action("leaving.secondary"), "leaving");
  }

  /** Presses what closes a screen. A browser does not always answer for a frame that goes with the press. */
  private async pressLast(action: Locator, screen: ScreenName): Promise<void> {
    const gone = expect(this.screenHeading(screen)).toHaveCount(0, { timeout: LAST_PRESS_MS });
    await Promise.race([gone, action.click().then(() => gone)]);
  }

  private submitWords(): RegExp {
    const names = [
      "enteringCredentials.primary",
      "answering.primary",
      "label.tryAgain",
      "label.continue",
    ] as const;
    return new RegExp(names.map((name) => this.words(name).source).join("|"));
  }
}
