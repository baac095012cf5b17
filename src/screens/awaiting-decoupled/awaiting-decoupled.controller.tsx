import type { StateOf } from "../../flow/index.ts";
import { useSend, useStep, useStepFrame, useWait, useWatch } from "../../react/index.ts";
import { AwaitingDecoupledView } from "./awaiting-decoupled.view.tsx";
import { useResume } from "./use-resume.ts";

export function AwaitingDecoupledScreen() {
  const state = useStep("awaitingDecoupled");
  const { attempt, resume, round, turn } = state;
  const send = useSend();
  const frame = useStepFrame(attempt.connector);
  useResume(state);
  const waiting = useWait("approval", turn);
  return (
    <>
      {resume === "sent" && <Watch state={state} />}
      <AwaitingDecoupledView
        frame={frame}
        waiting={waiting}
        isNext={round > 1}
        bankMessage={attempt.connection?.error_message ?? null}
        onCancel={() => {
          send({ type: "CLOSE_REQUESTED" });
        }}
      />
    </>
  );
}

/** Reads from its mounting on: before `resume` was sent, a read would say nothing new. */
function Watch({ state }: { readonly state: StateOf<"awaitingDecoupled"> }) {
  useWatch(state);
  return null;
}
