import { forwardRef, type ComponentPropsWithoutRef } from "react";
import { BankWords } from "./bank-words.tsx";
import styles from "./choice.module.css";
import { useFormId } from "./form-id.ts";

export interface ChoiceOption {
  value: string;
  label: string;
  description?: string | undefined;
  /** Short text at the end of the line, for example a balance. */
  aside?: string | undefined;
}

export interface ChoiceProps extends Omit<
  ComponentPropsWithoutRef<"input">,
  "form" | "className" | "style" | "children"
> {
  id: string;
  type: "radio" | "checkbox";
  option: ChoiceOption;
  bankText?: boolean | undefined;
}

/** One line of a group of choices: the native control, its name, and what is said about it. */
export const Choice = forwardRef<HTMLInputElement, ChoiceProps>(function Choice(
  { id, option, bankText, ...rest },
  ref,
) {
  const { value, label, description, aside } = option;
  const ids = {
    label: `${id}-label`,
    description: description ? `${id}-description` : undefined,
    aside: aside ? `${id}-aside` : undefined,
  };
  return (
    <label className={styles["choice"]} data-aside={aside ? "" : undefined}>
      <input
        {...rest}
        ref={ref}
        id={id}
        form={useFormId()}
        value={value}
        className={styles["mark"]}
        aria-labelledby={ids.label}
        aria-describedby={[ids.description, ids.aside].filter(Boolean).join(" ") || undefined}
      />
      <span>
        <span id={ids.label} className={styles["label"]}>
          {bankText ? <BankWords>{label}</BankWords> : label}
        </span>
        {description && (
          <span id={ids.description} className={styles["description"]}>
            {description}
          </span>
        )}
      </span>
      {aside && (
        <span id={ids.aside} className={styles["aside"]}>
          {aside}
        </span>
      )}
    </label>
  );
});
