import type { ReactNode } from "react";
import { BankWords } from "./bank-words.tsx";
import type { FieldIds, FieldTexts } from "./field-ids.ts";
import styles from "./field-frame.module.css";
import { ProblemIcon } from "./icons.tsx";

export function FieldLabel({
  label,
  suffix,
  bankText,
}: Pick<FieldTexts, "label" | "suffix" | "bankText">) {
  return (
    <>
      {bankText ? <BankWords>{label}</BankWords> : <span>{label}</span>}
      {suffix && (
        <>
          {" "}
          <span className={styles["suffix"]}>{suffix}</span>
        </>
      )}
    </>
  );
}

export function FieldNotes({
  ids,
  hint,
  error,
}: Pick<FieldTexts, "hint" | "error"> & { ids: FieldIds }) {
  return (
    <>
      {hint && (
        <p id={ids.hint} className={styles["hint"]}>
          {hint}
        </p>
      )}
      {error && (
        <p id={ids.error} className={styles["error"]}>
          <ProblemIcon />
          <span>{error}</span>
        </p>
      )}
    </>
  );
}

export interface FieldFrameProps extends FieldTexts {
  ids: FieldIds;
  children: ReactNode;
}

/** Label, hint and error around one control, in that order, so that a keyboard on the screen hides none of them. */
export function FieldFrame({ ids, children, hint, error, ...label }: FieldFrameProps) {
  return (
    <div className={styles["field"]}>
      <label htmlFor={ids.control} className={styles["label"]}>
        <FieldLabel {...label} />
      </label>
      <FieldNotes ids={ids} hint={hint} error={error} />
      {children}
    </div>
  );
}
