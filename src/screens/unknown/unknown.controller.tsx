import { useSend, useStep, useStepFrame } from "../../react/index.ts";
import { UnknownView } from "./unknown.view.tsx";

export function UnknownScreen() {
  const { attempt } = useStep("unknown");
  const send = useSend();
  const frame = useStepFrame(attempt?.connector ?? null);
  return (
    <UnknownView
      frame={frame}
      onClose={() => {
        send({ type: "CLOSE_REQUESTED" });
      }}
    />
  );
}
