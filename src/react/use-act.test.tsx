import { act, render, screen } from "@testing-library/react";
import { onlineManager } from "@tanstack/react-query";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ConnectError } from "../protocol/index.ts";
import type { SettledOutcome } from "../protocol/index.ts";
import { attemptAt, bank, connectionTo } from "./testing/bank.ts";
import { renderStep } from "./testing/render-step.tsx";
import { failureOf } from "./failure-of.ts";
import { useAct } from "./use-act.ts";
import { useStep } from "./connect-context.tsx";

const attempt = attemptAt(bank(), { connection: connectionTo({ state: "SCARequired" }) });
const due = { step: "SCARequired", attempt, sending: null } as const;
const connected: SettledOutcome = { kind: "connection", connection: connectionTo() };

function deferred() {
  const settle: { resolve: (outcome: SettledOutcome) => void; reject: (error: Error) => void }[] =
    [];
  const run = vi.fn(
    (_operation: string) =>
      new Promise<SettledOutcome>((resolve, reject) => {
        settle.push({ resolve, reject });
      }),
  );
  return { run, first: () => settle[0] };
}

function Screen({ run }: { readonly run: (operation: string) => Promise<SettledOutcome> }) {
  const { sending } = useStep("SCARequired");
  const start = useAct(run);
  return (
    <button
      onClick={() => {
        start();
      }}
    >
      {sending === null ? "Send" : "Sending"}
    </button>
  );
}

afterEach(() => {
  onlineManager.setOnline(true);
});

describe("an act of the PSU", () => {
  it("is sent once in StrictMode, however often it is pressed, under the handle that the flow knows", async () => {
    const { run, first } = deferred();
    const { instance, user } = await renderStep(due, <Screen run={run} />);

    await user.dblClick(screen.getByRole("button", { name: "Send" }));
    await user.click(screen.getByRole("button", { name: "Sending" }));

    const state = instance.store.getState();
    expect(run.mock.calls).toEqual([["sending" in state ? state.sending : "none"]]);
    await act(async () => first()?.resolve(connected));
    expect(instance.store.getState().step).toBe("connected");
  });

  it("tells the flow why it failed", async () => {
    const { run, first } = deferred();
    const { instance, user } = await renderStep(due, <Screen run={run} />);
    await user.click(screen.getByRole("button"));
    await act(async () => first()?.reject(new ConnectError("outcome_unknown", "m")));
    expect(instance.store.getState()).toMatchObject({ step: "outcomeUnknown", asked: "sync" });
  });

  it("[T85] is neither held back without a network nor sent again when it is back", async () => {
    onlineManager.setOnline(false);
    const { run, first } = deferred();
    const { instance, user } = await renderStep(due, <Screen run={run} />);
    await user.click(screen.getByRole("button"));
    expect(run).toHaveBeenCalledTimes(1);
    await act(async () => first()?.reject(new ConnectError("outcome_unknown", "m")));
    await act(async () => {
      onlineManager.setOnline(true);
    });
    expect(run).toHaveBeenCalledTimes(1);
    expect(instance.store.getState().step).toBe("outcomeUnknown");
  });

  it("reaches the flow though its screen was mounted anew meanwhile", async () => {
    const { run, first } = deferred();
    const { instance, user, unmount } = await renderStep(due, <Screen run={run} />);
    await user.click(screen.getByRole("button"));
    unmount();
    await act(async () => first()?.resolve(connected));
    expect(instance.store.getState().step).toBe("connected");
  });

  it("[T86] is dropped when the PSU has gone elsewhere meanwhile", async () => {
    const { run, first } = deferred();
    const { instance, user } = await renderStep(due, <Screen run={run} />);
    await user.click(screen.getByRole("button"));
    act(() => {
      instance.store.send({ type: "BROKEN", code: "implementation_error", message: "m" });
    });
    const before = instance.store.getState();
    await act(async () => first()?.resolve(connected));
    expect(instance.store.getState()).toBe(before);
  });

  it("[T88] leaves nothing in the cache of acts", async () => {
    const { run, first } = deferred();
    const { instance, user } = await renderStep(due, <Screen run={run} />);
    await user.click(screen.getByRole("button"));
    const [mutation] = instance.queryClient.getMutationCache().getAll();
    expect(mutation?.state.variables).toBeUndefined();
    await act(async () => first()?.resolve(connected));
    await vi.waitFor(() => {
      expect(instance.queryClient.getMutationCache().getAll()).toEqual([]);
    });
  });
});

describe("a failure", () => {
  it("is the client's own, or a fault of the widget that quotes nothing", () => {
    const error = new ConnectError("rate_limited", "m", { retryAfter: 5 });
    expect(failureOf(error)).toEqual({ code: "rate_limited", message: "m", retryAfter: 5 });
    const fault = failureOf(new TypeError("secret"));
    expect(fault).toMatchObject({ code: "implementation_error", retryAfter: null });
    expect(fault.message).not.toContain("secret");
  });
});

it("is refused outside of a widget", () => {
  const quiet = vi.spyOn(console, "error").mockImplementation(() => undefined);
  expect(() => render(<Screen run={vi.fn()} />)).toThrow("rendered outside its provider");
  quiet.mockRestore();
});
