import {
  sharedUntil,
  useApplication,
  useConnectContext,
  useSend,
  useStep,
  useStepFrame,
} from "../../react/index.ts";
import { ConnectedView } from "./connected.view.tsx";
import { receiptOf } from "./receipt.ts";

export function ConnectedScreen() {
  const { attempt, already, shared = [] } = useStep("connected");
  const { instance, options, translator } = useConnectContext();
  const { page } = instance;
  const application = useApplication().inside;
  const send = useSend();
  const frame = useStepFrame(attempt.connector);
  const hasOthers = options.connectionId === undefined && options.connectors?.length !== 1;
  const bank = attempt.connector.name;
  const until = sharedUntil(attempt.connection, page.now());
  const stop = options.stopSharing ?? null;
  return (
    <ConnectedView
      frame={frame}
      already={already}
      bank={bank}
      shared={shared}
      until={until}
      stop={stop}
      onReceipt={() => {
        const purpose = options.purpose ?? null;
        const facts = { bank, shared, until, stop, purpose, application, at: page.now() };
        page.saveFile(receiptOf(facts, translator));
      }}
      onDone={() => {
        send({ type: "CLOSE_REQUESTED" });
      }}
      onAnotherBank={
        hasOthers
          ? () => {
              send({ type: "ANOTHER_BANK_WANTED" });
            }
          : undefined
      }
    />
  );
}
