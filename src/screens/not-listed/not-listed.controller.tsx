import { useSend, useStep, useStepFrame } from "../../react/index.ts";
import { NotListedView } from "./not-listed.view.tsx";

export function NotListedScreen() {
  useStep("notListed");
  const send = useSend();
  return (
    <NotListedView
      frame={useStepFrame(null)}
      onBack={() => {
        send({ type: "BACK" });
      }}
    />
  );
}
