import { keepInside } from "./keep-inside.ts";

/**
 * What guards of the page's own modals listen to at the document: a press, a touch or a turn of the wheel that they
 * take for one outside of them. React hears of these nothing that the widget uses.
 */
const heardOutside = ["pointerdown", "mousedown", "touchstart", "touchmove", "wheel"] as const;

const openDialogs: HTMLDialogElement[] = [];

/** Where a key was pressed, if that concerns this dialog. With the focus nowhere, the key is for what is on top. */
function pressedIn(dialog: HTMLDialogElement, event: KeyboardEvent): Element | null {
  const [target] = event.composedPath();
  if (!(target instanceof Element)) return null;
  if (dialog.contains(target)) return target;
  return target === document.body && openDialogs.at(-1) === dialog ? dialog : null;
}

/** What the key does in the widget, since nothing else gets to see it. */
function escape(target: Element, dialog: HTMLDialogElement): void {
  if (target instanceof HTMLInputElement && target.type === "search" && target.value !== "") {
    target.setRangeText("", 0, target.value.length);
    target.dispatchEvent(new InputEvent("input", { bubbles: true }));
    return;
  }
  const asked = target.closest("dialog") ?? dialog;
  asked.dispatchEvent(new Event("cancel", { cancelable: true }));
}

/**
 * Keeps a dialog of the widget usable over a page with modals of its own, whose guards believe that everything else is
 * outside. Their listeners for keys stand at the document in the capture phase, so the window hears first. Answers how
 * to stop.
 */
export function guardDialog(dialog: HTMLDialogElement): () => void {
  const handleKey = (event: KeyboardEvent) => {
    if (event.key !== "Escape" && event.key !== "Tab") return;
    const target = pressedIn(dialog, event);
    if (target === null) return;
    event.stopImmediatePropagation();
    // The browser moves the focus within a modal dialog by itself; Escape may end a composition first.
    if (event.key === "Tab" || event.isComposing) return;
    event.preventDefault();
    escape(target, dialog);
  };
  for (const type of heardOutside) dialog.addEventListener(type, keepInside, { passive: true });
  window.addEventListener("keydown", handleKey, { capture: true });
  openDialogs.push(dialog);
  return () => {
    for (const type of heardOutside) dialog.removeEventListener(type, keepInside);
    window.removeEventListener("keydown", handleKey, { capture: true });
    openDialogs.splice(openDialogs.indexOf(dialog), 1);
  };
}
