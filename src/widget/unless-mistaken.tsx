import { useEffect } from "react";
import type { ReactNode } from "react";
import { useConnectContext, useFlow } from "../react/index.ts";

/** An integration mistake ends the flow, and none begins: nothing is asked of a proxy that may be the wrong one. */
export function UnlessMistaken({
  message,
  children,
}: {
  /** What is wrong, for the developer; `null` when nothing is. */
  readonly message: string | null;
  readonly children: ReactNode;
}) {
  const { store } = useConnectContext().instance;
  const { step } = useFlow();
  useEffect(() => {
    if (message !== null) store.send({ type: "BROKEN", code: "implementation_error", message });
  }, [store, message]);
  return message === null || step === "brokenIntegration" ? children : null;
}
