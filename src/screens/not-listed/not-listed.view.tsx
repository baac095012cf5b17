import { StepHeading, useTranslator } from "../../react/index.ts";
import type { StepFrame } from "../../react/index.ts";
import { Button, LinkButton, Screen, Text } from "../../ui/index.ts";

export interface NotListedViewProps {
  readonly frame: StepFrame;
  readonly onBack: () => void;
}

/** The bank cannot be connected here; the country may have been the wrong one. */
export function NotListedView({ frame, onBack }: NotListedViewProps) {
  const { t } = useTranslator();
  return (
    <Screen
      {...frame}
      intro={
        <>
          <StepHeading>{t("notListed.heading")}</StepHeading>
          <Text>{t("notListed.text")}</Text>
        </>
      }
      primary={
        <Button wide onClick={onBack}>
          {t("notListed.primary")}
        </Button>
      }
      secondary={<LinkButton onClick={frame.close.onPress}>{frame.close.label}</LinkButton>}
    />
  );
}
