import { forwardRef, type ComponentPropsWithoutRef, type ReactNode } from "react";
import styles from "./icon-button.module.css";

export interface IconButtonProps extends Omit<
  ComponentPropsWithoutRef<"button">,
  "type" | "form" | "disabled" | "className" | "style" | "children" | "aria-label"
> {
  /** The accessible name. */
  label: string;
  icon: ReactNode;
}

/** A square button shown as an icon and named by `label`. */
export const IconButton = forwardRef<HTMLButtonElement, IconButtonProps>(function IconButton(
  { label, icon, ...rest },
  ref,
) {
  return (
    <button
      {...rest}
      ref={ref}
      type="button"
      form=""
      aria-label={label}
      className={styles["button"]}
    >
      {icon}
    </button>
  );
});
