import type { ReactNode } from "react";
import { NewTabIcon } from "./later-icons.tsx";
import styles from "./link.module.css";

export interface ExternalLinkProps {
  /** Anything but an absolute `https:` address renders nothing. */
  href: string | null | undefined;
  /** Says that a new tab opens. */
  children: ReactNode;
  onClick?: (() => void) | undefined;
}

const isHttpsAddress = (href: string): boolean => {
  try {
    const { protocol, username, password } = new URL(href);
    return protocol === "https:" && username === "" && password === "";
  } catch {
    return false;
  }
};

/** A link to another site, in a new tab, without opener or referrer. */
export function ExternalLink({ href, children, onClick }: ExternalLinkProps) {
  if (href == null || !isHttpsAddress(href)) return null;
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      className={styles["link"]}
      onClick={() => onClick?.()}
    >
      <span>{children}</span>
      <NewTabIcon />
    </a>
  );
}
