import type { ReactNode, SyntheticEvent } from "react";
import { BankTile } from "./bank-tile.tsx";
import { IconButton } from "./icon-button.tsx";
import { BackIcon, CloseIcon } from "./icons.tsx";
import styles from "./screen.module.css";

export interface ScreenControl {
  /** The accessible name. */
  label: string;
  onPress: () => void;
}

export interface ScreenBank {
  name: string;
  logoUrl?: string | null | undefined;
  color?: string | null | undefined;
}

export interface ScreenProps {
  /** Only where going back is safe. */
  back?: ScreenControl | undefined;
  close?: ScreenControl | undefined;
  /** Once a bank is chosen. */
  bank?: ScreenBank | undefined;
  /** The {@link Heading} and the sentences under it; absent where the heading is a legend. */
  intro?: ReactNode | undefined;
  /** What comes between the sentences and the actions. */
  children?: ReactNode | undefined;
  /** The one primary {@link Button}; it takes the whole line. */
  primary?: ReactNode | undefined;
  /** Quiet links, and what is secondary. */
  secondary?: ReactNode | undefined;
  foot?: ReactNode | undefined;
  /** Keeps the actions in sight, at the foot of a long screen. */
  sticky?: boolean | undefined;
  /** Draws what the body is, a plain part of the page by default. */
  drawBody?: ((body: ReactNode, className: string | undefined) => ReactNode) | undefined;
}

const drawPlain: NonNullable<ScreenProps["drawBody"]> = (body, className) => (
  <div className={className}>{body}</div>
);

/** A form of the page around often listens to whatever is typed or chosen anywhere in it. */
const keepFromPage = (event: SyntheticEvent) => {
  event.stopPropagation();
};

/** The frame of one step: where to go back or close, the bank, what is asked, and what can be done. */
export function Screen({
  back,
  close,
  bank,
  intro,
  children,
  primary,
  secondary,
  foot,
  sticky = false,
  drawBody = drawPlain,
}: ScreenProps) {
  const body = (
    <>
      <div className={styles["content"]}>
        {intro && <div className={styles["intro"]}>{intro}</div>}
        {children}
      </div>
      {(primary || secondary || foot) && (
        <div className={styles["actions"]} data-sticky={sticky && primary ? "" : undefined}>
          {primary && <div className={styles["primary"]}>{primary}</div>}
          {secondary && <div className={styles["secondary"]}>{secondary}</div>}
          {foot && <div className={styles["foot"]}>{foot}</div>}
        </div>
      )}
    </>
  );

  return (
    <div className={styles["screen"]} onChange={keepFromPage} onInput={keepFromPage}>
      {(back || close) && (
        <div className={styles["header"]}>
          {back && <IconButton label={back.label} icon={<BackIcon />} onClick={back.onPress} />}
          {close && (
            <span className={styles["end"]}>
              <IconButton label={close.label} icon={<CloseIcon />} onClick={close.onPress} />
            </span>
          )}
        </div>
      )}
      {bank && (
        <div className={styles["bank"]}>
          <BankTile {...bank} />
          <span dir="auto" translate="no" className={styles["name"]}>
            {bank.name}
          </span>
        </div>
      )}
      {drawBody(body, styles["body"])}
    </div>
  );
}
