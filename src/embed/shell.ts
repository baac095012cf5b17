import { style } from "./loader-sheet.ts";
import type { LoaderWords } from "./loader-words.ts";

export interface ShellOptions {
  readonly words: LoaderWords;
  readonly theme: string | undefined;
  /** Where an inline widget stands; without it a dialog opens over the page. */
  readonly place: Element | null;
  readonly onClose: () => void;
  readonly onRetry: () => void;
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

const TALLEST = 20_000;

/** Holds the page still under a dialog. What the page itself says about overflow stays as it is. */
const holdStill = () => {
  const { clientWidth } = document.documentElement;
  const gutter = window.innerWidth > clientWidth ? "scrollbar-gutter:stable;" : "";
  return style(document, `html{overflow:hidden!important;${gutter}}`);
};

const element = <Tag extends keyof HTMLElementTagNameMap>(tag: Tag, className = "", text = "") => {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
};

const button = (text: string, className: string, act: () => void) => {
  const made = element("button", className, text);
  made.onclick = act;
  return made;
};

/** Puts the widget over the page, in a dialog of the page's own, or in its place. */
export function createShell({ words, theme, place, onClose, onRetry }: ShellOptions): Shell {
  // What has the focus can have it again: an element of HTML, SVG or MathML.
  const opener = document.activeElement as HTMLElement | null;
  const host = element("div");
  host.lang = words.lang;
  const root = host.attachShadow({ mode: "open" });
  const undo = [style(root)];
  const dialog = place === null ? element("dialog", "panel") : null;
  const box = dialog ?? element("div", "place");
  // A value that is none, like `auto`, leaves what the style sheet says.
  box.style.colorScheme = theme ?? "";
  // What lies over the frame until it is there.
  const cover = element("div", "cover");
  const status = element("div");
  status.role = "status";
  cover.append(button(words.close, "close", onClose), status);
  let frame: HTMLIFrameElement | null = null;
  let isOver = false;

  root.append(box);
  (place ?? document.body).append(host);
  if (dialog !== null) {
    dialog.ariaLabel = words.name;
    undo.push(holdStill());
    dialog.showModal();
    dialog.oncancel = (event) => {
      event.preventDefault();
      onClose();
    };
    // A browser closes it all the same when it is asked twice in a row.
    dialog.onclose = () => {
      if (isOver) return;
      dialog.showModal();
      onClose();
    };
  }

  return {
    load: (next) => {
      frame?.remove();
      frame = next;
      frame.title = words.name;
      status.replaceChildren(`${words.name}…`);
      box.append(cover, frame);
    },
    reveal: () => {
      const hadFocus = root.activeElement !== null;
      cover.remove();
      if (hadFocus) frame?.focus();
    },
    fail: () => {
      status.replaceChildren(element("h2", "", words.failed), button(words.tryAgain, "", onRetry));
    },
    resize: (height) => {
      if (dialog === null) frame?.style.setProperty("height", `${Math.min(height, TALLEST)}px`);
    },
    focus: () => {
      frame?.focus();
    },
    remove: () => {
      isOver = true;
      dialog?.close();
      host.remove();
      for (const act of undo) act();
      if (dialog !== null) opener?.focus();
    },
  };
}
