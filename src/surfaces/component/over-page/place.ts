import { keepInside } from "./keep-inside.ts";

const UNUSABLE =
  "Guichet: a focus trap of this page takes the widget for something outside of it, so that it cannot be used. " +
  "Open the widget from inside of what is trapped, or let the trap allow clicks outside (focus-trap: allowOutsideClick).";

/** What the page may have trapped, where it is not known what was pressed. */
const MODALS = '[aria-modal="true"], [role="dialog"], [role="alertdialog"], dialog[open]';

/**
 * Whether a modal dialog would work in this element: nothing around it is taken away from people, and no focus trap of
 * the page stops the focus on its way.
 */
export function isUsable(place: HTMLElement): boolean {
  if (place.closest('[inert], [aria-hidden="true"]') !== null) return false;
  const probe = document.createElement("dialog");
  const heard = { byWindow: false, byProbe: false };
  const handleSent = ({ target }: FocusEvent) => {
    heard.byWindow ||= target === probe;
  };
  probe.addEventListener("focusin", (event) => {
    heard.byProbe = true;
    event.stopPropagation();
  });
  window.addEventListener("focusin", handleSent, { capture: true });
  place.append(probe);
  // Both within one turn: nothing is drawn, and the browser gives the focus back.
  // Absent in old browsers and in jsdom.
  if (typeof probe.showModal === "function") {
    probe.showModal();
    probe.close();
  }
  probe.remove();
  window.removeEventListener("focusin", handleSent, { capture: true });
  return !heard.byWindow || heard.byProbe;
}

function candidates(opener: Element | null): readonly Element[] {
  const around: Element[] = [];
  for (let one = opener?.parentElement; one && one !== document.body; one = one.parentElement)
    around.unshift(one);
  return [document.body, ...around, ...document.querySelectorAll(MODALS)];
}

/** Events that nobody outside of a widget with a root of its own needs; its React has heard them by then. */
const heardAround = ["click", "keydown", "keyup", "focusin"] as const;

/**
 * Makes an element in which a dialog can be used: at the end of the page, or inside of what a focus trap of the page
 * holds, which is looked for around the opener. Where there is no such place it says so in the console.
 */
export function createPlace(opener: Element | null): HTMLElement {
  const place = document.createElement("div");
  // React Aria leaves what is marked so to people, whenever it appears.
  place.dataset["reactAriaTopLayer"] = "true";
  place.className = "guichet-place";
  for (const type of heardAround) place.addEventListener(type, keepInside);
  const usable = candidates(opener).some((parent) => {
    parent.append(place);
    return isUsable(place);
  });
  if (!usable) {
    document.body.append(place);
    // eslint-disable-next-line no-console -- for the developer of the page, who alone can let the widget in
    console.error(UNUSABLE);
  }
  return place;
}
