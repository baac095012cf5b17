import { screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { attemptAt, bank, connectionTo } from "../../react/testing/bank.ts";
import { passTime } from "../../react/testing/pass-time.ts";
import { pressLast } from "../../react/testing/press.ts";
import { renderStep } from "../../react/testing/render-step.tsx";
import { itLeads, itReads } from "../../react/testing/step-words.tsx";
import { LeavingForBankScreen } from "./leaving-for-bank.controller.tsx";

const phare = bank({ auth_mechanism: "webauth", fields: [] });
const state = { step: "leavingForBank", attempt: attemptAt(phare), going: false } as const;
const known = {
  ...state,
  attempt: attemptAt(phare, { connection: connectionTo({ state: "webauthRequired" }) }),
};
const PRIMARY = "Continue to Banque du Phare";
const ADDRESS = "https://bank.example/authorize?one-time=1";

const open = () => ({
  startWebauth: vi.fn(() => Promise.resolve({ kind: "leave", url: ADDRESS } as const)),
});

describe("the door to the bank", () => {
  beforeEach(() => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  itReads(state, <LeavingForBankScreen />, {
    en: {
      heading: "You will continue at Banque du Phare",
      texts: [
        "Sign in on your bank’s own site or app, then come back here. Keep your phone at hand.",
      ],
      buttons: ["Back", "Close", PRIMARY],
    },
    fr: {
      heading: "Vous allez continuer chez Banque du Phare",
      buttons: ["Retour", "Fermer", "Continuer vers Banque du Phare"],
    },
  });
  itLeads(state, <LeavingForBankScreen />, [
    ["Back", "selectingConnector"],
    ["Close", "closed"],
  ]);

  it("offers no way back from a connection", async () => {
    await renderStep(known, <LeavingForBankScreen />);
    expect(screen.queryByRole("button", { name: "Back" })).not.toBeInTheDocument();
  });

  it("leaves once, by this very page, and says so", async () => {
    const api = open();
    const { announced, instance, page, user } = await renderStep(known, <LeavingForBankScreen />, {
      api,
    });
    await pressLast(user, PRIMARY);
    await pressLast(user, PRIMARY);
    await vi.waitFor(() => {
      expect(page.left).toEqual([ADDRESS]);
    });
    await pressLast(user, PRIMARY);
    expect(api.startWebauth).toHaveBeenCalledExactlyOnceWith({
      connector_uuid: phare.uuid,
      id_connection: 77,
      source: null,
      fields: {},
      returnTo: "https://app.example/accounts",
    });
    expect(announced).toEqual(["Opening the site"]);
    expect(JSON.stringify(instance.store.getState())).not.toContain("bank.example");
  });

  it("can be pressed again when the page is still here after ten seconds", async () => {
    const api = open();
    const { page, user } = await renderStep(state, <LeavingForBankScreen />, { api });
    await pressLast(user, PRIMARY);
    await passTime(9_000);
    await pressLast(user, PRIMARY);
    expect(page.left).toHaveLength(1);
    await passTime(2_000);
    await pressLast(user, PRIMARY);
    await passTime(100);
    expect(page.left).toHaveLength(2);
    await pressLast(user, PRIMARY);
    await passTime(100);
    expect(page.left).toHaveLength(2);
  });

  it("is done at once where nothing was due", async () => {
    const { instance, page, user } = await renderStep(known, <LeavingForBankScreen />, {
      api: {
        startWebauth: () =>
          Promise.resolve({ kind: "alreadyDone", connection: connectionTo() } as const),
      },
    });
    await pressLast(user, PRIMARY);
    await vi.waitFor(() => {
      expect(instance.store.getState().step).toBe("connected");
    });
    expect(page.left).toEqual([]);
  });

  it("goes nowhere by an address that is not encrypted", async () => {
    const { instance, page, user } = await renderStep(known, <LeavingForBankScreen />, {
      api: {
        startWebauth: () =>
          Promise.resolve({ kind: "leave", url: "http://bank.example/authorize" } as const),
      },
    });
    await pressLast(user, PRIMARY);
    await vi.waitFor(() => {
      expect(instance.store.getState().step).toBe("loadFailed");
    });
    expect(page.left).toEqual([]);
  });
});

describe("the door to the Webview", () => {
  const elsewhere = bank({ credentials: "webview" });
  const first = { step: "leavingForBank", attempt: attemptAt(elsewhere), going: false } as const;
  const repair = (wire: Parameters<typeof connectionTo>[0]) => ({
    ...first,
    attempt: attemptAt(elsewhere, { connection: connectionTo(wire) }),
  });

  itReads(first, <LeavingForBankScreen />, {
    en: {
      heading: "You will continue at Powens",
      texts: [
        "This service uses Powens to reach your bank. You sign in there, then come back here.",
      ],
      buttons: ["Back", "Close", "Continue to Powens"],
    },
    fr: {
      heading: "Vous allez continuer chez Powens",
      texts: [
        "Ce service passe par Powens pour accéder à votre banque. Vous vous y connectez, puis vous revenez ici.",
      ],
      buttons: ["Retour", "Fermer", "Continuer vers Powens"],
    },
  });

  it("names the application where the host does", async () => {
    await renderStep(first, <LeavingForBankScreen />, { options: { application: "Tirelire" } });
    expect(
      screen.getByText(
        "Tirelire uses Powens to reach your bank. You sign in there, then come back here.",
      ),
    ).toBeVisible();
  });

  it("sends nothing but where to go, in the language of the page", async () => {
    const api = open();
    const { page, user } = await renderStep(first, <LeavingForBankScreen />, {
      api,
      locale: "fr",
    });
    await pressLast(user, "Continuer vers Powens");
    await vi.waitFor(() => {
      expect(page.left).toEqual([ADDRESS]);
    });
    expect(api.startWebauth).toHaveBeenCalledExactlyOnceWith({
      via: "webview",
      connector_uuid: elsewhere.uuid,
      id_connection: null,
      reset_credentials: false,
      lang: "fr",
      returnTo: "https://app.example/accounts",
    });
  });

  it.each([
    [{ state: "wrongpass" }, false, true],
    [{ state: "passwordExpired" }, false, true],
    [{ state: "SCARequired" }, false, false],
    [{ state: null }, true, true],
    [{ state: "additionalInformationNeeded" }, true, false],
  ])("of a connection in %j, reset %s, asks for new details: %s", async (wire, reset, asks) => {
    const api = open();
    const { user } = await renderStep(repair(wire), <LeavingForBankScreen />, {
      api,
      options: { resetCredentials: reset },
    });
    await pressLast(user, "Continue to Powens");
    await vi.waitFor(() => {
      expect(api.startWebauth).toHaveBeenCalledExactlyOnceWith(
        expect.objectContaining({ id_connection: 77, reset_credentials: asks }),
      );
    });
  });
});
