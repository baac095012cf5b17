import {
  forwardRef,
  useState,
  type ChangeEvent,
  type ClipboardEvent,
  type FocusEvent,
  type Ref,
} from "react";
import choiceStyles from "./choice.module.css";
import styles from "./date-field.module.css";
import {
  isoFromParts,
  partsFromIso,
  partsFromPaste,
  type DateParts,
  type DateState,
} from "./date-parts.ts";
import { FieldLabel, FieldNotes } from "./field-frame.tsx";
import { useFieldIds, type FieldTexts } from "./field-ids.ts";
import inputStyles from "./input.module.css";
import { PRIVATE_CLASSES, privateInput, verbatimInput } from "./private-input.ts";

const PARTS = ["day", "month", "year"] as const;

export interface DateFieldProps extends FieldTexts {
  /** Names of the three inputs. */
  parts: Record<(typeof PARTS)[number], string>;
  /** ISO `yyyy-mm-dd` or empty. A change from outside replaces what is typed. */
  value?: string | undefined;
  /** `iso` is empty unless `state` is `complete`. */
  onChange?: ((iso: string, state: DateState) => void) | undefined;
  /** Focus has left the three inputs. */
  onBlur?: (() => void) | undefined;
  /** The id of the day, for links of an error summary. */
  id?: string | undefined;
  required?: boolean | undefined;
  "aria-describedby"?: string | undefined;
}

/** A date in three plain inputs, day first; no picker, since a date of birth is known by heart. */
export const DateField = forwardRef<HTMLInputElement, DateFieldProps>(function DateField(
  { parts: names, value = "", onChange, onBlur, required, hint, error, ...rest },
  ref,
) {
  const ids = useFieldIds({ hint, error }, rest.id, rest["aria-describedby"]);
  const [typed, setTyped] = useState<DateParts>(() => partsFromIso(value));
  const [known, setKnown] = useState(value);

  if (value !== known) {
    setKnown(value);
    if (value !== isoFromParts(typed).iso) setTyped(partsFromIso(value));
  }

  const change = (next: DateParts) => {
    setTyped(next);
    const { iso, state } = isoFromParts(next);
    onChange?.(iso, state);
  };

  const handlePaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const whole = partsFromPaste(event.clipboardData.getData("text"));
    if (!whole) return;
    event.preventDefault();
    change(whole);
  };

  const handleBlur = (event: FocusEvent<HTMLFieldSetElement>) => {
    if (!event.currentTarget.contains(event.relatedTarget)) onBlur?.();
  };

  const refOf = (part: string): Ref<HTMLInputElement> | undefined =>
    part === "day" ? ref : undefined;

  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- hears the blur of its inputs
    <fieldset
      className={choiceStyles["group"]}
      aria-describedby={ids.describedBy}
      onBlur={handleBlur}
    >
      <legend className={choiceStyles["legend"]}>
        <FieldLabel {...rest} />
      </legend>
      <FieldNotes ids={ids} hint={hint} error={error} />
      <div className={styles["parts"]}>
        {PARTS.map((part) => (
          <label key={part} className={styles["part"]} data-part={part}>
            {names[part]}
            <input
              {...verbatimInput}
              {...privateInput}
              ref={refOf(part)}
              id={part === "day" ? ids.control : `${ids.control}-${part}`}
              type="text"
              inputMode="numeric"
              autoComplete="off"
              className={`${inputStyles["input"]} ${PRIVATE_CLASSES}`}
              value={typed[part]}
              required={required}
              aria-invalid={error ? true : undefined}
              onChange={(event: ChangeEvent<HTMLInputElement>) =>
                change({ ...typed, [part]: event.target.value })
              }
              onPaste={handlePaste}
            />
          </label>
        ))}
      </div>
    </fieldset>
  );
});
