import { memo, type KeyboardEvent, type ReactNode } from "react";
import styles from "./bank-list.module.css";
import { BankTile } from "./bank-tile.tsx";
import { ForwardIcon, WarningIcon } from "./icons.tsx";

export interface BankRowProps {
  /** Given back to `onSelect`, so that one stable handler serves all rows. */
  id: string;
  name: string;
  logoUrl?: string | null | undefined;
  color?: string | null | undefined;
  /** Second line, for example the kind of account. */
  detail?: string | undefined;
  /** A remark on an unstable bank. */
  note?: string | undefined;
  onSelect: (id: string) => void;
}

/** One bank to choose: a button in a list. Memoised; keep `onSelect` stable. */
export const BankRow = memo(function BankRow({
  id,
  name,
  logoUrl,
  color,
  detail,
  note,
  onSelect,
}: BankRowProps) {
  return (
    <li className={styles["item"]}>
      <button type="button" form="" className={styles["row"]} onClick={() => onSelect(id)}>
        <BankTile name={name} logoUrl={logoUrl} color={color} />
        {/* The spaces keep the parts of the accessible name apart; a grid does not draw them. */}
        <span className={styles["text"]}>
          <span className={styles["name"]} dir="auto" translate="no">
            {name}
          </span>{" "}
          {detail && <span className={styles["detail"]}>{detail}</span>}{" "}
          {note && (
            <span className={styles["note"]}>
              <WarningIcon />
              <span>{note}</span>
            </span>
          )}
        </span>
        <span className={styles["go"]}>
          <ForwardIcon />
        </span>
      </button>
    </li>
  );
});

export interface BankListProps {
  /** The accessible name. */
  label: string;
  busy?: boolean | undefined;
  /** {@link BankRow} elements. */
  children: ReactNode;
}

const STEPS: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => Math.min(at + 1, count - 1),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, count) => count - 1,
};

const moveFocus = (event: KeyboardEvent<HTMLUListElement>) => {
  const step = STEPS[event.key];
  if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
  const rows = [...event.currentTarget.querySelectorAll("button")];
  const at = rows.findIndex((row) => row === event.target);
  if (at < 0) return;
  event.preventDefault();
  rows[step(at, rows.length)]?.focus();
};

/** A list of banks. Each row is a tab stop; the arrows, Home and End move between rows as well. */
export function BankList({ label, busy = false, children }: BankListProps) {
  return (
    // Safari drops the list role of a list without bullets.
    // eslint-disable-next-line jsx-a11y/no-redundant-roles, jsx-a11y/no-noninteractive-element-interactions -- above; keys only add to the buttons' own
    <ul
      role="list"
      aria-label={label}
      aria-busy={busy}
      className={styles["list"]}
      onKeyDown={moveFocus}
    >
      {children}
    </ul>
  );
}
