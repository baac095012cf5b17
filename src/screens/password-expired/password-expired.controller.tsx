import { bankSiteOf, useSend, useStep, useStepFrame } from "../../react/index.ts";
import { PasswordExpiredView } from "./password-expired.view.tsx";

export function PasswordExpiredScreen() {
  const { attempt, bankMessage } = useStep("passwordExpired");
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
