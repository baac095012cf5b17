import { forwardRef, type ComponentPropsWithoutRef } from "react";
import styles from "./link.module.css";

export type LinkButtonProps = Omit<
  ComponentPropsWithoutRef<"button">,
  "type" | "form" | "disabled" | "className" | "style"
>;

/** A quiet action that looks like a link and is a button, since it leads to no address. */
export const LinkButton = forwardRef<HTMLButtonElement, LinkButtonProps>(
  function LinkButton(props, ref) {
    return <button {...props} ref={ref} type="button" form="" className={styles["link"]} />;
  },
);
