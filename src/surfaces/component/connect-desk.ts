import { createStore } from "zustand/vanilla";
import { ConnectError, isConnectErrorCode } from "../../protocol/index.ts";
import type { ExitError } from "../../protocol/index.ts";
import type { ConnectOptions } from "../../widget/index.ts";
import { createFlowPlace } from "./flow-place.ts";
import { createOverlay } from "./overlay.tsx";
import type { Overlay } from "./overlay.tsx";
import { withRelayedCallbacks } from "./relayed-callbacks.ts";
import { createReturnClaim } from "./return-claim.ts";

/** One wish to have the widget open, until it is closed. */
interface Opening {
  /** What had the focus. */
  readonly opener: Element | null;
}

interface DeskState {
  readonly opening: Opening | null;
  readonly error: ConnectError | null;
}

/** What `useConnect` keeps from render to render: at most one widget over the page. */
export interface ConnectDesk {
  getState(): DeskState;
  subscribe(listener: () => void): () => void;
  /** The host's latest options; `null` while it does not know where the proxy is. */
  listen(options: ConnectOptions | null): void;
  /** Is on the page. Answers how to leave: everything is taken off it. */
  attend(): () => void;
  /** Opens by itself when the PSU is back from the bank. Answers how to stop. */
  look(): () => void;
  /** Puts the widget that is wanted on the page, or brings it up to date. */
  draw(): void;
  open(): void;
  exit(force: boolean): void;
  destroy(): void;
}

/** A bank's outcome is no fault of the widget. */
const faultOf = ({ code, message, requestId, recovery, cause }: ExitError): ConnectError | null =>
  isConnectErrorCode(code)
    ? new ConnectError(code, message, {
        requestId: requestId ?? undefined,
        retryAfter: recovery.retryAfter,
        cause,
      })
    : null;

/** Gives the focus back where the page itself could not: a button that was disabled while the widget was open. */
const giveFocusBack = ({ opener }: Opening) => {
  const nowhere = document.activeElement === null || document.activeElement === document.body;
  if (nowhere && opener instanceof HTMLElement) opener.focus();
};

/** Creates what one `useConnect` keeps. It touches nothing of the page before it attends. */
export function createConnectDesk(): ConnectDesk {
  const store = createStore<DeskState>(() => ({ opening: null, error: null }));
  const claim = createReturnClaim();
  const place = createFlowPlace();
  let options: ConnectOptions | null = null;
  let shown: { readonly opening: Opening; readonly overlay: Overlay } | null = null;
  let closed: Opening | null = null;

  const begin = () => {
    if (store.getState().opening !== null) return;
    store.setState({ opening: { opener: document.activeElement }, error: null });
  };
  const takeDown = () => {
    shown?.overlay.remove();
    shown = null;
  };
  const end = () => {
    takeDown();
    claim.drop();
    closed = store.getState().opening;
    store.setState({ opening: null });
  };

  return {
    getState: store.getState,
    subscribe: (listener) => store.subscribe(listener),
    listen: (latest) => {
      options = latest;
    },
    attend: () => {
      const stops = [
        claim.subscribe(() => {
          const found = claim.found();
          if (found === null) return;
          begin();
          if (found.code !== null) shown?.overlay.redeem(found.code);
        }),
        takeDown,
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
    look: () => {
      const stops = [
        place.take({ connectionId: options?.connectionId }),
        claim.look(options, place),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
    draw: () => {
      const { opening } = store.getState();
      if (opening === null) {
        if (closed !== null) giveFocusBack(closed);
        closed = null;
        return;
      }
      if (options === null) return;
      const given = options;
      if (shown?.opening !== opening) {
        takeDown();
        const code = claim.found()?.code ?? null;
        shown = { opening, overlay: createOverlay(given, place, code) };
      }
      const relayed = withRelayedCallbacks(given, () => options ?? given, {
        onExit: (error) => {
          store.setState({ error: error === null ? null : faultOf(error) });
        },
        onClose: end,
      });
      shown.overlay.draw(relayed);
    },
    open: begin,
    exit: (force) => {
      if (shown === null) end();
      else shown.overlay.exit(force);
    },
    destroy: end,
  };
}
