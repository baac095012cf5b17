import type { FrameLink } from "../../channel/index.ts";
import type { FrameMessage } from "../../protocol/frame-messages.ts";
import { createHostPage } from "../../react/index.ts";
import type { Departure, HostPage } from "../../react/index.ts";

/** What the page around the frame said of itself. */
export interface AroundFrame {
  readonly href: string;
  readonly returnCode: string | null;
}

/** The page around the frame, as the widget needs it: what a frame may not do is asked of it. */
export function createFramePage(
  view: Window,
  link: Pick<FrameLink<FrameMessage>, "send">,
  around: () => AroundFrame,
  departure: () => Promise<Departure>,
): HostPage {
  const own = createHostPage(view);
  /** Where storage is refused: a new session in the same frame still goes on where the flow was. */
  const kept = new Map<string, string>();
  let taken: string | null = null;
  return {
    ...own,
    href: () => around().href,
    // The page around this one goes there, or opens a tab where it is framed itself.
    framed: null,
    reload: undefined,
    leave: (url) => {
      link.send({ type: "leave", url });
      return view.top === view.parent ? "away" : departure();
    },
    takeReturnCode: () => {
      const { returnCode } = around();
      if (returnCode === taken) return null;
      taken = returnCode;
      return returnCode;
    },
    saveFile: ({ name, type, text }) => {
      link.send({ type: "file", name, mime: type, text });
    },
    load: (key) => kept.get(key) ?? own.load(key),
    save: (key, text) => {
      if (text === null) kept.delete(key);
      else kept.set(key, text);
      own.save(key, text);
    },
    // The page around the frame is the one that is left.
    noteLeft: () => undefined,
  };
}
