import { forwardRef, useEffect, useState, type ComponentPropsWithoutRef } from "react";
import { FieldFrame } from "./field-frame.tsx";
import { useFieldIds, type FieldTexts } from "./field-ids.ts";
import { IconButton } from "./icon-button.tsx";
import { EyeIcon, EyeOffIcon } from "./icons.tsx";
import inputStyles from "./input.module.css";
import styles from "./password-field.module.css";
import { PRIVATE_CLASSES, privateInput, verbatimInput } from "./private-input.ts";

export interface PasswordFieldProps
  extends
    FieldTexts,
    Omit<
      ComponentPropsWithoutRef<"input">,
      keyof FieldTexts | "type" | "className" | "style" | "children"
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
    const [row, setRow] = useState<HTMLDivElement | null>(null);
    const [isShown, setIsShown] = useState(false);

    useEffect(() => {
      // A browser remembers what it submits as text.
      const form = row?.closest("form");
      const hide = () => setIsShown(false);
      form?.addEventListener("submit", hide);
      return () => form?.removeEventListener("submit", hide);
    }, [row]);

    const handleToggle = () => {
      setIsShown(!isShown);
      onAnnounce(isShown ? reveal.hidden : reveal.shown);
    };

    return (
      <FieldFrame ids={ids} {...{ label, hint, error, suffix, bankText }}>
        <div ref={setRow} className={styles["row"]}>
          <input
            autoComplete="current-password"
            {...verbatimInput}
            {...privateInput}
            {...rest}
            ref={ref}
            id={ids.control}
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
