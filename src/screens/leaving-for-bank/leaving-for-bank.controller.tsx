import { useEffect, useState } from "react";
import { doorOf } from "../../flow/index.ts";
import { useConnectContext, useLeaveForBank, useStep, useStepFrame } from "../../react/index.ts";
import { LeavingForBankView } from "./leaving-for-bank.view.tsx";

/** A page that is still here so long after leaving may be stuck: the door opens again. */
const STUCK_AFTER_MS = 10_000;

export function LeavingForBankScreen() {
  const { attempt, going } = useStep("leavingForBank");
  const { announce, options, translator } = useConnectContext();
  const canGoBack = attempt.connection === null || attempt.adding !== undefined;
  const frame = useStepFrame(attempt.connector, { canGoBack });
  const { start, isPending } = useLeaveForBank(attempt);
  const isStuck = useStuck(going ? attempt.since : null);
  return (
    <LeavingForBankView
      frame={frame}
      bank={attempt.connector.name}
      door={doorOf(attempt)}
      application={options.application ?? null}
      isOpening={isPending || (going && !isStuck)}
      onContinue={() => {
        announce(translator.t("leavingForBank.opening"));
        start();
      }}
    />
  );
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
