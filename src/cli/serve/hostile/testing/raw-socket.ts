import { connect, type Socket } from "node:net";

/** A connection whose bytes a test writes itself. */
export interface RawSocket {
  readonly socket: Socket;
  /** Writes bytes as they are. */
  say(text: string): void;
  /** What came so far. */
  readonly heard: string;
  /** Resolves when the other side, or both, ended it. */
  readonly closed: Promise<void>;
}

export function openSocket(port: number): Promise<RawSocket> {
  let heard = "";
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    // A server that resets the connection has closed it, too.
    socket.on("error", () => undefined);
    socket.setEncoding("latin1").on("data", (data: string) => (heard += data));
    const closed = new Promise<void>((settle) => {
      socket.on("close", () => {
        settle();
      });
    });
    const opened = {
      socket,
      say: (text: string) => {
        if (!socket.destroyed) socket.write(text, "latin1");
      },
      get heard() {
        return heard;
      },
      closed,
    };
    socket.once("connect", () => {
      resolve(opened);
    });
    void closed.then(() => {
      resolve(opened);
    });
  });
}

/** Writes bytes and collects what comes back until the server closes. */
export async function exchange(port: number, text: string): Promise<string> {
  const opened = await openSocket(port);
  opened.say(text);
  await opened.closed;
  return opened.heard;
}

/** The status of the first answer, 0 when there was none. */
export const statusOf = (answer: string): number =>
  Number(/^HTTP\/1\.1 (\d{3}) /.exec(answer)?.[1] ?? 0);

/** How many answers came. */
export const answersIn = (text: string): number => text.match(/^HTTP\/1\.1 \d{3} /gm)?.length ?? 0;
