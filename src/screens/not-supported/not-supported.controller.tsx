import { useConnectContext, useSend, useStep, useStepFrame } from "../../react/index.ts";
import { NotSupportedView } from "./not-supported.view.tsx";

export function NotSupportedScreen() {
  const { attempt } = useStep("notSupported");
  const { details } = useConnectContext().instance;
  const send = useSend();
  const frame = useStepFrame(attempt.connector);
  const lists = attempt.wayIn.fields.filter(({ kind }) => kind === "list");
  const typed = details.read(attempt.connector.uuid);
  const chosen = lists.flatMap(({ name, choices }) =>
    choices.filter(({ value }) => Object.hasOwn(typed, name) && typed[name] === value),
  );
  return (
    <NotSupportedView
      frame={frame}
      bank={attempt.connector.name}
      // Several choices, or one that went with a reload: nobody knows which of them it is.
      choice={chosen.length === 1 ? (chosen[0]?.label ?? null) : null}
      onAnotherBank={() => {
        send({ type: "ANOTHER_BANK_WANTED" });
      }}
      onChangeChoice={
        lists.length > 0
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
