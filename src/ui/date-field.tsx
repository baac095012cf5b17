import { forwardRef, useImperativeHandle, useState, type ClipboardEvent } from "react";
import choiceStyles from "./choice.module.css";
import styles from "./date-field.module.css";
import { isoFromParts, partsFromIso, partsFromPaste, type DateParts } from "./date-parts.ts";
import { FieldLabel, FieldNotes } from "./field-frame.tsx";
import { useFieldIds, type FieldTexts } from "./field-ids.ts";
import { useFormId } from "./form-id.ts";
import inputStyles from "./input.module.css";
import { PRIVATE_CLASSES, privateInput, verbatimInput } from "./private-input.ts";

const PARTS = ["day", "month", "year"] as const;

/** The three inputs of a date as one control. */
export interface DateControl {
  /** What stands in the inputs: `yyyy-mm-dd`, empty, or another text where a part is missing. An ISO date can be set. */
  value: string;
  /** Goes to the day. */
  focus(): void;
}

export interface DateFieldProps extends FieldTexts {
  /** Names of the three inputs. */
  parts: Record<(typeof PARTS)[number], string>;
  /** The id of the day, for links of an error summary. */
  id?: string | undefined;
  required?: boolean | undefined;
  "aria-describedby"?: string | undefined;
}

type Inputs = Map<string, HTMLInputElement>;

const write = (inputs: Inputs, parts: DateParts) => {
  for (const part of PARTS) {
    const input = inputs.get(part);
    if (input) input.value = parts[part];
  }
};

const controlOf = (inputs: Inputs): DateControl => {
  const typed = (part: string) => inputs.get(part)?.value ?? "";
  return {
    get value() {
      return isoFromParts({ day: typed("day"), month: typed("month"), year: typed("year") });
    },
    set value(iso) {
      write(inputs, partsFromIso(iso));
    },
    focus: () => inputs.get("day")?.focus(),
  };
};

/** A date in three plain inputs, day first; no picker, since a date of birth is known by heart. */
export const DateField = forwardRef<DateControl, DateFieldProps>(function DateField(
  { parts: names, required, hint, error, ...rest },
  ref,
) {
  const ids = useFieldIds({ hint, error }, rest.id, rest["aria-describedby"]);
  const formId = useFormId();
  // The inputs outlive their place in the page: a secret is cleared after they have left it.
  const [inputs] = useState<Inputs>(() => new Map());
  const [control] = useState(() => controlOf(inputs));
  useImperativeHandle(ref, () => control, [control]);

  const handlePaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const whole = partsFromPaste(event.clipboardData.getData("text"));
    if (!whole) return;
    event.preventDefault();
    write(inputs, whole);
  };

  return (
    <fieldset form={formId} className={choiceStyles["group"]} aria-describedby={ids.describedBy}>
      <legend className={choiceStyles["legend"]}>
        <FieldLabel {...rest} />
      </legend>
      <FieldNotes ids={ids} hint={hint} error={error} />
      <div className={styles["parts"]}>
        {PARTS.map((part) => (
          <label key={part} className={styles["part"]} data-part={part}>
            <span>{names[part]}</span>
            <input
              {...verbatimInput}
              {...privateInput}
              ref={(input) => {
                if (input) inputs.set(part, input);
              }}
              id={part === "day" ? ids.control : `${ids.control}-${part}`}
              form={formId}
              type="text"
              inputMode="numeric"
              autoComplete="off"
              className={`${inputStyles["input"]} ${PRIVATE_CLASSES}`}
              required={required}
              aria-invalid={error ? true : undefined}
              onPaste={handlePaste}
            />
          </label>
        ))}
      </div>
    </fieldset>
  );
});
