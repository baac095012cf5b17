import { useEffect, useRef } from "react";
import { useSend, useStep, useStepFrame } from "../../react/index.ts";
import { BrokenIntegrationView } from "./broken-integration.view.tsx";

export function BrokenIntegrationScreen() {
  const { turn, code, message } = useStep("brokenIntegration");
  const send = useSend();
  const frame = useStepFrame(null);
  const told = useRef<number | null>(null);
  useEffect(() => {
    if (told.current === turn) return;
    told.current = turn;
    // eslint-disable-next-line no-console -- a wrong set-up is for the developer, who looks here
    console.error(`Guichet: ${message} (${code})`);
  }, [turn, code, message]);
  return (
    <BrokenIntegrationView
      frame={frame}
      onClose={() => {
        send({ type: "CLOSE_REQUESTED" });
      }}
    />
  );
}
