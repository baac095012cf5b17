import type { LoaderWords } from "./loader-words.ts";

export interface CoverActs {
  readonly onClose: () => void;
  readonly onRetry: () => void;
}

/** What lies over the frame until it is there. */
export interface Cover {
  readonly element: HTMLElement;
  showLoading(): void;
  showFailure(): void;
}

export function createCover(words: LoaderWords, { onClose, onRetry }: CoverActs): Cover {
  const add = <Tag extends "button" | "div" | "h2" | "p">(
    tag: Tag,
    className: string,
    text = "",
  ) => {
    const element = document.createElement(tag);
    element.className = className;
    element.textContent = text;
    return element;
  };
  const button = (className: string, text: string, act: () => void) => {
    const element = add("button", className, text);
    element.type = "button";
    element.onclick = act;
    return element;
  };
  const element = add("div", "cover");
  const close = button("close", words.close, onClose);
  const status = add("div", "");
  status.role = "status";
  element.append(close, status);

  return {
    element,
    showLoading: () => {
      status.replaceChildren(add("p", "", words.loading));
    },
    showFailure: () => {
      const again = button("again", words.tryAgain, onRetry);
      status.replaceChildren(add("h2", "", words.heading), add("p", "", words.text), again);
    },
  };
}
