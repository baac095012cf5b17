import { useId, useState, type ReactNode } from "react";
import styles from "./disclosure.module.css";
import { LinkButton } from "./link-button.tsx";

export interface DisclosureProps {
  label: string;
  children: ReactNode;
  onToggle?: ((isOpen: boolean) => void) | undefined;
}

/** Help that opens in place, under the button that asks for it. */
export function Disclosure({ label, children, onToggle }: DisclosureProps) {
  const bodyId = useId();
  const [isOpen, setIsOpen] = useState(false);

  const handleClick = () => {
    setIsOpen(!isOpen);
    onToggle?.(!isOpen);
  };

  return (
    <div className={styles["disclosure"]}>
      <LinkButton aria-expanded={isOpen} aria-controls={bodyId} onClick={handleClick}>
        {label}
      </LinkButton>
      <div id={bodyId} className={styles["body"]} hidden={!isOpen}>
        {children}
      </div>
    </div>
  );
}
