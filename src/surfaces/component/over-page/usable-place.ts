const UNUSABLE =
  "Guichet: a focus trap of this page takes the widget for something outside of it, so that it cannot be used. " +
  "Open the widget from inside of what is trapped, or let the trap allow clicks outside (focus-trap: allowOutsideClick).";

/** What the page may have trapped, where it is not known what was pressed. */
const MODALS = '[aria-modal="true"], [role="dialog"], [role="alertdialog"], dialog[open]';

/**
 * Whether a modal dialog works in this element: nothing around it is taken away from people, and no focus trap of the
 * page stops the focus on its way.
 */
function isUsable(place: Element): boolean {
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
  // Both within one turn: nothing is drawn, and the browser gives the focus back. Absent in old browsers and in jsdom.
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
  return [...around, ...document.querySelectorAll(MODALS), document.body];
}

/** Moves an open dialog, with the element that it is in, to where a focus trap lets people use it. */
function move(place: Element, dialog: HTMLDialogElement, opener: Element | null): boolean {
  const focused = document.activeElement;
  dialog.close();
  const moved = candidates(opener).some((parent) => {
    if (dialog.contains(parent)) return false;
    parent.append(place);
    return isUsable(place);
  });
  dialog.showModal();
  if (focused instanceof HTMLElement) focused.focus();
  return moved;
}

/**
 * Sees to it that an open dialog of the widget can be used. `place` is the element that it may be moved with: to what a
 * focus trap of the page holds, which is looked for around the opener. Where nothing helps, the console says what does.
 */
export function makeUsable(
  dialog: HTMLDialogElement,
  place: Element | null,
  opener: Element | null,
): void {
  if (isUsable(place ?? dialog) || (place !== null && move(place, dialog, opener))) return;
  // eslint-disable-next-line no-console -- for the developer of the page, who alone can let the widget in
  console.error(UNUSABLE);
}
