import { useEffect, useRef } from "react";
import type { ReactNode } from "react";
import { Heading } from "../ui/index.ts";
import { useConnectContext, useFlow } from "./connect-context.tsx";

/**
 * The heading of a screen. Arriving at a step moves focus to it, so that it is read; nothing else is announced then.
 * An inline widget does not take focus from the page for the first screen it shows.
 */
export function StepHeading({
  children,
  focusKey = "",
}: {
  readonly children: ReactNode;
  /** Focus also moves when this changes within a step. */
  readonly focusKey?: string;
}) {
  const { headingLevel, takesFocus } = useConnectContext();
  const { turn, step } = useFlow();
  const heading = useRef<HTMLHeadingElement>(null);
  const isFirst = turn <= 1 && (step === "selectingConnector" || step === "opening");
  const silent = isFirst && !takesFocus;
  useEffect(() => {
    if (!silent) heading.current?.focus();
  }, [turn, focusKey, silent]);
  return (
    // A new element each time: focus that is there already would not be read again.
    <Heading key={`${String(turn)} ${focusKey}`} ref={heading} level={headingLevel}>
      {children}
    </Heading>
  );
}
