import { useEffect } from "react";
import type { ConnectErrorCode } from "../protocol/index.ts";
import type { WidgetInstance } from "./widget-instance.ts";

/** Lets the host hear of a failure that this screen shows, for as long as it does; `null` when there is none. */
export function useTrouble(
  { noticed }: WidgetInstance,
  heading: string | null,
  code: ConnectErrorCode = "network_unreachable",
): void {
  useEffect(() => {
    if (heading === null) return undefined;
    noticed.setState({ trouble: { code, heading } });
    return () => {
      noticed.setState({ trouble: null });
    };
  }, [noticed, code, heading]);
}
