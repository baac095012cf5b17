import { FRAME_PROTOCOL, frameHello, versionOf } from "../protocol/frame-handshake.ts";

/** What the frame gets from the page around it. */
export interface MetHost {
  readonly port: MessagePort;
  /** Pinned: the origin that the handshake was made with. */
  readonly origin: string;
}

/**
 * The frame's half of the handshake: says hello and waits for a channel from the window around it. The first one is
 * taken, and nothing more is heard from any window. Stays unanswered where nobody embeds the document.
 */
export function meetHost(view: Window): Promise<MetHost> {
  const host = view.parent;
  return new Promise((resolve) => {
    if (host === view) return;
    const handleMessage = ({ source, origin, data, ports }: MessageEvent<unknown>) => {
      const [port] = ports;
      if (source !== host || port === undefined || ports.length > 1) return;
      if (versionOf(data, "port") !== FRAME_PROTOCOL) return;
      // A sandboxed page has the origin "null", which any other such page has, too.
      if (!/^https?:\/\//.test(origin)) return;
      view.removeEventListener("message", handleMessage);
      resolve({ port, origin });
    };
    view.addEventListener("message", handleMessage);
    // eslint-disable-next-line no-restricted-syntax -- nobody is known yet, and there is nothing in it: threat 05 allows this one message
    host.postMessage(frameHello, "*");
  });
}
