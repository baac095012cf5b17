import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { choices } from "../../flow/index.ts";
import type { StepOf } from "../../flow/index.ts";
import { attemptAt, bank, connectionTo } from "../../react/testing/bank.ts";
import { renderStep } from "../../react/testing/render-step.tsx";
import { itLeads, itReads } from "../../react/testing/step-words.tsx";
import { ChoosingSourceScreen } from "./choosing-source.controller.tsx";

const source = { auth_mechanism: "webauth", account_types: ["checking", "card"] };
const connector = bank({
  sources: [
    { id: 1, name: "openapi", priority: 1, ...source },
    {
      id: 2,
      name: "directaccess",
      priority: 2,
      auth_mechanism: "credentials",
      account_types: ["aTypeOfTheFuture"],
    },
  ],
});
const state: StepOf<"choosingSource"> = {
  step: "choosingSource",
  connector,
  ways: choices(connector),
};

describe("choosingSource", () => {
  it("asks one question, its heading, and says what each way reaches", async () => {
    await renderStep(state, <ChoosingSourceScreen />);
    const heading = screen.getByRole("heading", { name: "How do you want to connect?" });
    expect(heading).toHaveFocus();
    const group = screen.getByRole("radiogroup", { name: "How do you want to connect?" });
    expect(
      within(group).getByRole("radio", { name: "On your bank’s site or app" }),
    ).toHaveAccessibleDescription("Accounts: current accounts and cards");
    expect(
      within(group).getByRole("radio", { name: "Here, with your sign-in details" }),
    ).toHaveAccessibleDescription("Accounts: other accounts");
    for (const radio of within(group).getAllByRole("radio")) expect(radio).not.toBeChecked();
  });

  it("speaks French", async () => {
    await renderStep(state, <ChoosingSourceScreen />, { locale: "fr" });
    expect(screen.getByRole("radio", { name: "Ici, avec vos identifiants" })).toBeVisible();
  });

  it("says that a way must be chosen, and takes focus each time", async () => {
    const { user, instance } = await renderStep(state, <ChoosingSourceScreen />);
    const proceed = screen.getByRole("button", { name: "Continue" });
    await user.click(proceed);
    const summary = screen.getByRole("region", { name: "There is 1 problem" });
    expect(summary).toHaveFocus();
    await user.click(proceed);
    expect(summary).toHaveFocus();
    await user.click(within(summary).getByRole("link", { name: "Choose how to connect." }));
    expect(screen.getByRole("radio", { name: "On your bank’s site or app" })).toHaveFocus();
    expect(instance.store.getState().step).toBe("choosingSource");
  });

  it.each([
    ["On your bank’s site or app", "enteringCredentials", "openapi"],
    ["Here, with your sign-in details", "enteringCredentials", "directaccess"],
  ])("goes on by the way that was chosen: %s", async (name, step, chosen) => {
    const { user, instance } = await renderStep(state, <ChoosingSourceScreen />);
    await user.click(screen.getByRole("radio", { name }));
    await user.keyboard("{Enter}");
    expect(instance.store.getState()).toMatchObject({
      step,
      attempt: { wayIn: { source: chosen } },
    });
  });

  it("[host-page 02] goes on by the way that is marked, also where no event told of it", async () => {
    const { user, instance } = await renderStep(state, <ChoosingSourceScreen />);
    await user.click(screen.getByRole("radio", { name: "On your bank’s site or app" }));
    const other = { name: "Here, with your sign-in details" };
    screen.getByRole<HTMLInputElement>("radio", other).checked = true;
    await user.click(screen.getByRole("button", { name: "Continue" }));
    expect(instance.store.getState()).toMatchObject({
      attempt: { wayIn: { source: "directaccess" } },
    });
  });

  it("goes back to the list", async () => {
    const { user, instance } = await renderStep(state, <ChoosingSourceScreen />);
    await user.click(screen.getByRole("button", { name: "Back" }));
    expect(instance.store.getState().step).toBe("selectingConnector");
  });
});

describe("an offer of another source", () => {
  const attempt = attemptAt(connector, { connection: connectionTo(), known: true });
  const offer = (accountTypes: readonly string[]): StepOf<"choosingSource"> => ({
    step: "choosingSource",
    connector,
    ways: choices(connector)
      .filter((way) => way.source === "directaccess")
      .map((way) => ({ ...way, accountTypes })),
    more: { attempt, already: false },
  });

  itReads(offer(["card", "loan"]), <ChoosingSourceScreen />, {
    en: {
      heading: "Some accounts may be missing",
      texts: ["You can reach these by signing in another way: cards and loans."],
      buttons: ["Close", "Add them", "Continue without them"],
    },
    fr: {
      heading: "Il manque peut\u2011être des comptes",
      texts: ["Une autre façon de vous connecter donne accès à : cartes et prêts."],
      buttons: ["Fermer", "Les ajouter", "Continuer sans les ajouter"],
    },
  });
  itLeads(offer([]), <ChoosingSourceScreen />, [
    ["Add them", "enteringCredentials"],
    ["Continue without them", "connected"],
  ]);
});
