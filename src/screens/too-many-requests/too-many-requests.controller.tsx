import { useState } from "react";
import {
  connectorOf,
  useConnectContext,
  useSend,
  useStep,
  useStepFrame,
  useWhen,
} from "../../react/index.ts";
import { TooManyRequestsView } from "./too-many-requests.view.tsx";

const MINUTE_MS = 60_000;

export function TooManyRequestsScreen() {
  const { retry, retryAfter } = useStep("tooManyRequests");
  const { page } = useConnectContext().instance;
  const send = useSend();
  const frame = useStepFrame(connectorOf(retry));
  const [over] = useState(() =>
    retryAfter === null
      ? null
      : // The text names a minute: the next full one, so that nobody tries too early.
        Math.ceil((page.now() + retryAfter * 1000) / MINUTE_MS) * MINUTE_MS,
  );
  const when = useWhen(over);
  return (
    <TooManyRequestsView
      frame={frame}
      when={when}
      onTryAgain={() => {
        send({ type: "TRIED_AGAIN" });
      }}
      onClose={() => {
        send({ type: "CLOSE_REQUESTED" });
      }}
    />
  );
}
