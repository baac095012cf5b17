import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { ConnectApi } from "../../api/index.ts";
import { endingOf } from "../../flow/index.ts";
import type { StepOf } from "../../flow/index.ts";
import { ConnectError } from "../../protocol/index.ts";
import type { Account, Subscription } from "../../protocol/index.ts";
import { attemptAt, bank, connectionTo } from "../../react/testing/bank.ts";
import { pressLast } from "../../react/testing/press.ts";
import { renderStep } from "../../react/testing/render-step.tsx";
import { ChoosingAccountsScreen } from "./choosing-accounts.controller.tsx";

const account = {
  ...{ id: 1, id_connection: 77, id_source: 1, id_parent: null, name: "Compte courant" },
  ...{ type: "checking", usage: "PRIV", number: "…4561", iban: null },
  ...{ disabled: "2026-06-02 10:04:11", deleted: null },
} as Account;
const contract = {
  ...{ id: 9, id_connection: 77, label: "Contrat 9", number: "…0009" },
  ...{ disabled: "2026-06-02 10:04:11" },
} as Subscription;

const both = bank({ capabilities: ["bank", "document"] });
const state: StepOf<"choosingAccounts"> = {
  step: "choosingAccounts",
  attempt: attemptAt(both, { connection: connectionTo(), known: true, begunHere: true }),
  ...{ already: false, limits: { preselected: {} }, found: null, chosen: [] },
  ...{ sharing: false, notSaved: false },
};

const fails = (code: ConstructorParameters<typeof ConnectError>[0]) => () =>
  Promise.reject(new ConnectError(code, "no"));

async function open(api: Partial<ConnectApi>) {
  const shared: number[] = [];
  const rendered = await renderStep(state, <ChoosingAccountsScreen />, {
    api: {
      getConnection: () => Promise.resolve(connectionTo()),
      listAccounts: () =>
        Promise.resolve([{ ...account, disabled: shared.includes(1) ? null : account.disabled }]),
      listSubscriptions: () =>
        Promise.resolve([{ ...contract, disabled: shared.includes(9) ? null : contract.disabled }]),
      shareAccounts: (_, ids) => {
        shared.push(...ids);
        return Promise.resolve([]);
      },
      shareSubscriptions: (_, ids) => {
        shared.push(...ids);
        return Promise.resolve([]);
      },
      ...api,
    },
  });
  return { ...rendered, flow: () => rendered.instance.store.getState() };
}

describe("a bank with accounts and contracts, of which one list fails", () => {
  it.each([
    "not_found",
    "forbidden",
    "upstream_rejected",
    "upstream_unavailable",
    "network_unreachable",
    "invalid_response",
    "rate_limited",
  ] as const)("[wire W3] offers the accounts where the contracts answer %s", async (code) => {
    const { flow, user } = await open({ listSubscriptions: fails(code) });
    expect(
      await screen.findByText("The contracts could not be read: they are left out here."),
    ).toBeVisible();
    expect(screen.getByRole("checkbox", { name: /Compte courant/ })).toBeChecked();
    await pressLast(user, "Share 1 account");
    await waitFor(() => {
      expect(flow().step).toBe("connected");
    });
    expect(endingOf(flow())).toMatchObject({
      kind: "success",
      shared: [{ kind: "account", id: 1 }],
      unread: ["subscription"],
    });
  });

  it.each(["not_found", "forbidden", "upstream_unavailable"] as const)(
    "[wire W3] offers the contracts where the accounts answer %s",
    async (code) => {
      const { flow, user } = await open({ listAccounts: fails(code) });
      expect(
        await screen.findByText("The accounts could not be read: they are left out here."),
      ).toBeVisible();
      await pressLast(user, "Share 1 contract");
      await waitFor(() => {
        expect(flow().step).toBe("connected");
      });
      expect(endingOf(flow())).toMatchObject({
        shared: [{ kind: "subscription", id: 9 }],
        unread: ["account"],
      });
    },
  );

  it("[wire W3] offers what was found where the connection itself cannot be read anew", async () => {
    await open({ getConnection: fails("upstream_unavailable") });
    expect(await screen.findByRole("checkbox", { name: /Compte courant/ })).toBeChecked();
  });

  it("[wire W3] says that nothing was read where every list fails", async () => {
    const { flow } = await open({
      listAccounts: fails("not_found"),
      listSubscriptions: fails("not_found"),
    });
    await waitFor(() => {
      expect(flow()).toMatchObject({ step: "loadFailed", code: "upstream_rejected" });
    });
    expect(endingOf(flow()).kind).toBe("success");
  });

  it("[wire W6] begins again where the connection is gone", async () => {
    const { flow } = await open({
      getConnection: fails("not_found"),
      listAccounts: fails("not_found"),
    });
    await waitFor(() => {
      expect(flow()).toMatchObject({ step: "enteringCredentials", attempt: { connection: null } });
    });
  });
});
