import { BankMessage } from "../ui/index.ts";
import type { StepName } from "../flow/index.ts";
import { useFlow, useTranslator } from "./connect-context.tsx";

/** The bank's own words under their heading; nothing when it gave none. */
export function MessageFromBank({ text }: { readonly text: string | null }) {
  const { t } = useTranslator();
  return text === null ? null : <BankMessage heading={t("bankMessage.heading")} text={text} />;
}

/** Steps that say what came of something sent, without a place of their own for the bank's words. */
const silent: ReadonlySet<StepName> = new Set([
  "SCARequired",
  "bug",
  "leavingForBank",
  "noAccount",
  "notSupported",
  "rateLimiting",
  "resuming",
  "tooManyTries",
  "unknown",
  "websiteUnavailable",
]);

/** What the bank said to what was sent last, at a step that follows from it. */
export function SaidByBank() {
  const state = useFlow();
  const said = "attempt" in state && silent.has(state.step) ? state.attempt?.said : undefined;
  return <MessageFromBank text={said ?? null} />;
}
