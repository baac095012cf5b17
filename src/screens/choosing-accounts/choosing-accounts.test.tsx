import { screen, waitFor, within } from "@testing-library/react";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import type { StepOf } from "../../flow/index.ts";
import { ConnectError } from "../../protocol/index.ts";
import type { Account } from "../../protocol/index.ts";
import { attemptAt, bank, connectionTo } from "../../react/testing/bank.ts";
import { renderStep } from "../../react/testing/render-step.tsx";
import type { RenderStepOptions } from "../../react/testing/render-step.tsx";
import { ChoosingAccountsScreen } from "./choosing-accounts.controller.tsx";

const account = (id: number, over: Partial<Account> = {}): Account => ({
  id,
  id_connection: 77,
  id_source: 1,
  id_parent: null,
  name: `Compte ${String(id)}`,
  type: "checking",
  usage: "PRIV",
  number: `…456${String(id)}`,
  iban: null,
  disabled: "2026-06-02 10:04:11",
  deleted: null,
  ...over,
});
const threeAccounts = [account(1), account(2), account(3, { type: "card", name: "Carte" })];

const attempt = attemptAt(bank(), { connection: connectionTo(), known: true });
const state: StepOf<"choosingAccounts"> = {
  step: "choosingAccounts",
  attempt,
  already: false,
  limits: {},
  found: null,
  chosen: [],
  sharing: false,
  notSaved: false,
};
const source = { id: 1, name: "openapi", state: null, access_expire: "2099-12-31 12:00:00" };

/** A bank that remembers what is shared; `failing` says which sharing fails, and whether it did its work before. */
function accountsAt(accounts: readonly Account[] = threeAccounts, wire: object = {}) {
  const shared = new Set<number>();
  const asked: number[][] = [];
  const failures: ("before" | "after" | "never")[] = [];
  const api = {
    getConnection: vi.fn(() => Promise.resolve(connectionTo({ sources: [source], ...wire }))),
    listAccounts: vi.fn(() =>
      Promise.resolve(
        accounts.map((one) => (shared.has(one.id) ? { ...one, disabled: null } : one)),
      ),
    ),
    shareAccounts: vi.fn((_: number, ids: readonly number[]) => {
      asked.push([...ids]);
      const failure = failures.shift() ?? "never";
      if (failure !== "before") for (const id of ids) shared.add(id);
      return failure === "never"
        ? Promise.resolve([])
        : Promise.reject(new ConnectError("upstream_unavailable", "no"));
    }),
  };
  return { api, shared, asked, failures };
}

const show = async (
  at: ReturnType<typeof accountsAt>,
  from: Partial<StepOf<"choosingAccounts">> = {},
  options: RenderStepOptions = {},
) => renderStep({ ...state, ...from }, <ChoosingAccountsScreen />, { api: at.api, ...options });

const box = (name: string) => screen.findByRole<HTMLInputElement>("checkbox", { name });

