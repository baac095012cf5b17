import type { FoundItem } from "../../flow/index.ts";
import { MessageScreen, useTranslator } from "../../react/index.ts";
import type { StepFrame } from "../../react/index.ts";
import { LinkButton, Text } from "../../ui/index.ts";

export interface ConnectedViewProps {
  readonly frame: StepFrame;
  /** Nothing had to be done. */
  readonly already: boolean;
  readonly bank: string;
  /** What is shared; empty where the host asks for that itself. */
  readonly shared: readonly FoundItem[];
  /** When the consent ends, in milliseconds since 1970. */
  readonly until: number | null;
  /** How to stop, in the host's words. */
  readonly stop: string | null;
  readonly onReceipt: () => void;
  readonly onDone: () => void;
  /** Absent where the host offers no other bank. */
  readonly onAnotherBank: (() => void) | undefined;
}

/** The bank is connected. */
export function ConnectedView(props: ConnectedViewProps) {
  const { frame, already, shared, stop, onReceipt, onDone, onAnotherBank } = props;
  const { t } = useTranslator();
  const sharedText = useSharedText(props);
  const text = () => {
    if (already) return t("connected.already.text");
    return shared.length === 0 ? t("connected.textWithoutAccounts") : sharedText;
  };
  return (
    <MessageScreen
      frame={frame}
      heading={t(already ? "connected.already.heading" : "connected.heading")}
      text={text()}
      primary={{ label: t("connected.primary"), onPress: onDone }}
      secondary={
        onAnotherBank === undefined
          ? []
          : [{ label: t("connected.secondary"), onPress: onAnotherBank }]
      }
    >
      {shared.length > 0 && (
        <>
          {already && <Text>{sharedText}</Text>}
          {stop !== null && <Text>{t("connected.stop", { words: stop })}</Text>}
          <LinkButton onClick={onReceipt}>{t("connected.receipt")}</LinkButton>
        </>
      )}
    </MessageScreen>
  );
}

/** “Banque du Phare: 2 accounts shared until 31 December 2026.” */
function useSharedText({ bank, shared, until }: ConnectedViewProps): string {
  const { t, date } = useTranslator();
  const count = shared.length;
  if (shared.every(({ kind }) => kind === "subscription"))
    return t("connected.contracts.text", { bank, count });
  return until === null
    ? t("connected.textWithoutDate", { bank, count })
    : t("connected.text", { bank, count, date: date(until) });
}
