import { createRoot } from "react-dom/client";
import type { ConnectOptions } from "../../widget/index.ts";
import type { FlowPlace } from "./flow-place.ts";
import { closeFlow, createOpenFlow, OpenFlowView } from "./open-flow.tsx";
import { createPlace } from "./over-page/place.ts";

/** A widget over the page, in a React root of its own. */
export interface Overlay {
  draw(options: ConnectOptions): void;
  /** Gives the flow the return code that was found after it had opened. */
  redeem(code: string): void;
  /** Asks the flow to close, as its own Close does; `force` leaves out the question whether to leave. */
  exit(force: boolean): void;
  /** Takes everything off the page at once; nobody is told. */
  remove(): void;
}

/** Puts a widget over the page. The connection and the proxy that it opens with stay those of this flow. */
export function createOverlay(
  opened: ConnectOptions,
  place: FlowPlace,
  returnCode: string | null,
): Overlay {
  const container = createPlace();
  const root = createRoot(container, { identifierPrefix: "guichet-" });
  const flow = createOpenFlow(opened, place, returnCode);
  const { proxyUrl, connectionId, resetCredentials } = opened;
  let isRemoved = false;
  const handleTakenAway = () => {
    if (!isRemoved) closeFlow(flow, true);
  };
  return {
    draw: (options) => {
      root.render(
        <OpenFlowView
          flow={flow}
          onTakenAway={handleTakenAway}
          options={{ ...options, proxyUrl, connectionId, resetCredentials, layout: "modal" }}
        />,
      );
    },
    redeem: (code) => {
      flow.instance.unredeemed.code ??= code;
    },
    exit: (force) => {
      closeFlow(flow, force);
    },
    remove: () => {
      isRemoved = true;
      container.remove();
      // React does not let a root go while it draws another.
      queueMicrotask(() => {
        root.unmount();
      });
    },
  };
}
