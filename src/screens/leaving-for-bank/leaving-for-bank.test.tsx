import { act, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ConnectError } from "../../protocol/index.ts";
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
    await passTime(5_000);
    await pressLast(user, PRIMARY);
    expect(page.left).toHaveLength(1);
    await passTime(6_000);
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

describe("[host-page 41] the way to the bank from a page in somebody else's frame", () => {
  /** A frame whose browser opens tabs and moves the window, or refuses to. */
  const framed = ({ opens = true } = {}) => {
    const tab = { closed: false, opener: {}, location: { replace: vi.fn() }, close: vi.fn() };
    const top = {
      location: {
        set href(_url: string) {
          throw new DOMException("not allowed", "SecurityError");
        },
      },
    };
    const view = { open: vi.fn(() => (opens ? tab : null)), top };
    return { tab, view: view as unknown as Window };
  };

  it("is a tab, and this page waits for what comes of it", async () => {
    const { tab, view } = framed();
    const { instance, page, user } = await renderStep(known, <LeavingForBankScreen />, {
      api: open(),
    });
    Object.assign(page, { framed: view });
    await pressLast(user, PRIMARY);
    await vi.waitFor(() => {
      expect(tab.location.replace.mock.calls).toEqual([[ADDRESS]]);
    });
    expect(page.left).toEqual([]);
    expect(instance.store.getState()).toMatchObject({
      step: "returningFromBank",
      why: "beside",
      attempt: { unproven: {} },
    });
  });

  it("closes the empty tab when the way is not known", async () => {
    const { tab, view } = framed();
    const { instance, page, user } = await renderStep(known, <LeavingForBankScreen />, {
      api: { startWebauth: () => Promise.reject(new ConnectError("network_unreachable", "m")) },
    });
    Object.assign(page, { framed: view });
    await pressLast(user, PRIMARY);
    await vi.waitFor(() => {
      expect(instance.store.getState().step).toBe("loadFailed");
    });
    expect(tab.close).toHaveBeenCalledOnce();
  });

  it("is a link, and an error for the host, where the page may open nothing", async () => {
    const logged = vi.spyOn(console, "error").mockReturnValue();
    const { view } = framed({ opens: false });
    const { instance, page, user, translator } = await renderStep(known, <LeavingForBankScreen />, {
      api: open(),
    });
    Object.assign(page, { framed: view });
    await pressLast(user, PRIMARY);
    const link = await screen.findByRole("link", { name: PRIMARY });
    expect(link).toHaveAttribute("href", ADDRESS);
    expect(link).toHaveAttribute("target", "_blank");
    expect(link).toHaveAttribute("rel", "noopener noreferrer");
    expect(
      screen.getByRole("heading", { name: translator.t("leavingForBank.blocked.heading") }),
    ).toHaveFocus();
    expect(logged).toHaveBeenCalledWith(expect.stringMatching(/allow-popups.*navigation_blocked/));
    expect(JSON.stringify(instance.store.getState())).not.toContain("bank.example");

    const visibility = vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
    act(() => {
      document.dispatchEvent(new Event("visibilitychange"));
    });
    expect(instance.store.getState()).toMatchObject({ step: "returningFromBank", why: "beside" });
    expect(instance.blocked.address).toBeNull();
    visibility.mockRestore();
    logged.mockRestore();
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
