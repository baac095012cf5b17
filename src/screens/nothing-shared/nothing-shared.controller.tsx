import { useSend, useStep, useStepFrame } from "../../react/index.ts";
import { NothingSharedView } from "./nothing-shared.view.tsx";

export function NothingSharedScreen() {
  const { attempt, found } = useStep("nothingShared");
  const send = useSend();
  return (
    <NothingSharedView
      frame={useStepFrame(attempt.connector)}
      isOfContracts={found.every(({ kind }) => kind === "subscription")}
      onClose={() => {
        send({ type: "CLOSE_REQUESTED" });
      }}
      onChoose={() => {
        send({ type: "CHOICE_REOPENED" });
      }}
    />
  );
}
