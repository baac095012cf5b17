import type { GuichetOptions } from "../../embed/index.ts";
import type {
  ConnectEventMetadata,
  ConnectEventName,
  ConnectMetadata,
  ConnectResult,
  ExitError,
} from "../../protocol/index.ts";

/** The events of `<guichet-connect>`, by name. `detail` has what the loader's callbacks get. */
export interface ElementEventMap {
  "guichet-load": CustomEvent<null>;
  "guichet-event": CustomEvent<{
    readonly name: ConnectEventName | (string & {});
    readonly metadata: ConnectEventMetadata;
  }>;
  "guichet-success": CustomEvent<{
    readonly result: ConnectResult;
    readonly metadata: ConnectMetadata;
  }>;
  "guichet-exit": CustomEvent<{
    readonly error: ExitError | null;
    readonly metadata: ConnectMetadata;
  }>;
  "guichet-close": CustomEvent<null>;
}

type CallbackName = "onClose" | "onEvent" | "onExit" | "onLoad" | "onSuccess";

/** What the element tells, in the place of the loader's callbacks. */
export interface ElementEvents {
  readonly callbacks: Required<Pick<GuichetOptions, CallbackName>>;
  /** The element is taken away with a flow that is open: by a move, if it is back within this task. */
  holdForMove(): void;
  /** The element is on the page. A flow that a move has ended is told as left and closed. */
  tellMoved(): void;
}

export function createElementEvents(element: HTMLElement): ElementEvents {
  let last: ConnectMetadata | null = null;
  let isTold = false;
  let isMoving = false;
  const tell = (name: string, detail: object | null) => {
    const told = { bubbles: true, composed: true, detail };
    element.dispatchEvent(new CustomEvent(`guichet-${name}`, told));
  };
  const close = () => {
    last = null;
    isTold = false;
    tell("close", null);
  };
  return {
    callbacks: {
      onLoad: () => {
        tell("load", null);
      },
      onEvent: (name, metadata) => {
        last = metadata;
        tell("event", { name, metadata });
      },
      onSuccess: (result, metadata) => {
        isTold = true;
        tell("success", { result, metadata });
      },
      onExit: (error, metadata) => {
        isTold = true;
        tell("exit", { error, metadata });
      },
      onClose: () => {
        element.removeAttribute("open");
        close();
      },
    },
    holdForMove: () => {
      isMoving = true;
      queueMicrotask(() => {
        isMoving = false;
      });
    },
    tellMoved: () => {
      if (!isMoving) return;
      isMoving = false;
      if (last !== null && !isTold) tell("exit", { error: null, metadata: last });
      close();
    },
  };
}
