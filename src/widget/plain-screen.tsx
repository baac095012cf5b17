import type { Locale } from "../i18n/index.ts";
import { useTrouble } from "../react/index.ts";
import type { WidgetInstance } from "../react/index.ts";
import { Button, Heading, Screen, Skeleton, Text } from "../ui/index.ts";
import type { HeadingLevel } from "../ui/index.ts";
import { plainWords } from "./plain-words.ts";

/** The frame while the texts load, and what is said when they do not. */
export function PlainScreen({
  instance,
  locale,
  headingLevel,
  failed,
  onRetry,
}: {
  readonly instance: WidgetInstance;
  readonly locale: Locale;
  readonly headingLevel: HeadingLevel;
  readonly failed: boolean;
  readonly onRetry: () => void;
}) {
  const words = plainWords[locale];
  useTrouble(instance, failed ? words.heading : null);
  const close = {
    label: words.close,
    onPress: () => {
      instance.store.send({ type: "CLOSE_REQUESTED" });
    },
  };
  if (!failed)
    return (
      <Screen close={close} intro={null}>
        <Skeleton rows={4} />
      </Screen>
    );
  return (
    <Screen
      close={close}
      intro={
        <>
          <Heading level={headingLevel}>{words.heading}</Heading>
          <Text>{words.text}</Text>
        </>
      }
      primary={
        <Button wide onClick={onRetry}>
          {words.tryAgain}
        </Button>
      }
    />
  );
}
