import { parsePowensDate } from "../../protocol/index.ts";
import {
  CheckingScreen,
  isKept,
  useSend,
  useStep,
  useStepFrame,
  useSync,
  useWhen,
} from "../../react/index.ts";
import { WebsiteUnavailableView } from "./website-unavailable.view.tsx";

export function WebsiteUnavailableScreen() {
  const { attempt, sending } = useStep("websiteUnavailable");
  const send = useSend();
  const frame = useStepFrame(attempt.connector);
  const handleTryAgain = useSync(attempt);
  const when = useWhen(parsePowensDate(attempt.connection?.next_try));
  if (sending !== null) return <CheckingScreen frame={frame} />;
  return (
    <WebsiteUnavailableView
      frame={frame}
      isKnown={isKept(attempt)}
      when={when}
      onTryAgain={handleTryAgain}
      onAnotherBank={() => {
        send({ type: "ANOTHER_BANK_WANTED" });
      }}
      onClose={() => {
        send({ type: "CLOSE_REQUESTED" });
      }}
    />
  );
}
