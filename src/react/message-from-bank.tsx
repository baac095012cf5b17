import { BankMessage } from "../ui/index.ts";
import { useTranslator } from "./connect-context.tsx";

/** The bank's own words under their heading; nothing when it gave none. */
export function MessageFromBank({ text }: { readonly text: string | null }) {
  const { t } = useTranslator();
  return text === null ? null : <BankMessage heading={t("bankMessage.heading")} text={text} />;
}
