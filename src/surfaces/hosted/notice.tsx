import { useEffect, useRef } from "react";
import type { ReactNode } from "react";
import type { Locale } from "../../i18n/index.ts";
import { Button, Heading, Screen, Text, WidgetRoot } from "../../ui/index.ts";
import { hostedWords } from "./hosted-words.ts";
import type { NoticeName } from "./hosted-words.ts";

export interface NoticeProps {
  readonly name: NoticeName;
  readonly locale: Locale;
  /** What is wrong with the address, by the name of its parameter. */
  readonly parameter?: string | undefined;
  readonly onTryAgain?: (() => void) | undefined;
  /** The one thing to do, where that is not to try again. */
  readonly children?: ReactNode;
}

/** A page that says one thing, and what can be done about it. */
export function Notice({ name, locale, parameter, onTryAgain, children }: NoticeProps) {
  const { notices, tryAgain, parameter: check } = hostedWords[locale];
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, [name]);
  return (
    <WidgetRoot layout="page" lang={locale}>
      <Screen
        intro={
          <>
            <Heading ref={heading} level={1}>
              {notices[name].heading}
            </Heading>
            <Text>{notices[name].text}</Text>
            {parameter !== undefined && (
              <Text>
                {check} <code>{parameter}</code>
              </Text>
            )}
          </>
        }
        primary={
          onTryAgain === undefined ? (
            children
          ) : (
            <Button wide onClick={onTryAgain}>
              {tryAgain}
            </Button>
          )
        }
      />
    </WidgetRoot>
  );
}
