import { useSend, useStep, useStepFrame } from "../../react/index.ts";
import { NotSupportedView } from "./not-supported.view.tsx";

export function NotSupportedScreen() {
  const { attempt } = useStep("notSupported");
  const send = useSend();
  const frame = useStepFrame(attempt.connector);
  const hasChoice = attempt.wayIn.fields.some(({ kind }) => kind === "list");
  return (
    <NotSupportedView
      frame={frame}
      bank={attempt.connector.name}
      onAnotherBank={() => {
        send({ type: "ANOTHER_BANK_WANTED" });
      }}
      onChangeChoice={
        hasChoice
          ? () => {
              send({ type: "CHOICE_REOPENED" });
            }
          : undefined
      }
      onClose={() => {
        send({ type: "CLOSE_REQUESTED" });
      }}
    />
  );
}
