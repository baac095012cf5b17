/** The version of the words between the page's loader and the frame. An incompatible change gives it a new number. */
export const FRAME_PROTOCOL = 1;

/** The first words, over the window: `hello` says that the frame is there, `port` hands it a private channel. */
export interface Handshake {
  readonly guichet: "hello" | "port";
  readonly v: number;
}

/** The one message that may go to whoever embeds the frame: there is nothing in it. */
export const frameHello: Handshake = { guichet: "hello", v: FRAME_PROTOCOL };
export const framePort: Handshake = { guichet: "port", v: FRAME_PROTOCOL };

/** The version of a message that says one word of the handshake, whatever the version; `null` for any other message. */
export function versionOf(data: unknown, word: Handshake["guichet"]): number | null {
  if (typeof data !== "object" || data === null || Object.keys(data).length !== 2) return null;
  if (!("guichet" in data && "v" in data) || data.guichet !== word) return null;
  return typeof data.v === "number" ? data.v : null;
}
