import { useCallback, useState } from "react";
import { brandColors } from "./brand-color.ts";
import styles from "./bank-tile.module.css";
import { initialsOf } from "./initials.ts";

export interface BankTileProps {
  name: string;
  logoUrl?: string | null | undefined;
  /** Brand colour in hexadecimal, with or without `#`. */
  color?: string | null | undefined;
  /** Default `small`. */
  size?: "small" | "large" | undefined;
}

/** The bank's logo, or its initials on its colour. Decoration: the name stands beside it. */
export function BankTile({ name, logoUrl, color, size = "small" }: BankTileProps) {
  const [failedUrl, setFailedUrl] = useState<string | null>(null);
  const hasLogo = Boolean(logoUrl) && logoUrl !== failedUrl;

  const paint = useCallback(
    (tile: HTMLSpanElement | null) => {
      const colors = brandColors(color);
      // Not the `style` prop: server-rendered, it would be an attribute, which a strict CSP refuses.
      if (tile && colors) {
        tile.style.setProperty("--guichet-tile-fill", colors.fill);
        tile.style.setProperty("--guichet-tile-ink", colors.ink);
      } else {
        tile?.style.removeProperty("--guichet-tile-fill");
        tile?.style.removeProperty("--guichet-tile-ink");
      }
    },
    [color],
  );

  return (
    <span
      ref={paint}
      className={styles["tile"]}
      data-size={size}
      data-logo={hasLogo ? "" : undefined}
      aria-hidden="true"
    >
      {hasLogo && logoUrl ? (
        <img
          src={logoUrl}
          alt=""
          loading="lazy"
          decoding="async"
          draggable={false}
          className={styles["logo"]}
          onError={() => setFailedUrl(logoUrl)}
        />
      ) : (
        initialsOf(name)
      )}
    </span>
  );
}
