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
  // Read before the dialog is there, which hides them.
  const [bars] = useState(scrollBars);
  useLayoutEffect(() => {
    const element = root.current;
    if (element === null) return undefined;
    const dialog = layout === "modal" ? element.querySelector("dialog") : null;
    dialog?.setAttribute("data-scroll-bars", bars);
    const stops: (() => void)[] = [];
    let isOver = false;
    const stopAll = () => {
      isOver = true;
      for (const stop of stops.splice(0)) stop();
    };
    // Then it goes by itself.
    const forget = store.subscribe(({ step }) => {
      if (step === "closed") stopAll();
    });
    import("./guards.ts").then(
      ({ guardDialog, watchRemoval }) => {
        if (isOver) return;
        stops.push(watchRemoval(element, onTakenAway));
        if (dialog !== null) stops.push(guardDialog(dialog));
      },
      () => {
        // Without them it works on most pages.
      },
    );
    return () => {
      forget();
      stopAll();
    };
  }, [store, root, layout, bars, onTakenAway]);
}
