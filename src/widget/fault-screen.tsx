import { StepHeading, useStepFrame, useTranslator } from "../react/index.ts";
import { Button, Screen, Text } from "../ui/index.ts";

/** Shown in place of a screen that failed. */
export function FaultScreen() {
  const { t } = useTranslator();
  const frame = useStepFrame(null);
  return (
    <Screen
      {...frame}
      intro={
        <>
          <StepHeading>{t("unknown.heading")}</StepHeading>
          <Text>{t("unknown.text")}</Text>
        </>
      }
      primary={
        <Button wide onClick={frame.close.onPress}>
          {frame.close.label}
        </Button>
      }
    />
  );
}
