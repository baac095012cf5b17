import type { ReactNode } from "react";
import styles from "./text.module.css";

export interface TextProps {
  children: ReactNode;
  tone?: "normal" | "quiet" | undefined;
  size?: "normal" | "small" | undefined;
  id?: string | undefined;
}

/** A paragraph of at most about 60 characters a line. */
export function Text({ children, tone = "normal", size = "normal", id }: TextProps) {
  return (
    <p id={id} className={styles["text"]} data-tone={tone} data-size={size}>
      {children}
    </p>
  );
}
