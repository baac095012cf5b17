import type { HostMessage } from "../protocol/frame-messages.ts";
import type { GuichetOptions } from "./guichet-options.ts";

type Answer = Extract<HostMessage, { type: "noSession" | "session" }>;

/** Gets connect tokens for the frame. */
export interface SessionDesk {
  /** Asks ahead, while the frame loads. */
  prepare(): void;
  /** Answers a wish of the frame: once, and later where the page has no token yet. */
  next(answer: (answer: Answer) => void): void;
  /** A token may have come. */
  look(): void;
  /** What the host's function threw, when it was asked last. */
  fault: unknown;
}

export function createSessionDesk(options: () => GuichetOptions): SessionDesk {
  let ahead: Promise<Answer> | null = null;
  let waiting: ((answer: Answer) => void) | null = null;
  let used: string | null = null;

  /** What the host's own function does: anything can go wrong in there. */
  const ask = async (): Promise<Answer> => {
    desk.fault = undefined;
    try {
      // What is no text is refused by the frame, as words that are no token are: not everything can be posted.
      return { type: "session", token: String(await options().fetchSession?.()) };
    } catch (error) {
      desk.fault = error;
      // eslint-disable-next-line no-console -- the host's own function failed, and its author looks here
      console.error("fetchSession", error);
      // A browser's `fetch` fails with a TypeError when nothing answers.
      const code = error instanceof TypeError ? "network_unreachable" : "session_expired";
      return { type: "noSession", code, thrown: true };
    }
  };
  const desk: SessionDesk = {
    fault: undefined,
    prepare: () => {
      if (options().fetchSession !== undefined) ahead = ask();
    },
    next: (answer) => {
      if (options().fetchSession === undefined) {
        waiting = answer;
        desk.look();
        return;
      }
      void (ahead ?? ask()).then(answer);
      ahead = null;
    },
    look: () => {
      const { token } = options();
      if (waiting === null || token === null) return;
      waiting(
        token === undefined || token === used
          ? { type: "noSession", code: "session_expired" }
          : { type: "session", token },
      );
      used = token ?? null;
      waiting = null;
    },
  };
  return desk;
}
