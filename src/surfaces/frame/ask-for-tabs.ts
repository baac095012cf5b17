import type { FrameLink } from "../../channel/index.ts";
import type { FrameMessage } from "../../protocol/frame-messages.ts";

/** Links that open a tab are opened by the page: the frame itself may open no window. */
export function askForTabs(
  element: HTMLElement,
  link: Pick<FrameLink<FrameMessage>, "send">,
): void {
  element.addEventListener("click", (event) => {
    const pressed = event.target instanceof Element ? event.target.closest("a[href]") : null;
    if (!(pressed instanceof HTMLAnchorElement) || pressed.target !== "_blank") return;
    event.preventDefault();
    link.send({ type: "visit", url: pressed.href });
  });
}