describe("choosing accounts", () => {
  it("shows them by type, masked, with nothing ticked, and what they are for", async () => {
    await show(accountsAt(), {}, { options: { application: "Tirelire", purpose: "To count." } });
    const heading = await screen.findByRole("heading", {
      name: "Which accounts do you want to share?",
    });
    await waitFor(() => {
      expect(heading).toHaveFocus();
    });
    expect(screen.getByText("To count.")).toBeVisible();
    expect(
      screen.getByText(
        "Tirelire will see the balance and transactions of the chosen accounts, until 31 December 2099.",
      ),
    ).toBeVisible();
    const current = screen.getByRole("group", { name: "Current accounts" });
    expect(within(current).getAllByRole("checkbox")).toHaveLength(2);
    expect(
      within(screen.getByRole("group", { name: "Cards" })).getByRole("checkbox", { name: "Carte" }),
    ).toHaveAccessibleDescription("ending in 4563");
    for (const one of screen.getAllByRole("checkbox")) expect(one).not.toBeChecked();
    expect(screen.getByRole("button", { name: "Share" })).toBeVisible();
  });

  it("speaks French, and of an application without a name", async () => {
    await show(accountsAt(threeAccounts, { sources: null }), {}, { locale: "fr" });
    expect(
      await screen.findByRole("heading", {
        name: "Quels comptes voulez\u2011vous partager\u202f?",
      }),
    ).toBeVisible();
    expect(
      screen.getByText("Cette application verra le solde et les opérations des comptes choisis."),
    ).toBeVisible();
  });

  it("shares what was chosen, in one call, and reads it again", async () => {
    const at = accountsAt();
    const { user, instance, announced } = await show(at);
    await user.click(await box("Compte 2"));
    await user.click(await box("Carte"));
    expect(announced).toEqual(["1 chosen", "2 chosen"]);
    await user.click(screen.getByRole("button", { name: "Share 2 accounts" }));
    await waitFor(() => {
      expect(instance.store.getState()).toMatchObject({
        step: "connected",
        shared: [{ id: 2 }, { id: 3 }],
      });
    });
    expect(at.asked).toEqual([[2, 3]]);
  });

  it("can tick all, and untick one", async () => {
    const at = accountsAt();
    const { user } = await show(at);
    await user.click(await screen.findByRole("button", { name: "Select all" }));
    await user.click(await box("Compte 1"));
    await user.click(screen.getByRole("button", { name: "Share 2 accounts" }));
    await waitFor(() => {
      expect(at.asked).toEqual([[2, 3]]);
    });
  });

  it("[host-page 02] shares what can be seen ticked, also where no event told of it", async () => {
    const at = accountsAt();
    const { user, instance } = await show(at);
    await user.click(await box("Compte 1"));
    await user.click(await box("Compte 2"));
    (await box("Compte 1")).checked = false;
    (await box("Carte")).checked = true;
    await user.click(screen.getByRole("button", { name: "Share 2 accounts" }));
    await waitFor(() => {
      expect(instance.store.getState().step).toBe("connected");
    });
    expect(at.asked).toEqual([[2, 3]]);
  });

  it("shares nothing where that is the choice", async () => {
    const at = accountsAt();
    const { user, instance } = await show(at);
    await user.click(await screen.findByRole("button", { name: "Share nothing" }));
    expect(instance.store.getState().step).toBe("nothingShared");
    expect(at.asked).toEqual([]);
  });

  it("says that something must be chosen", async () => {
    const at = accountsAt();
    const { user } = await show(at);
    await user.click(await screen.findByRole("button", { name: "Share" }));
    const summary = screen.getByRole("region", { name: "There is 1 problem" });
    expect(summary).toHaveFocus();
    await user.click(
      within(summary).getByRole("link", {
        name: "Choose at least one account, or “Share nothing”.",
      }),
    );
    expect(await box("Compte 1")).toHaveFocus();
    expect(at.asked).toEqual([]);
  });

  it("keeps a choice that was not saved, and says so", async () => {
    const at = accountsAt();
    at.failures.push("before");
    const { user, instance } = await show(at);
    await user.click(await box("Compte 1"));
    await user.click(screen.getByRole("button", { name: "Share 1 account" }));
    const summary = await screen.findByRole("region", { name: "Your choice was not saved" });
    await waitFor(() => {
      expect(summary).toHaveFocus();
    });
    expect(await box("Compte 1")).toBeChecked();
    await user.click(screen.getByRole("button", { name: "Try again" }));
    await waitFor(() => {
      expect(instance.store.getState().step).toBe("connected");
    });
    expect(at.asked).toEqual([[1], [1]]);
  });

  it("finds out by itself that a choice was saved, when only the answer was lost", async () => {
    const at = accountsAt();
    at.failures.push("after");
    const { user, instance } = await show(at);
    await user.click(await box("Compte 1"));
    await user.click(screen.getByRole("button", { name: "Share 1 account" }));
    await waitFor(() => {
      expect(instance.store.getState()).toMatchObject({ step: "connected", shared: [{ id: 1 }] });
    });
    expect(at.asked).toEqual([[1]]);
  });

  it("names what could not be reached", async () => {
    const connector = bank({
      sources: [
        { id: 1, name: "openapi", auth_mechanism: "webauth", account_types: ["checking"] },
        { id: 2, name: "directaccess", auth_mechanism: "credentials", account_types: ["savings"] },
      ],
    });
    const sources = [source, { id: 2, name: "directaccess", state: "bug" }];
    await show(accountsAt(threeAccounts, { state: "bug", sources }), {
      attempt: attemptAt(connector, { connection: connectionTo() }),
    });
    expect(
      await screen.findByText(
        "Some accounts could not be reached: savings accounts. You can add them later.",
      ),
    ).toBeVisible();
  });

  it("asks about contracts in their own words", async () => {
    const connector = bank({ capabilities: ["document"] });
    const shareSubscriptions = vi.fn(() => Promise.resolve([]));
    const { user } = await renderStep(
      { ...state, attempt: attemptAt(connector, { connection: connectionTo() }) },
      <ChoosingAccountsScreen />,
      {
        api: {
          getConnection: () => Promise.resolve(connectionTo()),
          listSubscriptions: () =>
            Promise.resolve([
              {
                ...{ id: 7, id_connection: 77, id_source: 1, label: "Forfait", number: "…5678" },
                ...{ disabled: "2026-06-02 10:04:11", deleted: null },
              },
            ]),
          shareSubscriptions,
        },
      },
    );
    expect(
      await screen.findByRole("heading", { name: "Which contracts do you want to share?" }),
    ).toBeVisible();
    await user.click(screen.getByRole("checkbox", { name: "Forfait" }));
    await user.click(screen.getByRole("button", { name: "Share 1 contract" }));
    await waitFor(() => {
      expect(shareSubscriptions).toHaveBeenCalledWith(77, [7]);
    });
  });

  it("says that a first read failed, and keeps the bank connected", async () => {
    const { instance } = await show({
      ...accountsAt(),
      api: {
        ...accountsAt().api,
        listAccounts: vi.fn(() => Promise.reject(new ConnectError("network_unreachable", ""))),
      },
    });
    await waitFor(() => {
      expect(instance.store.getState()).toMatchObject({
        step: "loadFailed",
        retry: { step: "choosingAccounts" },
      });
    });
  });
});

