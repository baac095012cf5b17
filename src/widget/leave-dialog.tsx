import { useId, useRef } from "react";
import { useConnectContext, useFlow, useSend, useTranslator } from "../react/index.ts";
import { Button, Dialog, Heading, LinkButton, Screen, Text } from "../ui/index.ts";

/** “Leave now?”, asked only where something would be lost. Escape stays. */
export function LeaveDialog() {
  const { leaving } = useFlow();
  const { headingLevel } = useConnectContext();
  const { t } = useTranslator();
  const send = useSend();
  const stay = useRef<HTMLButtonElement>(null);
  const headingId = useId();
  if (!leaving) return null;
  return (
    <Dialog
      labelledBy={headingId}
      initialFocus={stay}
      onCancel={() => {
        send({ type: "STAYED" });
      }}
    >
      <Screen
        intro={
          <>
            <Heading level={headingLevel} id={headingId}>
              {t("leaving.heading")}
            </Heading>
            <Text>{t("leaving.text")}</Text>
          </>
        }
        primary={
          <Button
            ref={stay}
            wide
            onClick={() => {
              send({ type: "STAYED" });
            }}
          >
            {t("leaving.primary")}
          </Button>
        }
        secondary={
          <LinkButton
            onClick={() => {
              send({ type: "LEFT" });
            }}
          >
            {t("leaving.secondary")}
          </LinkButton>
        }
      />
    </Dialog>
  );
}
