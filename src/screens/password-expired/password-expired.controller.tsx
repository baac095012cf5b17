import { bankSiteOf, useSend, useStep, useStepFrame, useReadWhenShown } from "../../react/index.ts";
import { PasswordExpiredView } from "./password-expired.view.tsx";

export function PasswordExpiredScreen() {
  const state = useStep("passwordExpired");
  const { attempt, bankMessage } = state;
  useReadWhenShown(state);
  const send = useSend();
  const frame = useStepFrame(attempt.connector);
  return (
    <PasswordExpiredView
      frame={frame}
      bankMessage={bankMessage}
      site={bankSiteOf(attempt.connector)}
      onChanged={() => {
        send({ type: "PASSWORD_CHANGED" });
      }}
      onNotNow={() => {
        send({ type: "CLOSE_REQUESTED" });
      }}
    />
  );
}
