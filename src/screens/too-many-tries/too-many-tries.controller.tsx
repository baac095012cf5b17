import { bankSiteOf, useSend, useStep, useStepFrame } from "../../react/index.ts";
import { TooManyTriesView } from "./too-many-tries.view.tsx";

export function TooManyTriesScreen() {
  const { attempt } = useStep("tooManyTries");
  const send = useSend();
  const frame = useStepFrame(attempt.connector);
  return (
    <TooManyTriesView
      frame={frame}
      site={bankSiteOf(attempt.connector)}
      onAnotherBank={() => {
        send({ type: "ANOTHER_BANK_WANTED" });
      }}
      onClose={() => {
        send({ type: "CLOSE_REQUESTED" });
      }}
    />
  );
}
