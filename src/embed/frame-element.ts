import { serverAddress } from "./guichet-options.ts";

/**
 * Creates the frame of the widget. It may run scripts and send its own forms, and nothing else: it cannot navigate the
 * page, open windows, download, or show the browser's dialogs. What of these a PSU needs it asks of the page.
 */
export function createFrame(serverUrl: string): HTMLIFrameElement {
  const frame = document.createElement("iframe");
  frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-forms");
  frame.allow = "clipboard-write";
  frame.referrerPolicy = "no-referrer";
  frame.src = serverAddress(serverUrl, "frame").href;
  return frame;
}
