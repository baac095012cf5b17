import { forwardRef, type ComponentPropsWithoutRef } from "react";
import { FieldFrame } from "./field-frame.tsx";
import { useFieldIds, type FieldTexts } from "./field-ids.ts";
import { useFormId } from "./form-id.ts";
import { DownIcon } from "./icons.tsx";
import inputStyles from "./input.module.css";
import styles from "./select-field.module.css";

interface SelectOption {
  value: string;
  label: string;
}

export interface SelectFieldProps
  extends
    FieldTexts,
    Omit<
      ComponentPropsWithoutRef<"select">,
      keyof FieldTexts | "name" | "form" | "className" | "style" | "children" | "multiple"
    > {
  options: readonly SelectOption[];
  /** Text of the empty first option ("Select an option"); without it there is none. */
  emptyOption?: string | undefined;
}

/** A native list of choices. */
export const SelectField = forwardRef<HTMLSelectElement, SelectFieldProps>(function SelectField(
  { label, hint, error, suffix, bankText, options, emptyOption, ...rest },
  ref,
) {
  const ids = useFieldIds({ hint, error }, rest.id, rest["aria-describedby"]);
  return (
    <FieldFrame ids={ids} {...{ label, hint, error, suffix, bankText }}>
      <div className={styles["row"]}>
        <select
          {...rest}
          ref={ref}
          id={ids.control}
          form={useFormId()}
          className={inputStyles["input"]}
          aria-describedby={ids.describedBy}
          aria-invalid={error ? true : undefined}
        >
          {emptyOption !== undefined && <option value="">{emptyOption}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value} lang={bankText ? "" : undefined}>
              {option.label}
            </option>
          ))}
        </select>
        <span className={styles["arrow"]}>
          <DownIcon />
        </span>
      </div>
    </FieldFrame>
  );
});
