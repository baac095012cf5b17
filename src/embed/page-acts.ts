import type { FrameMessage, HostMessage } from "../protocol/frame-messages.ts";
import { isBankAddress, saveFile, takeReturnCode } from "../react/host-page.ts";
import { leavePage } from "./leave-page.ts";

/** Who left the page for the bank, so that the same one of several widgets goes on after it. */
const LEFT = "guichet:left";

type PageAct = Extract<FrameMessage, { type: "file" | "leave" | "visit" }>;

/** Whether the PSU has just pressed something, here or in the frame. */
const justPressed = () => navigator.userActivation.isActive;

/** What the frame cannot do itself. New windows and files need a press of the PSU's. */
export function createPageActs(
  identity: string,
  answer: (departed: Extract<HostMessage, { type: "departed" }>) => void,
): (message: PageAct) => void {
  return (message) => {
    if (message.type === "file") {
      const { name, mime: type, text } = message;
      if (justPressed() && type.startsWith("text/html")) saveFile(window, { name, type, text });
      return;
    }
    const { url, type } = message;
    if (!isBankAddress(url)) return;
    if (type === "leave") {
      inStorage((storage) => {
        storage.setItem(LEFT, identity);
      });
      const how = leavePage(window, url);
      if (how !== null) answer({ type: "departed", how });
    } else if (justPressed()) window.open(url, "_blank", "noopener,noreferrer");
  };
}

/** Where storage is refused, the first widget of the page goes on. */
const inStorage = <Found>(act: (storage: Storage) => Found): Found | null => {
  try {
    return act(sessionStorage);
  } catch {
    return null;
  }
};

/**
 * Takes the return code out of the address if this widget's flow is the one that left; `""` where the page has lost the
 * code: the flow in the frame knows that it left, and asks.
 */
export const takeOwnReturnCode = (identity: string): string | null =>
  inStorage((storage) => {
    if (storage.getItem(LEFT) !== identity) return null;
    storage.removeItem(LEFT);
    return takeReturnCode(window) ?? "";
  });
