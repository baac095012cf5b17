import type { FrameLink } from "../../channel/index.ts";
import { ConnectError } from "../../protocol/index.ts";
import type { FrameMessage, HostMessage } from "../../protocol/frame-messages.ts";

type Answer = Extract<HostMessage, { type: "noSession" | "session" }>;

/** Connect tokens, asked of the page: one wish at a time. */
export interface SessionWish {
  /**
   * Whatever the page's `fetchSession()` gave.
   * @throws ConnectError `session_expired` or `network_unreachable`, as the page saw it.
   */
  ask(): Promise<unknown>;
  hear(answer: Answer): void;
}

export function createSessionWish(link: Pick<FrameLink<FrameMessage>, "send">): SessionWish {
  let hear: ((answer: Answer) => void) | null = null;
  return {
    ask: () =>
      new Promise((resolve, reject) => {
        hear = (answer) => {
          if (answer.type === "session") resolve(answer.token);
          else {
            const { code, thrown: byHost = false } = answer;
            const message = byHost
              ? "fetchSession() failed: it gave no connect token"
              : "the page around the frame has no connect token";
            reject(new ConnectError(code, message, { byHost }));
          }
        };
        link.send({ type: "needSession" });
      }),
    hear: (answer) => {
      hear?.(answer);
      hear = null;
    },
  };
}
