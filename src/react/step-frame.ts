import type { Attempt } from "../flow/index.ts";
import type { ScreenBank, ScreenControl } from "../ui/index.ts";
import { useConnectContext, useSend, useTranslator } from "./connect-context.tsx";

/** What every screen has around its content. */
export interface StepFrame {
  readonly close: ScreenControl;
  readonly back?: ScreenControl | undefined;
  readonly bank?: ScreenBank | undefined;
}

/** The frame of a step: close always, the bank once chosen, back only where it is safe. */
export function useStepFrame(
  connector: Attempt["connector"] | null,
  { canGoBack = false }: { readonly canGoBack?: boolean } = {},
): StepFrame {
  const { instance } = useConnectContext();
  const { t } = useTranslator();
  const send = useSend();
  return {
    close: {
      label: t("label.close"),
      onPress: () => {
        send({ type: "CLOSE_REQUESTED" });
      },
    },
    back: canGoBack
      ? {
          label: t("label.back"),
          onPress: () => {
            send({ type: "BACK" });
          },
        }
      : undefined,
    bank:
      connector === null
        ? undefined
        : {
            name: connector.name,
            color: connector.color,
            logoUrl: instance.api.logoUrl(connector.uuid),
          },
  };
}
