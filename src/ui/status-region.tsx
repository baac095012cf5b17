import styles from "./visually-hidden.module.css";

export interface StatusRegionProps {
  /** Empty at first: a region that appears together with its text is often not announced. */
  message: string;
}

/**
 * The one polite live region of a widget. Mount it with the widget and keep it; in a modal layout, inside the
 * {@link Dialog}, since what is outside an open modal dialog is not read.
 */
export function StatusRegion({ message }: StatusRegionProps) {
  return (
    <div role="status" aria-live="polite" aria-atomic="true" className={styles["hidden"]}>
      {message}
    </div>
  );
}
