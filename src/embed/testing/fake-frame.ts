import { frameHello } from "../../protocol/frame-handshake.ts";
import type { FrameMessage, HostMessage } from "../../protocol/frame-messages.ts";

/** A frame's document, played by a test: jsdom loads none. */
export interface FakeFrame {
  readonly element: HTMLIFrameElement;
  /** What the page said over the channel, in order. */
  readonly heard: readonly HostMessage[];
  say(message: FrameMessage): void;
}

/** The element that the loader put on the page, wherever in a shadow root it is. */
export function findFrame(): HTMLIFrameElement | null {
  const inside = (root: ParentNode): HTMLIFrameElement[] =>
    [...root.querySelectorAll("*")].flatMap((element) =>
      element instanceof HTMLIFrameElement
        ? [element]
        : element.shadowRoot === null
          ? []
          : inside(element.shadowRoot),
    );
  return inside(document)[0] ?? null;
}

/** Tells the page of a message, as a window does. jsdom's own event would not carry its source. */
export function tellWindow(facts: {
  readonly data: unknown;
  readonly origin: string;
  readonly source: unknown;
}): void {
  window.dispatchEvent(Object.assign(new Event("message"), facts));
}

/** Lets the document of the loader's frame say hello, and take the channel. */
export function answerAsFrame(origin: string, hello: object = frameHello): FakeFrame {
  const element = findFrame();
  if (element === null) throw new Error("there is no frame");
  const heard: HostMessage[] = [];
  const got: { port: MessagePort | null } = { port: null };
  const view = {
    postMessage: (_data: unknown, _origin: string, [port]: readonly MessagePort[]) => {
      if (port === undefined) throw new Error("the page sent no channel");
      got.port = port;
      port.onmessage = ({ data }) => heard.push(data as HostMessage);
    },
  };
  // jsdom gives a frame in a shadow root no window.
  Object.defineProperty(element, "contentWindow", { value: view, configurable: true });
  tellWindow({ data: hello, origin, source: view });
  return {
    element,
    heard,
    say: (message) => {
      if (got.port === null) throw new Error("there is no channel");
      got.port.postMessage(message);
    },
  };
}
