import { useLayoutEffect, useState } from "react";
import type { RefObject } from "react";
import type { FlowStore } from "../../../react/index.ts";
import { scrollBars } from "./scroll-bars.ts";

/**
 * What a widget needs to stand on a page that is not its own: a dialog over it leaves the place of its scroll bars and
 * is kept from the guards of its modals; `onTakenAway` is called when something else takes the widget off.
 */
export function useStandOnPage(
  store: FlowStore,
  root: RefObject<HTMLElement | null>,
  layout: string | undefined,
  onTakenAway: () => void,
): void {
  // Read before there is a dialog, which hides the one and takes the other.
  const [[bars, opener]] = useState(() => [scrollBars(), document.activeElement] as const);
  useLayoutEffect(() => {
    const element = root.current;
    if (element === null) return undefined;
    const dialog = layout === "modal" ? element.querySelector("dialog") : null;
    dialog?.setAttribute("data-scroll-bars", bars);
    let isOver = false;
    let leave: (() => void) | undefined;
    const stop = () => {
      isOver = true;
      leave?.();
      leave = undefined;
    };
    import("./guards.ts").then(
      ({ standOnPage }) => {
        if (!isOver) leave = standOnPage(element, dialog, opener, onTakenAway);
      },
      () => {
        // Without it the widget works on most pages.
      },
    );
    // Closed, it goes by itself.
    const forget = store.subscribe(({ step }) => {
      if (step === "closed") stop();
    });
    return () => {
      forget();
      stop();
    };
  }, [store, root, layout, bars, opener, onTakenAway]);
}
