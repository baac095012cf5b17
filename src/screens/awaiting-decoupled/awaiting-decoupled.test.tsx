import { screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ConnectApi } from "../../api/index.ts";
import { RESUMES_LIMIT } from "../../flow/index.ts";
import { ConnectError } from "../../protocol/index.ts";
import { attemptAt, bank, connectionTo } from "../../react/testing/bank.ts";
import { passTime } from "../../react/testing/pass-time.ts";
import { pressLast } from "../../react/testing/press.ts";
import { renderStep } from "../../react/testing/render-step.tsx";
import { itReads } from "../../react/testing/step-words.tsx";
import { AwaitingDecoupledScreen } from "./awaiting-decoupled.controller.tsx";

const connection = connectionTo({ state: "decoupled", error_message: "Ouvrez Phare Mobile." });
const state = {
  step: "awaitingDecoupled",
  attempt: attemptAt(bank(), { connection }),
  round: 1,
  resume: "due",
  moved: false,
} as const;
const sent = { ...state, resume: "sent" } as const;

const waits = () => ({
  updateConnection: vi.fn<ConnectApi["updateConnection"]>(() => new Promise(() => undefined)),
  getConnection: vi.fn<ConnectApi["getConnection"]>(() => Promise.resolve(connection)),
});

describe("an approval in the bank's app", () => {
  beforeEach(() => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  itReads(
    state,
    <AwaitingDecoupledScreen />,
    {
      en: {
        heading: "Approve in your bank’s app",
        texts: [
          "Open the app, check that the request is yours, then approve it. The next step appears here by itself.",
          "Message from your bank",
          "Ouvrez Phare Mobile.",
        ],
        buttons: ["Close", "I did not get anything", "Cancel"],
      },
      fr: {
        heading: "Validez dans l’application de votre banque",
        texts: ["Message de votre banque"],
        buttons: ["Fermer", "Je n’ai rien reçu", "Annuler"],
      },
    },
    { api: waits() },
  );

  describe("once more", () => {
    itReads(
      { ...sent, round: 2 },
      <AwaitingDecoupledScreen />,
      {
        en: {
          heading: "Approve once more",
          texts: ["Your bank asks for another approval."],
          buttons: ["Close", "I did not get anything", "Cancel"],
        },
        fr: {
          heading: "Validez une nouvelle fois",
          texts: ["Votre banque demande une autre validation."],
          buttons: ["Fermer", "Je n’ai rien reçu", "Annuler"],
        },
      },
      { api: waits() },
    );
  });

  it("goes on with the approval once, and reads nothing until that is answered", async () => {
    const api = waits();
    const { instance } = await renderStep(state, <AwaitingDecoupledScreen />, { api });
    await passTime(20_000);
    // What “try again” does once the network is back.
    void instance.queryClient.refetchQueries({ type: "active" });
    window.dispatchEvent(new Event("online"));
    await passTime(20_000);
    expect(api.updateConnection).toHaveBeenCalledExactlyOnceWith(
      77,
      { act: "resume" },
      { operation: expect.stringMatching(/^[0-9a-f]{32}$/) as string },
    );
    expect(api.getConnection).not.toHaveBeenCalled();
  });

  it("follows the answer of the approval", async () => {
    const api = waits();
    api.updateConnection.mockResolvedValue({ kind: "connection", connection: connectionTo() });
    const { instance } = await renderStep(state, <AwaitingDecoupledScreen />, { api });
    await passTime(100);
    expect(instance.store.getState().step).toBe("connected");
  });

  it("says how the approval ended", async () => {
    const api = waits();
    api.updateConnection.mockResolvedValue({
      kind: "refused",
      code: "SCARequired",
      bankMessage: null,
      field: null,
      approval: "expired",
      id_connection: null,
      connection: null,
    });
    const { instance } = await renderStep(state, <AwaitingDecoupledScreen />, { api });
    await passTime(100);
    expect(instance.store.getState()).toMatchObject({ step: "decoupledEnded", how: "expired" });
  });

  it("watches the connection once the answer is lost, and sends nothing again", async () => {
    const api = waits();
    api.updateConnection.mockRejectedValue(new ConnectError("outcome_unknown", ""));
    const { instance } = await renderStep(state, <AwaitingDecoupledScreen />, { api });
    await passTime(10_000);
    expect(instance.store.getState()).toMatchObject({ step: "awaitingDecoupled", resume: "sent" });
    expect(api.getConnection.mock.calls.length).toBeGreaterThan(1);

    api.getConnection.mockResolvedValue(connectionTo());
    await passTime(4_000);
    expect(instance.store.getState().step).toBe("connected");
    expect(api.updateConnection).toHaveBeenCalledTimes(1);
  });

  it("reads anew when the bank asks for another approval", async () => {
    const api = waits();
    const { instance } = await renderStep({ ...sent, moved: true }, <AwaitingDecoupledScreen />, {
      api,
    });
    const before = screen.getByRole("heading");
    await passTime(100);
    const heading = screen.getByRole("heading", { name: "Approve once more" });
    expect(heading).toHaveFocus();
    expect(heading).not.toBe(before);
    expect(instance.store.getState()).toMatchObject({ round: 2, resume: "due" });
    expect(api.updateConnection).toHaveBeenCalledTimes(1);
  });

  it("does not send what was sent before", async () => {
    const api = waits();
    await renderStep(sent, <AwaitingDecoupledScreen />, { api });
    await passTime(10_000);
    expect(api.updateConnection).not.toHaveBeenCalled();
    expect(api.getConnection).toHaveBeenCalled();
  });

  it("goes on anew where the same approval is still open after 15 s", async () => {
    const api = waits();
    api.updateConnection.mockResolvedValue({ kind: "connection", connection });
    const { instance } = await renderStep(sent, <AwaitingDecoupledScreen />, { api });
    const heading = screen.getByRole("heading");
    await passTime(14_000);
    expect(api.updateConnection).not.toHaveBeenCalled();
    await passTime(3_000);
    expect(api.updateConnection).toHaveBeenCalledTimes(1);
    expect(instance.store.getState()).toMatchObject({ resume: "sent", resends: 1, turn: 3 });
    expect(screen.getByRole("heading")).toBe(heading);

    await passTime(28_000);
    expect(api.updateConnection).toHaveBeenCalledTimes(1);
    await passTime(7_000);
    expect(api.updateConnection).toHaveBeenCalledTimes(2);
    const operations = api.updateConnection.mock.calls.map(([, , { operation }]) => operation);
    expect(new Set(operations).size).toBe(2);
  });

  it("[wire W1] goes on anew ever more slowly, and then only watches", async () => {
    const times: number[] = [];
    const api = waits();
    api.updateConnection.mockImplementation(() => {
      times.push(Date.now());
      return Promise.resolve({ kind: "connection", connection });
    });
    const attempt = { ...state.attempt, resumed: 1 };
    await renderStep({ ...state, attempt }, <AwaitingDecoupledScreen />, { api });
    for (let seconds = 0; seconds < 900; seconds += 2) await passTime(2_000);
    expect(times).toHaveLength(RESUMES_LIMIT);
    const pauses = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
    expect(new Set(pauses.map((pause) => Math.round(pause / 1000))).size).toBe(pauses.length);
    expect(screen.getByRole("button", { name: "Keep waiting" })).toBeVisible();
  });

  it("sends nothing again while Powens is at it", async () => {
    const api = waits();
    api.getConnection.mockResolvedValue(connectionTo({ state: "validating" }));
    await renderStep(sent, <AwaitingDecoupledScreen />, { api });
    await passTime(60_000);
    expect(api.updateConnection).not.toHaveBeenCalled();
  });

  it("concludes nothing from reads that fail", async () => {
    const api = waits();
    api.getConnection.mockRejectedValue(new ConnectError("network_unreachable", ""));
    await renderStep(sent, <AwaitingDecoupledScreen />, { api });
    await passTime(60_000);
    expect(api.updateConnection).not.toHaveBeenCalled();
  });

  it("concludes nothing while the page is hidden", async () => {
    const api = waits();
    await renderStep(sent, <AwaitingDecoupledScreen />, { api });
    await passTime(100);
    vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
    await passTime(60_000);
    expect(api.updateConnection).not.toHaveBeenCalled();
  });

  it("helps in place, without a new request", async () => {
    const api = waits();
    const { user } = await renderStep(sent, <AwaitingDecoupledScreen />, { api });
    const help = screen.getByRole("button", { name: "I did not get anything" });
    expect(help).toHaveAttribute("aria-expanded", "false");
    await user.click(help);
    expect(help).toHaveAttribute("aria-expanded", "true");
    expect(
      screen.getByText(
        "Open the app: the request may be there. When this request expires, you can send another.",
      ),
    ).toBeVisible();
    expect(api.updateConnection).not.toHaveBeenCalled();
  });

  it.each(["Cancel", "Close"])("asks before “%s” loses the approval", async (button) => {
    const { instance, user } = await renderStep(sent, <AwaitingDecoupledScreen />, {
      api: waits(),
    });
    await pressLast(user, button);
    expect(instance.store.getState()).toMatchObject({ step: "awaitingDecoupled", leaving: true });
  });

  it("reminds of the approval, and leaves the choice after ten minutes", async () => {
    const { announced, user } = await renderStep(sent, <AwaitingDecoupledScreen />, {
      api: waits(),
    });
    await passTime(31_000);
    expect(announced).toEqual(["We have not received your approval yet."]);
    await passTime(10 * 60_000 - 31_000);
    expect(screen.getByRole("heading", { name: "Still no answer from your bank" })).toHaveFocus();
    expect(screen.getByRole("button", { name: "Leave, come back later" })).toBeVisible();
    expect(screen.queryByRole("button", { name: "Cancel" })).not.toBeInTheDocument();
    await pressLast(user, "Keep waiting");
    expect(screen.getByRole("heading", { name: "Approve in your bank’s app" })).toHaveFocus();
  });
});
