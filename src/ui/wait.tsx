import type { ReactNode } from "react";
import styles from "./wait.module.css";

export interface WaitProps {
  /** What is happening, or that there is no answer yet. */
  children?: ReactNode | undefined;
  /** Time passed, already worded. Not in a live region: it is never announced. */
  elapsed?: string | undefined;
}

/** A wait without percentage or countdown, since neither is measured. */
export function Wait({ children, elapsed }: WaitProps) {
  return (
    <div className={styles["wait"]}>
      <div className={styles["dots"]} aria-hidden="true">
        <span className={styles["dot"]} />
        <span className={styles["dot"]} />
        <span className={styles["dot"]} />
      </div>
      {children}
      {elapsed && <p className={styles["elapsed"]}>{elapsed}</p>}
    </div>
  );
}
