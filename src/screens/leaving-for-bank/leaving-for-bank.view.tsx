import type { Door } from "../../flow/index.ts";
import { MessageScreen, TabLinkPrimary, useTranslator } from "../../react/index.ts";
import type { StepFrame } from "../../react/index.ts";

export interface LeavingForBankViewProps {
  readonly frame: StepFrame;
  readonly bank: string;
  readonly door: Door;
  /** The name of the client application, where the host gave it. */
  readonly application: string | null;
  /** The site is being opened: a press does nothing. */
  readonly isOpening: boolean;
  /** Where the site is, when the page may not open it itself. */
  readonly address: string | null;
  readonly onContinue: () => void;
}

/** The door to the bank's own site or app, or to the Powens Webview that asks for the details. */
export function LeavingForBankView(props: LeavingForBankViewProps) {
  const { frame, isOpening, address, onContinue } = props;
  const { heading, text, primary } = useWords(props);
  const { t } = useTranslator();
  if (address !== null)
    return (
      <MessageScreen
        frame={frame}
        heading={t("leavingForBank.blocked.heading")}
        text={t("leavingForBank.blocked.text")}
        primary={<TabLinkPrimary href={address}>{primary}</TabLinkPrimary>}
      />
    );
  return (
    <MessageScreen
      frame={frame}
      heading={heading}
      text={text}
      primary={{ label: primary, onPress: onContinue }}
      busy={isOpening}
    />
  );
}

function useWords({ bank, door, application: app }: LeavingForBankViewProps) {
  const { t } = useTranslator();
  return door === "bank"
    ? {
        heading: t("leavingForBank.heading", { bank }),
        text: t("leavingForBank.text"),
        primary: t("leavingForBank.primary", { bank }),
      }
    : {
        heading: t("leavingForBank.webview.heading"),
        text:
          app === null
            ? t("leavingForBank.webview.textWithoutApp")
            : t("leavingForBank.webview.text", { app }),
        primary: t("leavingForBank.webview.primary"),
      };
}
