import { forwardRef, type ComponentPropsWithoutRef, type ReactNode } from "react";
import { Choice, type ChoiceOption } from "./choice.tsx";
import styles from "./choice.module.css";
import { FieldNotes } from "./field-frame.tsx";
import { useFieldIds, type FieldTexts } from "./field-ids.ts";

export interface ChoiceGroupProps
  extends
    Pick<FieldTexts, "hint" | "error" | "bankText">,
    Omit<ComponentPropsWithoutRef<"input">, "type" | "value" | "className" | "style" | "children"> {
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
  // A form library collects every control through its ref function; a ref object is for focus, so it gets the first.
  const refOf = (index: number) => (index === 0 || typeof ref === "function" ? ref : undefined);
  return (
    <fieldset
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
            ref={refOf(index)}
            id={index === 0 ? ids.control : `${ids.control}-${index + 1}`}
            type={type}
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

/** One choice among a few. `id` is the id of the first choice; spread a form library's registration on it. */
export const RadioGroup = forwardRef<HTMLInputElement, ChoiceGroupProps>(
  function RadioGroup(props, ref) {
    return <ChoiceGroup {...props} ref={ref} type="radio" />;
  },
);

/** Any number of choices. `id` is the id of the first choice; spread a form library's registration on it. */
export const CheckboxGroup = forwardRef<HTMLInputElement, ChoiceGroupProps>(
  function CheckboxGroup(props, ref) {
    return <ChoiceGroup {...props} ref={ref} type="checkbox" />;
  },
);
