import { forwardRef, useId, type ComponentPropsWithoutRef, type ReactNode } from "react";
import { Choice, type ChoiceOption } from "./choice.tsx";
import styles from "./choice.module.css";
import { FieldNotes } from "./field-frame.tsx";
import { useFieldIds, type FieldTexts } from "./field-ids.ts";
import { useFormId } from "./form-id.ts";

export interface ChoiceGroupProps
  extends
    Pick<FieldTexts, "hint" | "error" | "bankText">,
    Omit<
      ComponentPropsWithoutRef<"input">,
      "type" | "name" | "form" | "value" | "className" | "style" | "children"
    > {
  /** The question; a {@link Heading} where the question is the heading of the screen. */
  legend: ReactNode;
  options: readonly ChoiceOption[];
  /** Values of what is chosen, where the choice is kept elsewhere than in the page. */
  chosen?: readonly string[] | undefined;
}

interface TypedChoiceGroupProps extends ChoiceGroupProps {
  type: "radio" | "checkbox";
}

const ChoiceGroup = forwardRef<HTMLInputElement, TypedChoiceGroupProps>(function ChoiceGroup(
  { type, legend, options, chosen, hint, error, bankText, ...rest },
  ref,
) {
  const ids = useFieldIds({ hint, error }, rest.id, rest["aria-describedby"]);
  const invalid = error ? true : undefined;
  // Radio buttons are a group by their name, which is what a form of the page would send: it must say nothing.
  const name = useId();
  return (
    <fieldset
      form={useFormId()}
      role={type === "radio" ? "radiogroup" : undefined}
      className={styles["group"]}
      data-invalid={error ? "" : undefined}
      aria-describedby={ids.describedBy}
      aria-invalid={type === "radio" ? invalid : undefined}
      aria-required={type === "radio" && rest.required ? true : undefined}
    >
      <legend className={styles["legend"]}>{legend}</legend>
      <FieldNotes ids={ids} hint={hint} error={error} />
      <div className={styles["choices"]}>
        {options.map((option, index) => (
          <Choice
            key={option.value}
            {...rest}
            required={type === "radio" && rest.required}
            ref={index === 0 ? ref : undefined}
            id={index === 0 ? ids.control : `${ids.control}-${index + 1}`}
            type={type}
            name={type === "radio" ? name : undefined}
            option={option}
            bankText={bankText}
            checked={chosen?.includes(option.value)}
            aria-invalid={type === "checkbox" ? invalid : undefined}
          />
        ))}
      </div>
    </fieldset>
  );
});

/** One choice among a few, whose values are opaque. `id` and `ref` are of the first choice. */
export const RadioGroup = forwardRef<HTMLInputElement, ChoiceGroupProps>(
  function RadioGroup(props, ref) {
    return <ChoiceGroup {...props} ref={ref} type="radio" />;
  },
);

/** Any number of choices. `id` and `ref` are of the first choice. */
export const CheckboxGroup = forwardRef<HTMLInputElement, ChoiceGroupProps>(
  function CheckboxGroup(props, ref) {
    return <ChoiceGroup {...props} ref={ref} type="checkbox" />;
  },
);
