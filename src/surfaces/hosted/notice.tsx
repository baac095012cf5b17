import { useEffect, useRef } from "react";
import type { ReactNode } from "react";
import type { Locale } from "../../i18n/index.ts";
import { Button, Heading, Screen, Text, WidgetRoot } from "../../ui/index.ts";
import { plainWords } from "../../widget/index.ts";
import type { NoticeWords } from "./hosted-words.ts";

export interface NoticeProps {
  readonly words: NoticeWords;
  readonly locale: Locale;
  readonly onTryAgain?: (() => void) | undefined;
  /** More to say, under the text. */
  readonly children?: ReactNode;
  /** The one thing to do, where that is not to try again. */
  readonly primary?: ReactNode;
}

/** A page that says one thing, and what can be done about it. */
export function Notice({ words, locale, onTryAgain, children, primary }: NoticeProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, [words]);
  return (
    <WidgetRoot layout="page" lang={locale}>
      <Screen
        intro={
          <>
            <Heading ref={heading} level={1}>
              {words.heading}
            </Heading>
            <Text>{words.text}</Text>
            {children}
          </>
        }
        primary={
          onTryAgain === undefined ? (
            primary
          ) : (
            <Button wide onClick={onTryAgain}>
              {plainWords[locale].tryAgain}
            </Button>
          )
        }
      />
    </WidgetRoot>
  );
}
