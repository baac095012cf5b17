import { useEffect, useState } from "react";
import { doorOf } from "../../flow/index.ts";
import {
  useConnectContext,
  useLeaveForBank,
  useStep,
  useStepFrame,
  useReadWhenShown,
} from "../../react/index.ts";
import { LeavingForBankView } from "./leaving-for-bank.view.tsx";

/** A page that is still here so long after leaving may be stuck: the door opens again. */
const STUCK_AFTER_MS = 10_000;

export function LeavingForBankScreen() {
  const state = useStep("leavingForBank");
  const { attempt, going, blocked } = state;
  useReadWhenShown(state);
  const { announce, instance, options, translator } = useConnectContext();
  const canGoBack = attempt.connection === null || attempt.adding !== undefined;
  const frame = useStepFrame(attempt.connector, { canGoBack });
  const { start, isPending } = useLeaveForBank(attempt);
  useBlocked(blocked);
  const isStuck = useStuck(going ? attempt.since : null);
  return (
    <LeavingForBankView
      frame={frame}
      bank={attempt.connector.name}
      door={doorOf(attempt)}
      application={options.application ?? null}
      isOpening={isPending || (going && !isStuck)}
      address={blocked === undefined ? null : instance.blocked.address}
      onContinue={() => {
        announce(translator.t("leavingForBank.opening"));
        start();
      }}
    />
  );
}

/** Nothing may open the bank: the developer reads why, and a page that is hidden by a tab after all waits for it. */
function useBlocked(blocked: string | undefined) {
  const { page, store } = useConnectContext().instance;
  useEffect(() => {
    if (blocked === undefined) return undefined;
    // eslint-disable-next-line no-console -- how a page is framed is for its developer, who looks here
    console.error(`Guichet: ${blocked} (navigation_blocked)`);
    const handleChange = () => {
      if (document.visibilityState === "hidden")
        store.send({ type: "LEFT_FOR_BANK", at: page.now(), beside: true });
    };
    document.addEventListener("visibilitychange", handleChange);
    return () => {
      document.removeEventListener("visibilitychange", handleChange);
    };
  }, [blocked, page, store]);
}

/** Whether the page is still here a good while after it was left. */
function useStuck(leftAt: number | null): boolean {
  const [stuck, setStuck] = useState<number | null>(null);
  useEffect(() => {
    if (leftAt === null) return undefined;
    const timer = setTimeout(() => {
      setStuck(leftAt);
    }, STUCK_AFTER_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [leftAt]);
  return leftAt !== null && stuck === leftAt;
}
