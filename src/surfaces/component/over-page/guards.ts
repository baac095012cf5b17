import { keepInside } from "./keep-inside.ts";
import { guardDialog } from "./modal-guards.ts";
import { PLACE_CLASS } from "./place.ts";
import { makeUsable } from "./usable-place.ts";
import { watchRemoval } from "./watch-removal.ts";

/** Events that nobody outside of a widget in an element of its own needs; its React has heard them by then. */
const heardAround = ["click", "keydown", "keyup", "focusin"] as const;

/** What a widget needs against the rest of its page. `opener` had the focus before. Answers how to stop. */
export function standOnPage(
  element: HTMLElement,
  dialog: HTMLDialogElement | null,
  opener: Element | null,
  onTakenAway: () => void,
): () => void {
  const stops = [watchRemoval(element, onTakenAway)];
  if (dialog !== null) {
    const place = element.closest(`.${PLACE_CLASS}`);
    for (const type of heardAround) place?.addEventListener(type, keepInside);
    makeUsable(dialog, place, opener);
    stops.push(guardDialog(dialog));
  }
  return () => {
    for (const stop of stops) stop();
  };
}
