import type { ReactNode } from "react";
import styles from "./top-link.module.css";

/** A link that replaces the whole window, not the frame. */
export function TopLink({
  href,
  children,
}: {
  readonly href: string;
  readonly children: ReactNode;
}) {
  return (
    <a className={styles["link"]} href={href} target="_top" rel="noreferrer">
      {children}
    </a>
  );
}
