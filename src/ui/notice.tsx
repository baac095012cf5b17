import type { ReactNode } from "react";
import { InfoIcon, ProblemIcon, WarningIcon } from "./icons.tsx";
import styles from "./notice.module.css";

const ICONS = { info: InfoIcon, warning: WarningIcon, danger: ProblemIcon };

export interface NoticeProps {
  /** Default `info`. */
  tone?: keyof typeof ICONS | undefined;
  heading?: string | undefined;
  children: ReactNode;
}

/** A framed remark inside a screen. It announces nothing: that is the status region's work. */
export function Notice({ tone = "info", heading, children }: NoticeProps) {
  const Icon = ICONS[tone];
  return (
    <div className={styles["notice"]} data-tone={tone}>
      <Icon />
      <div className={styles["body"]}>
        {heading && <p className={styles["heading"]}>{heading}</p>}
        <div>{children}</div>
      </div>
    </div>
  );
}
