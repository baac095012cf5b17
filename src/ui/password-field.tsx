import { forwardRef, useState, type ComponentPropsWithoutRef } from "react";
import { FieldFrame } from "./field-frame.tsx";
import { useFieldIds, type FieldTexts } from "./field-ids.ts";
import { useFormId } from "./form-id.ts";
import { useSubmissions } from "./form.tsx";
import { IconButton } from "./icon-button.tsx";
import { EyeIcon, EyeOffIcon } from "./later-icons.tsx";
import inputStyles from "./input.module.css";
import styles from "./password-field.module.css";
import { PRIVATE_CLASSES, privateInput, verbatimInput } from "./private-input.ts";

export interface PasswordFieldProps
  extends
    FieldTexts,
    Omit<
      ComponentPropsWithoutRef<"input">,
      keyof FieldTexts | "type" | "name" | "form" | "className" | "style" | "children"
    > {
  reveal: {
    /** Names of the toggle, each with the label of the field: "Show LABEL", "Hide LABEL". */
    show: string;
    hide: string;
    /** Announcements after a press: "LABEL: visible", "LABEL: hidden". */
    shown: string;
    hidden: string;
  };
  /** Receives the announcement, for the status region of the widget. */
  onAnnounce: (message: string) => void;
}

/** A secret that can be shown while it is typed and is hidden again when its form is submitted. */
export const PasswordField = forwardRef<HTMLInputElement, PasswordFieldProps>(
  function PasswordField(
    { label, hint, error, suffix, bankText, reveal, onAnnounce, ...rest },
    ref,
  ) {
    const ids = useFieldIds({ hint, error }, rest.id, rest["aria-describedby"]);
    const submissions = useSubmissions();
    /** The submission before which it was last shown: the next one hides it. */
    const [shownAt, setShownAt] = useState<number | null>(null);
    const isShown = shownAt === submissions;

    const handleToggle = () => {
      setShownAt(isShown ? null : submissions);
      onAnnounce(isShown ? reveal.hidden : reveal.shown);
    };

    return (
      <FieldFrame ids={ids} {...{ label, hint, error, suffix, bankText }}>
        <div className={styles["row"]}>
          <input
            autoComplete="current-password"
            {...verbatimInput}
            {...privateInput}
            {...rest}
            ref={ref}
            id={ids.control}
            form={useFormId()}
            type={isShown ? "text" : "password"}
            className={`${inputStyles["input"]} ${PRIVATE_CLASSES}`}
            aria-describedby={ids.describedBy}
            aria-invalid={error ? true : undefined}
          />
          <span className={styles["toggle"]}>
            <IconButton
              label={isShown ? reveal.hide : reveal.show}
              icon={isShown ? <EyeOffIcon /> : <EyeIcon />}
              onClick={handleToggle}
            />
          </span>
        </div>
      </FieldFrame>
    );
  },
);
