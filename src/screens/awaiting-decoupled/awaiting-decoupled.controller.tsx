import { unchangedApproval } from "../../flow/index.ts";
import type { StateOf } from "../../flow/index.ts";
import {
  useSend,
  useStep,
  useStepFrame,
  useUnchanged,
  useWait,
  useWatch,
} from "../../react/index.ts";
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

/**
 * Reads from its mounting on: before `resume` was sent, a read would say nothing new. Where the same approval goes on
 * unchanged, `resume` was lost or belongs to the approval before, and is due again.
 */
function Watch({ state }: { readonly state: StateOf<"awaitingDecoupled"> }) {
  const { turn, moved, resends = 0 } = state;
  const { isAnswered } = useWatch(state);
  useUnchanged({ turn, after: unchangedApproval(resends), isWatching: isAnswered && !moved });
  return null;
}
