import { forwardRef, type ReactNode } from "react";
import styles from "./heading.module.css";

export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6;

export interface HeadingProps {
  level: HeadingLevel;
  children: ReactNode;
  /** Default `large`. */
  size?: "large" | "small" | undefined;
  id?: string | undefined;
}

/** A heading that can take focus by code, so that a new screen is read from its heading. */
export const Heading = forwardRef<HTMLHeadingElement, HeadingProps>(function Heading(
  { level, children, size = "large", id },
  ref,
) {
  const Tag = `h${level}` as const;
  return (
    <Tag ref={ref} id={id} tabIndex={-1} className={styles["heading"]} data-size={size}>
      {children}
    </Tag>
  );
});
