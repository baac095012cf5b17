import { isValidElement } from "react";
import type { ReactElement, ReactNode } from "react";
import { Button, LinkButton, Screen, Text } from "../ui/index.ts";
import type { ScreenControl } from "../ui/index.ts";
import { SaidByBank } from "./message-from-bank.tsx";
import type { StepFrame } from "./step-frame.ts";
import { StepHeading } from "./step-heading.tsx";

export interface MessageScreenProps {
  readonly frame: StepFrame;
  readonly heading: string;
  readonly text?: ReactNode;
  /** What comes between the text and the actions. */
  readonly children?: ReactNode;
  /** The one primary action, or what stands in its place. */
  readonly primary: ScreenControl | ReactElement;
  /** While the primary action runs. */
  readonly busy?: boolean;
  readonly secondary?: readonly ScreenControl[];
  /** Quiet links that are no plain actions: to another site, to the support details. */
  readonly links?: ReactNode;
}

/** A screen that says one thing, and what can be done about it. */
export function MessageScreen({
  frame,
  heading,
  text,
  children,
  primary,
  busy = false,
  secondary = [],
  links,
}: MessageScreenProps) {
  const hasMore = secondary.length > 0 || links !== undefined;
  return (
    <Screen
      {...frame}
      intro={
        <>
          <StepHeading>{heading}</StepHeading>
          {text !== undefined && <Text>{text}</Text>}
        </>
      }
      primary={
        isValidElement(primary) ? (
          primary
        ) : (
          <Button wide busy={busy} onClick={primary.onPress}>
            {primary.label}
          </Button>
        )
      }
      secondary={
        hasMore && (
          <>
            {secondary.map(({ label, onPress }) => (
              <LinkButton key={label} onClick={onPress}>
                {label}
              </LinkButton>
            ))}
            {links}
          </>
        )
      }
    >
      <SaidByBank />
      {children}
    </Screen>
  );
}
