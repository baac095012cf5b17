import { cleanup, screen, waitFor } from "@testing-library/react";
import fc from "fast-check";
import { expect, it } from "vitest";
import { createConnectApi } from "../../api/index.ts";
import { proxyOverSandbox } from "../../api/testing/proxy-over-sandbox.ts";
import { keyOf, openItems } from "../../flow/index.ts";
import type { StepOf } from "../../flow/index.ts";
import { readFound } from "../../react/index.ts";
import { attemptAt } from "../../react/testing/bank.ts";
import { renderStep } from "../../react/testing/render-step.tsx";
import { ChoosingAccountsScreen } from "./choosing-accounts.controller.tsx";

/** What may happen to a call that shares: it does not arrive, its answer does not, or all is well. */
type Fate = "lost before" | "lost after" | "heard";

/** A person at a bank with eight accounts and a contract, through the real proxy. */
async function atTheBank() {
  const { bankOf, clock, fetch, proxyUrl, putOnTheWay, sandbox } = proxyOverSandbox({
    // In jsdom, Web Cryptography does not know the arrays of the page.
    encryption: "none",
  });
  const api = createConnectApi({ proxyUrl, fetch });
  const connector = await api.getConnector(bankOf("trigger"));
  const outcome = await api.createConnection(
    {
      connector_uuid: connector.uuid,
      source: "openapi",
      fields: { openapiwebsite: "par", login: "camille", password: "1234" },
    },
    { operation: "0".repeat(32) },
  );
  if (outcome.kind !== "connection") throw new Error(`the bank answered ${outcome.kind}`);
  clock.advance(60_000);
  const connection = await api.getConnection(outcome.connection.id);

  const fates: Fate[] = [];
  putOnTheWay(async ({ method, path }, pass) => {
    const shares = method !== "GET" && /accounts|subscriptions/.test(path);
    const fate = (shares ? fates.shift() : undefined) ?? "heard";
    if (fate === "lost before") throw new TypeError("the line is cut");
    const answer = await pass();
    if (fate === "lost after") throw new TypeError("the line is cut");
    return answer;
  });
  const state: StepOf<"choosingAccounts"> = {
    step: "choosingAccounts",
    attempt: attemptAt(connector, { connection, known: true }),
    ...{ already: false, limits: {}, found: null, chosen: [], sharing: false, notSaved: false },
  };
  return {
    fates,
    addAccount: () => sandbox.addAccount(connection.id),
    sharedNow: async () =>
      (await readFound(api, connector, connection.id)).found
        .filter((item) => item.isShared)
        .map(keyOf),
    open: () => renderStep(state, <ChoosingAccountsScreen />, { api }),
  };
}

const tick = fc.nat({ max: 9 }).map((place) => ({ kind: "tick" as const, place }));
const other = fc
  .constantFrom("all", "share", "share", "nothing", "reload", "new account")
  .map((kind) => ({ kind, place: 0 }) as const);
const walk = fc.record({
  acts: fc.array(fc.oneof(tick, other), { minLength: 2, maxLength: 10 }),
  fates: fc.array(fc.constantFrom<Fate>("lost before", "lost after", "heard"), { maxLength: 5 }),
});

it("never shares what was not chosen, and never takes back what was, whatever is chosen, lost, reloaded and tried again", async () => {
  await fc.assert(
    fc.asyncProperty(walk, async ({ acts, fates }) => {
      const bank = await atTheBank();
      bank.fates.push(...fates);
      const chosen = new Set<string>();
      let before: readonly string[] = [];
      let shown = await bank.open();
      const settled = async () => {
        await waitFor(() => {
          const now = shown.instance.store.getState();
          const isBusy = now.step === "choosingAccounts" && (now.found === null || now.sharing);
          expect(isBusy).toBe(false);
        });
        const now = shown.instance.store.getState();
        return now.step === "choosingAccounts" ? now : null;
      };

      for (const { kind, place } of acts) {
        const now = await settled();
        if (kind === "reload" || now === null) {
          shown.unmount();
          shown = await bank.open();
        } else if (kind === "new account") bank.addAccount();
        else if (kind === "tick") {
          const boxes = screen.getAllByRole("checkbox");
          const box = boxes[place % boxes.length];
          if (box !== undefined) await shown.user.click(box);
        } else if (kind === "all") {
          const all = screen.queryByRole("button", { name: "Select all" });
          if (all !== null) await shown.user.click(all);
        } else if (kind === "nothing")
          await shown.user.click(screen.getByRole("button", { name: "Share nothing" }));
        else {
          for (const key of now.chosen) chosen.add(key);
          await shown.user.click(
            screen.getByRole("button", { name: /^(Share( \d+ .*)?|Try again)$/ }),
          );
          const after = await settled();
          const shared = await bank.sharedNow();
          // What the screen says of it is true.
          const told = shown.instance.store.getState();
          if (told.step === "connected")
            expect((told.shared ?? []).map(keyOf).sort()).toEqual([...shared].sort());
          else if (after !== null && !after.notSaved)
            expect(openItems(after).length).toBeGreaterThan(0);
        }
        const shared = await bank.sharedNow();
        expect(shared.filter((key) => !chosen.has(key))).toEqual([]);
        expect(before.filter((key) => !shared.includes(key))).toEqual([]);
        before = shared;
      }
      cleanup();
    }),
    { numRuns: process.env["GUICHET_LONG"] === undefined ? 15 : 400 },
  );
}, 600_000);

it("keeps the accounts where the contracts were lost, says so, and sends only what is missing", async () => {
  const bank = await atTheBank();
  bank.fates.push("heard", "lost before");
  const { user, instance } = await bank.open();
  await user.click(await screen.findByRole("button", { name: "Select all" }));
  await user.click(screen.getByRole("button", { name: /^Share \d+ accounts$/ }));
  expect(
    await screen.findByRole("region", { name: "Part of your choice was not saved" }),
  ).toHaveFocus();
  const [box, ...others] = screen.getAllByRole("checkbox");
  expect(box).toBeChecked();
  expect(others).toEqual([]);
  const first = await bank.sharedNow();
  expect(first).toHaveLength(8);

  await user.click(screen.getByRole("button", { name: "Try again" }));
  await waitFor(() => {
    expect(instance.store.getState().step).toBe("connected");
  });
  expect(await bank.sharedNow()).toHaveLength(9);
});
