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

/** Reads a message as part of a handshake, of whatever version. `null` when it is anything else. */
export function readHandshake(data: unknown): Handshake | null {
  if (typeof data !== "object" || data === null) return null;
  const keys = Object.keys(data);
  if (keys.length !== 2 || !("guichet" in data) || !("v" in data)) return null;
  const { guichet, v } = data;
  if ((guichet !== "hello" && guichet !== "port") || typeof v !== "number") return null;
  return { guichet, v };
}
