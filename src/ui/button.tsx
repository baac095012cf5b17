import { forwardRef, type ComponentPropsWithoutRef, type MouseEvent } from "react";
import styles from "./button.module.css";
import { useFormId } from "./form-id.ts";

export interface ButtonProps extends Omit<
  ComponentPropsWithoutRef<"button">,
  "disabled" | "form" | "className" | "style"
> {
  /** Default `primary`. */
  variant?: "primary" | "secondary" | "quiet" | undefined;
  /** Work is under way: presses do nothing, the button keeps focus and look. Never really disabled. */
  busy?: boolean | undefined;
  /** Takes the whole line. */
  wide?: boolean | undefined;
}

/** Under the label and outside of the line, so that nothing moves when work begins. */
function BusyDots() {
  return (
    <span className={styles["dots"]} aria-hidden="true">
      <span className={styles["dot"]} />
      <span className={styles["dot"]} />
      <span className={styles["dot"]} />
    </span>
  );
}

/** A button that is never disabled; while `busy`, a second press does nothing. */
export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  { variant = "primary", busy = false, wide = false, type = "button", onClick, children, ...rest },
  ref,
) {
  const formId = useFormId();
  const handleClick = (event: MouseEvent<HTMLButtonElement>) => {
    if (busy) event.preventDefault();
    else onClick?.(event);
  };

  return (
    <button
      {...rest}
      ref={ref}
      type={type}
      form={type === "submit" ? formId : ""}
      className={styles["button"]}
      data-variant={variant}
      data-wide={wide ? "" : undefined}
      aria-busy={busy ? true : undefined}
      aria-disabled={busy ? true : rest["aria-disabled"]}
      onClick={handleClick}
    >
      <span>{children}</span>
      {busy && <BusyDots />}
    </button>
  );
});
