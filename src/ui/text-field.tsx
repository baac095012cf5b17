import { forwardRef, type ComponentPropsWithoutRef } from "react";
import { FieldFrame } from "./field-frame.tsx";
import { useFieldIds, type FieldTexts } from "./field-ids.ts";
import { useFormId } from "./form-id.ts";
import styles from "./input.module.css";
import { PRIVATE_CLASSES, privateInput, verbatimInput } from "./private-input.ts";

export interface TextFieldProps
  extends
    FieldTexts,
    Omit<
      ComponentPropsWithoutRef<"input">,
      keyof FieldTexts | "type" | "name" | "form" | "className" | "style" | "children"
    > {
  /** Default `text`. */
  type?: "text" | "email" | "tel" | undefined;
}

/** One line of text: an identifier, a code, an answer. Without a name, so that no form of a page can send it. */
export const TextField = forwardRef<HTMLInputElement, TextFieldProps>(function TextField(
  { label, hint, error, suffix, bankText, type = "text", ...rest },
  ref,
) {
  const ids = useFieldIds({ hint, error }, rest.id, rest["aria-describedby"]);
  return (
    <FieldFrame ids={ids} {...{ label, hint, error, suffix, bankText }}>
      <input
        {...verbatimInput}
        {...privateInput}
        {...rest}
        ref={ref}
        id={ids.control}
        form={useFormId()}
        type={type}
        className={`${styles["input"]} ${PRIVATE_CLASSES}`}
        aria-describedby={ids.describedBy}
        aria-invalid={error ? true : undefined}
      />
    </FieldFrame>
  );
});
