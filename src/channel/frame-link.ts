import { plainMessage } from "./plain-message.ts";

/** One end of the private channel between a page and its frame. */
export interface FrameLink<Out> {
  send(message: Out): void;
  /** Nothing is sent or heard after it. */
  close(): void;
}

export interface FrameLinkOptions<In> {
  /** Reads plain data as a message; `null` for what is none. */
  readonly read: (data: unknown) => In | null;
  readonly onMessage: (message: In) => void;
}

/** Listens to a port. What is no message is ignored, silently: a peer of another version may send it. */
export function openFrameLink<In, Out>(
  port: MessagePort,
  { read, onMessage }: FrameLinkOptions<In>,
): FrameLink<Out> {
  let isOpen = true;
  port.onmessage = ({ data }: MessageEvent<unknown>) => {
    const message = isOpen ? read(plainMessage(data)) : null;
    if (message !== null) onMessage(message);
  };
  return {
    send: (message) => {
      if (isOpen) port.postMessage(message);
    },
    close: () => {
      isOpen = false;
      port.onmessage = null;
      port.close();
    },
  };
}
