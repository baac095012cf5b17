import { parsePowensDate } from "../../protocol/index.ts";
import { isKept, useSend, useStep, useStepFrame, useWhen } from "../../react/index.ts";
import { RateLimitingView } from "./rate-limiting.view.tsx";

export function RateLimitingScreen() {
  const { attempt } = useStep("rateLimiting");
  const send = useSend();
  const frame = useStepFrame(attempt.connector);
  const when = useWhen(parsePowensDate(attempt.connection?.next_try));
  return (
    <RateLimitingView
      frame={frame}
      isKnown={isKept(attempt)}
      when={when}
      onClose={() => {
        send({ type: "CLOSE_REQUESTED" });
      }}
    />
  );
}
