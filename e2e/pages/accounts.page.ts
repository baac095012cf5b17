import { expect } from "@playwright/test";
import type { Locator } from "@playwright/test";
import type { ConnectPage } from "./connect.page.ts";

const words = {
  en: {
    which: "Which accounts do you want to share?",
    connected: "Your bank is connected",
    share: /^Share( \d+ accounts?)?$/,
    all: "Select all",
    nothing: "Share nothing",
    goOn: "Continue without them",
  },
  fr: {
    which: "Quels comptes voulez\u2011vous partager\u202f?",
    connected: "Votre banque est connectée",
    share: /^Partager( \d+ comptes?)?$/,
    all: "Tout sélectionner",
    nothing: "Ne rien partager",
    goOn: "Continuer sans les ajouter",
  },
} as const;

/** The choice of accounts, inside the widget. */
export class AccountsPage {
  readonly connect: ConnectPage;
  readonly words: (typeof words)["en"] | (typeof words)["fr"];

  constructor(connect: ConnectPage, locale: "en" | "fr" = "en") {
    this.connect = connect;
    this.words = words[locale];
  }

  get boxes(): Locator {
    return this.connect.widget.getByRole("checkbox");
  }

  box(name: string): Locator {
    return this.connect.widget.getByRole("checkbox", { name, exact: true });
  }

  get shareButton(): Locator {
    return this.connect.widget.getByRole("button", { name: this.words.share });
  }

  /** The question is there, with nothing ticked. */
  async expectChoice(): Promise<void> {
    await this.connect.expectHeading(this.words.which);
    for (const box of await this.boxes.all()) await expect(box).not.toBeChecked();
  }

  async share(): Promise<void> {
    await this.shareButton.click();
    await this.connect.expectHeading(this.words.connected);
  }

  /** Shares everything, whatever there is. */
  async finish(): Promise<void> {
    await this.expectChoice();
    if ((await this.boxes.count()) > 1) await this.connect.press(this.words.all);
    else await this.boxes.check();
    await this.share();
  }
}
