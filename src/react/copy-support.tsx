import { useEffect, useRef, useState } from "react";
import { LinkButton, Text, TextField } from "../ui/index.ts";
import styles from "./copy-support.module.css";
import { useConnectContext, useFlow } from "./connect-context.tsx";
import { supportDetails } from "./support-details.ts";

/** “Copy details for support”. Where the clipboard is refused, the details are shown, selected, to be copied by hand. */
export function CopySupport() {
  const { announce, instance, translator } = useConnectContext();
  const { t, locale } = translator;
  const state = useFlow();
  const [result, setResult] = useState<"copied" | readonly string[] | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const shown = typeof result === "object" ? result : null;

  useEffect(() => {
    if (shown === null) return;
    field.current?.focus();
    field.current?.select();
  }, [shown]);

  const handleCopy = async () => {
    const { flowId, page } = instance;
    const details = supportDetails({ flowId, state, locale, now: page.now() });
    try {
      await navigator.clipboard.writeText(details.join("\n"));
      setResult("copied");
      announce(t("label.copied"));
    } catch {
      setResult(details);
    }
  };

  if (shown !== null)
    return (
      <div className={styles["shown"]}>
        <TextField ref={field} label={t("label.support")} readOnly value={shown.join("; ")} />
      </div>
    );
  return (
    <div className={styles["support"]}>
      <LinkButton onClick={() => void handleCopy()}>{t("label.support")}</LinkButton>
      {result === "copied" && (
        <Text tone="quiet" size="small">
          {t("label.copied")}
        </Text>
      )}
    </div>
  );
}
