import { act, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { attemptAt } from "./testing/bank.ts";
import { passTime } from "./testing/pass-time.ts";
import { renderStep } from "./testing/render-step.tsx";
import { useWait } from "./use-wait.ts";

const MINUTE = 60_000;
const step = { step: "syncing", attempt: attemptAt() } as const;
const NOT_YET = "Your bank has not answered yet.";

function Wait({ turn = 1 }: { readonly turn?: number }) {
  const { elapsed, reminder, overdue, keepWaiting } = useWait("sending", turn);
  return (
    <>
      <p>{elapsed ?? "no time"}</p>
      <p>{reminder ?? "no reminder"}</p>
      {overdue && <button onClick={keepWaiting}>Keep waiting</button>}
    </>
  );
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "Date"] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("a wait", () => {
  it("says how long it has been from 10 s on", async () => {
    await renderStep(step, <Wait />);
    await passTime(9_000);
    expect(screen.getByText("no time")).toBeVisible();
    await passTime(1_000);
    expect(screen.getByText("Waiting for 10 s")).toBeVisible();
    await passTime(55_000);
    expect(screen.getByText("Waiting for 1 min 5 s")).toBeVisible();
  });

  it("reminds after 30 s and then every two minutes, aloud each time", async () => {
    const { announced } = await renderStep(step, <Wait />);
    await passTime(29_000);
    expect(announced).toEqual([]);
    await passTime(1_000);
    expect(announced.length).toBeGreaterThan(0);
    const first = announced.length;
    expect(screen.getByText(NOT_YET, { selector: "p" })).toBeVisible();
    await passTime(2 * MINUTE - 1_000);
    expect(announced).toHaveLength(first);
    await passTime(1_000);
    expect(announced).toHaveLength(first + 1);
    expect(new Set(announced)).toEqual(new Set([NOT_YET]));
  });

  it("comes to a bound, goes on where that is wanted, and comes to it again as much later", async () => {
    await renderStep(step, <Wait />);
    await passTime(4 * MINUTE - 1_000);
    expect(screen.queryByRole("button")).toBeNull();
    await passTime(1_000);
    act(() => {
      screen.getByRole("button", { name: "Keep waiting" }).click();
    });
    expect(screen.queryByRole("button")).toBeNull();
    await passTime(4 * MINUTE - 1_000);
    expect(screen.queryByRole("button")).toBeNull();
    await passTime(2_000);
    expect(screen.getByRole("button", { name: "Keep waiting" })).toBeVisible();
  });

  it("leaves no timer", async () => {
    const { unmount } = await renderStep(step, <Wait />);
    unmount();
    expect(vi.getTimerCount()).toBe(0);
  });
});
