import type { ReactNode } from "react";
import styles from "./icons.module.css";

interface IconProps {
  children: ReactNode;
  /** Points in the reading direction, so it turns round in right-to-left text. */
  mirrored?: boolean;
}

export function Icon({ children, mirrored }: IconProps) {
  return (
    <svg
      className={styles["icon"]}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
      data-mirrored={mirrored ? "" : undefined}
    >
      {children}
    </svg>
  );
}

export const BackIcon = () => (
  <Icon mirrored>
    <path d="M19 12H5m6-6-6 6 6 6" />
  </Icon>
);

export const CloseIcon = () => (
  <Icon>
    <path d="m6 6 12 12M18 6 6 18" />
  </Icon>
);

export const ForwardIcon = () => (
  <Icon mirrored>
    <path d="m9.5 6 6 6-6 6" />
  </Icon>
);

export const DownIcon = () => (
  <Icon>
    <path d="m6 9.5 6 6 6-6" />
  </Icon>
);

export const SearchIcon = () => (
  <Icon>
    <circle cx="11" cy="11" r="6.5" />
    <path d="m16 16 4.5 4.5" />
  </Icon>
);

export const ProblemIcon = () => (
  <Icon>
    <circle cx="12" cy="12" r="8.75" />
    <path d="M12 7.75v5M12 16.1v.1" />
  </Icon>
);

export const InfoIcon = () => (
  <Icon>
    <circle cx="12" cy="12" r="8.75" />
    <path d="M12 11.25v5M12 7.9v.1" />
  </Icon>
);

export const WarningIcon = () => (
  <Icon>
    <path d="M12 4 2.9 19.5h18.2L12 4ZM12 10.25v4M12 17v.1" />
  </Icon>
);
