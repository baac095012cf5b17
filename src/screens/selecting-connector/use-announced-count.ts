import { useEffect, useRef } from "react";
import { useConnectContext } from "../../react/index.ts";
import type { BankFilters } from "./bank-filters.ts";
import type { ListState } from "./selecting-connector.view.tsx";

/** Typing goes on within this time; announcing earlier would talk over it. */
const PAUSE_MS = 500;

/** Says how many banks are left once the PSU has stopped typing, or that the list did not load. */
export function useAnnouncedCount(list: ListState, query: string, { country, kind }: BankFilters) {
  const { announce, translator } = useConnectContext();
  const { t } = translator;
  const asked = `${query}|${country}|${kind}`;
  const said = useRef(asked);
  const count = list.kind === "ready" ? list.banks.length : null;
  const isWidened = list.kind === "ready" && list.isWidened;
  const failed = list.kind === "failed";

  useEffect(() => {
    if (failed) announce(t("loadFailed.heading"));
  }, [failed, announce, t]);

  useEffect(() => {
    if (count === null || said.current === asked) return undefined;
    const timer = setTimeout(() => {
      said.current = asked;
      const counted = t("selectingConnector.count", { count });
      const found = isWidened ? `${t("noResult.closest")}. ${counted}` : counted;
      announce(count === 0 ? t("noResult.heading", { query: query.trim() }) : found);
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [count, isWidened, asked, query, announce, t]);
}
