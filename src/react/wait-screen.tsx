import type { ReactNode } from "react";
import { Button, LinkButton, Screen, Text, Wait } from "../ui/index.ts";
import type { ScreenControl } from "../ui/index.ts";
import { useTranslator } from "./connect-context.tsx";
import type { StepFrame } from "./step-frame.ts";
import { StepHeading } from "./step-heading.tsx";
import type { Waiting } from "./use-wait.ts";

export interface WaitScreenProps {
  readonly frame: StepFrame;
  readonly waiting: Waiting;
  readonly heading: string;
  /** Absent where it would contradict leaving, once the bound is reached. */
  readonly text?: string | undefined;
  readonly children?: ReactNode;
  readonly secondary?: readonly ScreenControl[];
  readonly onLeave: () => void;
  /** Leaving is offered from the start, since nothing depends on the page. */
  readonly canLeave?: boolean;
}

/** A wait that is honest about its length: it goes on as long as the PSU wants, and never says that it failed. */
export function WaitScreen({
  frame,
  waiting: { elapsed, reminder, overdue, keepWaiting },
  heading,
  text,
  children,
  secondary = [],
  onLeave,
  canLeave = false,
}: WaitScreenProps) {
  const { t } = useTranslator();
  const leave = { label: t("label.leaveForLater"), onPress: onLeave };
  const links = overdue || canLeave ? [...secondary, leave] : secondary;
  return (
    <Screen
      {...frame}
      intro={
        <>
          <StepHeading focusKey={String(overdue)}>
            {overdue ? t("wait.bound") : heading}
          </StepHeading>
          {text !== undefined && <Text>{text}</Text>}
        </>
      }
      primary={
        overdue && (
          <Button wide onClick={keepWaiting}>
            {t("label.keepWaiting")}
          </Button>
        )
      }
      secondary={
        links.length > 0 &&
        links.map(({ label, onPress }) => (
          <LinkButton key={label} onClick={onPress}>
            {label}
          </LinkButton>
        ))
      }
    >
      <Wait elapsed={elapsed ?? undefined}>
        {reminder !== null && !overdue && <Text tone="quiet">{reminder}</Text>}
      </Wait>
      {children}
    </Screen>
  );
}
