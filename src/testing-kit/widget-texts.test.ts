import { describe, expect, it } from "vitest";
import { en } from "../i18n/catalogue/en.ts";
import { fr } from "../i18n/catalogue/fr.ts";
import { screenNames } from "./screen-names.ts";
import { createWidgetTexts } from "./widget-texts.ts";

const words = createWidgetTexts();

describe("the words of the widget", () => {
  it.each([
    ["a text", "label.notNow", "Not now", "Plus tard"],
    ["a place", "enteringCredentials.heading", "Sign in to Neuf (9)", "Connectez-vous à Neuf (9)"],
    ["no number", "choosingAccounts.primary", "Share", "Partager"],
    ["one", "choosingAccounts.primary", "Share 1 account", "Partager 1 compte"],
    ["many", "choosingAccounts.primary", "Share 12 accounts", "Partager 12 comptes"],
  ] as const)("are known in both languages: %s", (_, id, english, french) => {
    expect(english).toMatch(words(id));
    expect(french).toMatch(words(id));
    expect(english).not.toMatch(createWidgetTexts("fr")(id));
    expect(french).not.toMatch(createWidgetTexts("en")(id));
  });

  it("are whole, and take no other for themselves", () => {
    expect("Share 12 accounts, please").not.toMatch(words("choosingAccounts.primary"));
    expect("Sharing").not.toMatch(words("choosingAccounts.primary"));
    expect("Sign in to Phare").not.toMatch(
      words("enteringCredentials.heading", { bank: "Vieux Moulin" }),
    );
    expect("Share 12 accounts").not.toMatch(words("choosingAccounts.primary", { count: 3 }));
    expect("Share 3 accounts").toMatch(words("choosingAccounts.primary", { count: 3 }));
  });

  it("are those of the host where it has its own", () => {
    const own = createWidgetTexts("en", { "enteringCredentials.heading": "Hello, {bank}!" });
    expect("Hello, Phare!").toMatch(own("enteringCredentials.heading"));
    expect("Sign in to Phare").not.toMatch(own("enteringCredentials.heading"));
  });

  it("make no difference between kinds of spaces", () => {
    const text = fr["choosingSource.heading"];
    expect(text.replaceAll(/[\u00a0\u202f]/g, " ")).toMatch(words("choosingSource.heading"));
    expect(text).toMatch(words("choosingSource.heading"));
  });
});

describe("the names of screens", () => {
  it("are all that have a heading of their own", () => {
    expect(screenNames).toContain("selectingConnector");
    expect(screenNames).toContain("enteringCredentials.wrongpassAgain");
    expect(screenNames).not.toContain("bankMessage");
    expect(screenNames.length).toBeGreaterThan(40);
  });

  it.each([
    ["English", en],
    ["French", fr],
  ])("can be told apart by their headings, in %s", (_, texts) => {
    for (const name of screenNames) {
      const heading = texts[`${name}.heading`].replace(/\{\w+\}/g, "Neuf");
      const first = screenNames.find((other) => words(`${other}.heading`).test(heading));
      expect([heading, first]).toEqual([heading, name]);
    }
  });
});
