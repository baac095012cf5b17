import type { ReactNode } from "react";
import styles from "./icons.module.css";

interface IconProps {
  children: ReactNode;
  /** Points in the reading direction, so it turns round in right-to-left text. */
  mirrored?: boolean;
}

function Icon({ children, mirrored }: IconProps) {
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

export const NewTabIcon = () => (
  <Icon mirrored>
    <path d="M14 5h5v5m0-5-8 8M18 14v4a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1h4" />
  </Icon>
);

export const EyeIcon = () => (
  <Icon>
    <path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12Z" />
    <circle cx="12" cy="12" r="2.75" />
  </Icon>
);

export const EyeOffIcon = () => (
  <Icon>
    <path d="M9.9 5.7A9 9 0 0 1 12 5.5c6 0 9.5 6.5 9.5 6.5a17 17 0 0 1-2.8 3.6M6.3 7.3A16 16 0 0 0 2.5 12S6 18.5 12 18.5a9 9 0 0 0 5-1.5M10 10a2.75 2.75 0 0 0 3.9 3.9M4 4l16 16" />
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
