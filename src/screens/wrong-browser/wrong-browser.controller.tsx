import { useSend, useStepFrame } from "../../react/index.ts";
import { WrongBrowserView } from "./wrong-browser.view.tsx";

export function WrongBrowserScreen() {
  const send = useSend();
  const frame = useStepFrame(null);
  return (
    <WrongBrowserView
      frame={frame}
      onClose={() => {
        send({ type: "CLOSE_REQUESTED" });
      }}
    />
  );
}
