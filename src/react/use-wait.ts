import { useEffect, useState } from "react";
import { waitBounds } from "../flow/index.ts";
import type { WaitKind } from "../flow/index.ts";
import { useConnectContext, useTranslator } from "./connect-context.tsx";

/** Elapsed time is shown from here on. */
const SHOWN_FROM_S = 10;
const FIRST_REMINDER_S = 30;
const REMINDER_EVERY_S = 120;

export interface Waiting {
  /** “Waiting for 42 s”, once it is worth saying. */
  readonly elapsed: string | null;
  /** “Your bank has not answered yet.” */
  readonly reminder: string | null;
  /** The bound is reached: the PSU chooses between going on and leaving. */
  readonly overdue: boolean;
  readonly keepWaiting: () => void;
}

/** Honest waiting: time that has passed, a reminder now and then, and a bound. Starts again with every `key`. */
export function useWait(kind: WaitKind, key: number): Waiting {
  const { announce, instance } = useConnectContext();
  const { t } = useTranslator();
  const { page } = instance;
  const [timing, setTiming] = useState(() => ({
    key,
    start: page.now(),
    now: page.now(),
    bound: 1,
  }));
  const current =
    timing.key === key ? timing : { key, start: page.now(), now: page.now(), bound: 1 };
  if (current !== timing) setTiming(current);

  useEffect(() => {
    const tick = setInterval(() => {
      setTiming((before) => ({ ...before, now: page.now() }));
    }, 1000);
    return () => {
      clearInterval(tick);
    };
  }, [page]);

  const seconds = Math.max(0, Math.floor((current.now - current.start) / 1000));
  const due = seconds >= FIRST_REMINDER_S;
  const round = due ? 1 + Math.floor((seconds - FIRST_REMINDER_S) / REMINDER_EVERY_S) : 0;
  const reminder = due ? t(kind === "approval" ? "wait.approval" : "wait.bank") : null;
  useEffect(() => {
    if (round > 0 && reminder !== null) announce(reminder);
  }, [round, reminder, announce]);

  const overdue = current.now - current.start >= waitBounds[kind] * current.bound;
  return {
    elapsed:
      seconds < SHOWN_FROM_S
        ? null
        : t("wait.elapsed", { minutes: Math.floor(seconds / 60), seconds: seconds % 60 }),
    reminder,
    overdue,
    keepWaiting: () => {
      setTiming((before) => ({
        ...before,
        bound: (before.now - before.start) / waitBounds[kind] + 1,
      }));
    },
  };
}
