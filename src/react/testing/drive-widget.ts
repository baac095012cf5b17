import { act, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { vi } from "vitest";
import type { SandboxClock } from "../../sandbox/index.ts";

/** One time for the page, the proxy and the sandbox. */
export const pageClock: SandboxClock = {
  now: () => Date.now(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

/** What React schedules its own work by stays real. */
const FAKED = ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date"] as const;

/** Fakes the time of the page; it goes on by itself as the real one does. */
export const fakePageTime = () => {
  vi.useFakeTimers({ shouldAdvanceTime: true, toFake: [...FAKED] });
};

const CONNECTED = "Your bank is connected";

/** One second for every timer, and a turn of the real event loop for what waits on the proxy. */
const passOneSecond = () =>
  act(async () => {
    vi.advanceTimersByTime(1_000);
    await new Promise((resolve) => setImmediate(resolve));
  });

/** Drives a widget as a PSU does, over the sandbox and under {@link fakePageTime}. */
export function driveWidget() {
  const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
  const heading = (name: string | RegExp) => screen.findByRole("heading", { name });
  const press = async (name: string | RegExp) => {
    const [first] = await screen.findAllByRole("button", { name });
    if (first === undefined) throw new Error(`there is no button ${String(name)}`);
    await user.click(first);
  };
  const type = async (label: string | RegExp, text: string) => {
    await user.type(await screen.findByLabelText(label, {}), text);
  };
  const signIn = async (identifier = "12345678", password = "123456") => {
    await type(/^(Identifiant|Numéro client)/, identifier);
    await type("Code secret", password);
    await press("Sign in");
  };
  /** Waits for a heading that takes seconds of the bank's time. */
  const until = async (name: string | RegExp = CONNECTED) => {
    for (let waits = 0; waits < 120; waits += 1) {
      if (screen.queryByRole("heading", { name }) !== null) return;
      await passOneSecond();
    }
    await heading(name);
  };
  return { user, heading, press, type, signIn, until, passOneSecond };
}
