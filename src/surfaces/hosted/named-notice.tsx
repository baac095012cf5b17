import type { Locale } from "../../i18n/index.ts";
import { Text } from "../../ui/index.ts";
import { Notice } from "./notice.tsx";
import { noticeWords } from "./notice-words.ts";
import type { NoticeName } from "./notice-words.ts";
import { TopLink } from "./top-link.tsx";

export interface NamedNoticeProps {
  readonly name: NoticeName;
  readonly locale: Locale;
  /** What is wrong with the address, by the name of its parameter. */
  readonly parameter?: string | undefined;
  /** Where the flow goes on, at the top of the window. */
  readonly onTop?: string | undefined;
}

/** One of the things that the hosted page says when there is no flow to show. */
export function NamedNotice({ name, locale, parameter, onTop }: NamedNoticeProps) {
  const words = noticeWords[locale];
  return (
    <Notice
      words={words.notices[name]}
      locale={locale}
      primary={onTop === undefined ? undefined : <TopLink href={onTop}>{words.goOn}</TopLink>}
    >
      {parameter !== undefined && (
        <Text>
          {words.parameter} <code>{parameter}</code>
        </Text>
      )}
    </Notice>
  );
}
