import { FRAME_PROTOCOL, framePort, versionOf } from "../protocol/frame-handshake.ts";
import { openFrameLink } from "./frame-link.ts";
import type { FrameLink, FrameLinkOptions } from "./frame-link.ts";

export interface MeetFrameOptions<In, Out> extends FrameLinkOptions<In> {
  /** The page's own window. */
  readonly view: Window;
  readonly frame: HTMLIFrameElement;
  /** The exact origin of the frame's document. */
  readonly origin: string;
  /** The channel stands: the frame has, or gets, one end of it. Again when the frame loads anew. */
  readonly onMet: (link: FrameLink<Out>) => void;
  /** The frame speaks a version that this page does not. */
  readonly onStranger: () => void;
}

/**
 * The page's half of the handshake: waits for the frame's hello, from exactly that window and origin, and hands it one
 * end of a channel of their own. Answers how to stop; the channel closes with it.
 */
export function meetFrame<In, Out>(options: MeetFrameOptions<In, Out>): () => void {
  const { view, frame, origin, onMet, onStranger } = options;
  let link: FrameLink<Out> | null = null;

  const handleMessage = (event: MessageEvent<unknown>) => {
    const { contentWindow } = frame;
    if (contentWindow === null || event.source !== contentWindow || event.origin !== origin) return;
    const version = versionOf(event.data, "hello");
    if (version === null) return;
    if (version !== FRAME_PROTOCOL) {
      onStranger();
      return;
    }
    link?.close();
    const { port1, port2 } = new MessageChannel();
    link = openFrameLink<In, Out>(port1, options);
    contentWindow.postMessage(framePort, origin, [port2]);
    onMet(link);
  };
  view.addEventListener("message", handleMessage);
  return () => {
    view.removeEventListener("message", handleMessage);
    link?.close();
  };
}
