import { act } from "@testing-library/react";
import { vi } from "vitest";

/** Lets time pass for a widget under fake timers. */
export const passTime = (milliseconds: number): Promise<unknown> =>
  act(() => vi.advanceTimersByTimeAsync(milliseconds));