describe("whatever is chosen, fails, and is tried again", () => {
  const press = fc.constantFrom("Compte 1", "Compte 2", "Carte", "Select all", "Share", "Reload");
  const walk = fc.record({
    presses: fc.array(press, { minLength: 1, maxLength: 8 }),
    failures: fc.array(fc.constantFrom("before" as const, "after" as const, "never" as const), {
      maxLength: 3,
    }),
  });

  it("shares what was ticked when it was sent, and never withdraws anything", async () => {
    await fc.assert(
      fc.asyncProperty(walk, async ({ presses, failures }) => {
        const at = accountsAt();
        at.failures.push(...failures);
        const wanted: number[][] = [];
        let before = new Set<number>();
        const open = async () => {
          const shown = await show(at);
          await waitFor(() => {
            const now = shown.instance.store.getState();
            expect(now.step === "choosingAccounts" && now.found === null).toBe(false);
          });
          return shown;
        };
        let { user, instance, unmount } = await open();
        for (const name of presses) {
          if (name === "Reload") {
            unmount();
            ({ user, instance, unmount } = await open());
            continue;
          }
          const now = instance.store.getState();
          if (now.step !== "choosingAccounts") break;
          const control =
            name === "Share"
              ? screen.getByRole("button", { name: /^(Share|Share \d accounts?|Try again)$/ })
              : (screen.queryByRole(name === "Select all" ? "button" : "checkbox", { name }) ??
                null);
          if (control === null) continue;
          if (name === "Share" && now.chosen.length > 0)
            wanted.push(now.chosen.map((key) => Number(key.split(" ")[1])));
          await user.click(control);
          await waitFor(() => {
            const next = instance.store.getState();
            expect(next.step === "choosingAccounts" && next.sharing).toBe(false);
          });
          expect([...before].every((id) => at.shared.has(id))).toBe(true);
          before = new Set(at.shared);
        }
        expect(at.asked).toEqual(wanted);
        expect([...at.shared].every((id) => wanted.flat().includes(id))).toBe(true);
        unmount();
      }),
      { numRuns: process.env["GUICHET_LONG"] === undefined ? 12 : 300 },
    );
  }, 600_000);
});
