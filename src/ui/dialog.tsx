import {
  useLayoutEffect,
  useRef,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  type SyntheticEvent,
} from "react";
import styles from "./dialog.module.css";

export interface DialogProps {
  /** The accessible name; without it, give `labelledBy`. */
  label?: string | undefined;
  labelledBy?: string | undefined;
  describedBy?: string | undefined;
  /** `panel` holds a whole widget, `question` one decision. Default `question`. */
  variant?: "panel" | "question" | undefined;
  /** Escape or another request of the browser to close. The dialog stays until it is unmounted. */
  onCancel: () => void;
  /** Takes focus on opening; without it, the browser's choice: the first control. */
  initialFocus?: RefObject<HTMLElement | null> | undefined;
  children: ReactNode;
}

const open = (dialog: HTMLDialogElement) => {
  if (dialog.open) return;
  // Absent in old browsers and in jsdom.
  if (typeof dialog.showModal === "function") dialog.showModal();
  else dialog.setAttribute("open", "");
};

const close = (dialog: HTMLDialogElement) => {
  if (typeof dialog.close === "function") dialog.close();
  else dialog.removeAttribute("open");
};

const giveFocusBack = (opener: Element | null) => {
  if (opener instanceof HTMLElement && !opener.closest("dialog:not([open])")) opener.focus();
};

/** A modal dialog, open for as long as it is mounted. On unmount, focus returns to what had it. */
export function Dialog({
  label,
  labelledBy,
  describedBy,
  variant = "question",
  onCancel,
  initialFocus,
  children,
}: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);

  useLayoutEffect(() => {
    const dialog = ref.current;
    if (!dialog) return undefined;
    const root = dialog.getRootNode();
    const opener =
      root instanceof Document || root instanceof ShadowRoot ? root.activeElement : null;
    open(dialog);
    initialFocus?.current?.focus();
    return () => {
      // React unmounts the outer of two dialogs first, and an inner one still open would hold the focus.
      for (const inner of dialog.querySelectorAll("dialog")) close(inner);
      close(dialog);
      giveFocusBack(opener);
    };
  }, [initialFocus]);

  const handleKeyDown = (event: KeyboardEvent<HTMLDialogElement>) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    // Chromium lets a second Escape close a dialog whose first `cancel` was refused; refusing the key avoids it.
    event.preventDefault();
    event.stopPropagation();
    onCancel();
  };

  const handleCancel = (event: SyntheticEvent<HTMLDialogElement>) => {
    if (event.target !== event.currentTarget) return;
    event.preventDefault();
    onCancel();
  };

  const handleClose = (event: SyntheticEvent<HTMLDialogElement>) => {
    if (event.target !== event.currentTarget || event.currentTarget.open) return;
    open(event.currentTarget);
    onCancel();
  };

  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a dialog receives the close requests of the browser
    <dialog
      ref={ref}
      className={styles["dialog"]}
      data-variant={variant}
      aria-label={label}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      onKeyDown={handleKeyDown}
      onCancel={handleCancel}
      onClose={handleClose}
    >
      <div className={styles["content"]}>{children}</div>
    </dialog>
  );
}
