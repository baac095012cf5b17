import { createCover } from "./cover.ts";
import type { CoverActs } from "./cover.ts";
import type { LoaderWords } from "./loader-words.ts";
import { style } from "./loader-sheet.ts";

export interface ShellOptions extends CoverActs {
  readonly words: LoaderWords;
  readonly theme: string | undefined;
  /** Where an inline widget stands; without it a dialog opens over the page. */
  readonly place: Element | null;
}

/** What the loader puts on the page, around the frame. */
export interface Shell {
  /** Shows a frame that is loading, in the place of any other. */
  load(frame: HTMLIFrameElement): void;
  /** The frame has drawn something. */
  reveal(): void;
  fail(): void;
  resize(height: number): void;
  focus(): void;
  /** Takes everything off the page and gives the focus back. */
  remove(): void;
}

const tallest = 20_000;

/** Holds the page still under a dialog. What the page itself says about overflow stays as it is. */
const holdStill = () => {
  const { clientWidth } = document.documentElement;
  const gutter = window.innerWidth > clientWidth ? "scrollbar-gutter:stable;" : "";
  return style(document, `html{overflow:hidden!important;${gutter}}`);
};

/** Puts the widget over the page, in a dialog of the page's own, or in its place. */
export function createShell({ words, theme, place, ...acts }: ShellOptions): Shell {
  const isModal = place === null;
  const opener = document.activeElement;
  const host = document.createElement("div");
  host.lang = words.locale;
  const root = host.attachShadow({ mode: "open" });
  const undoStyle = style(root);
  const dialog = document.createElement(isModal ? "dialog" : "div");
  dialog.className = isModal ? "panel" : "place";
  if (theme !== undefined && theme !== "auto") dialog.style.colorScheme = theme;
  if (isModal) dialog.ariaLabel = words.name;
  root.append(dialog);
  const cover = createCover(words, acts);
  let frame: HTMLIFrameElement | null = null;
  let isOver = false;

  (place ?? document.body).append(host);
  const letGo = isModal ? holdStill() : () => undefined;
  if (dialog instanceof HTMLDialogElement) {
    dialog.showModal();
    dialog.oncancel = (event) => {
      event.preventDefault();
      acts.onClose();
    };
    // A browser closes it all the same when it is asked twice in a row.
    dialog.onclose = () => {
      if (isOver) return;
      dialog.showModal();
      acts.onClose();
    };
  }

  return {
    load: (next) => {
      frame?.remove();
      frame = next;
      frame.title = words.name;
      dialog.append(cover.element, frame);
      cover.showLoading();
    },
    reveal: () => {
      const hadFocus = root.activeElement !== null;
      cover.element.remove();
      if (isModal || hadFocus) frame?.focus();
    },
    fail: () => {
      cover.showFailure();
    },
    resize: (height) => {
      if (!isModal) frame?.style.setProperty("height", `${Math.min(height, tallest)}px`);
    },
    focus: () => {
      frame?.focus();
    },
    remove: () => {
      isOver = true;
      if (dialog instanceof HTMLDialogElement) dialog.close();
      host.remove();
      undoStyle();
      letGo();
      if (isModal && opener instanceof HTMLElement) opener.focus();
    },
  };
}
