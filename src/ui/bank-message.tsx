import { useId } from "react";
import styles from "./bank-message.module.css";

export interface BankMessageProps {
  /** "Message from your bank": whose words these are. */
  heading: string;
  /** Shown as plain text, line breaks kept. */
  text: string;
}

/** The bank's own words, set apart so that they cannot pass for ours. */
export function BankMessage({ heading, text }: BankMessageProps) {
  const headingId = useId();
  return (
    <div role="group" aria-labelledby={headingId} className={styles["message"]}>
      <p id={headingId} className={styles["heading"]}>
        {heading}
      </p>
      <p lang="" dir="auto" className={styles["words"]}>
        {text}
      </p>
    </div>
  );
}
