import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { ConnectorSummary } from "../../protocol/index.ts";
import { createPlainSearch } from "./bank-names.ts";
import type { BankSearch } from "./bank-names.ts";

/** The search of a list of banks. Its engine comes after the first paint; if it does not come, names are compared plainly. */
export function useBankSearch(connectors: readonly ConnectorSummary[], locale: string): BankSearch {
  const { data: engine } = useQuery({
    queryKey: ["bank search"],
    queryFn: () => import("./bank-search.ts"),
    staleTime: Infinity,
    gcTime: Infinity,
    networkMode: "always",
    retry: 1,
  });
  return useMemo(
    () => (engine?.createBankSearch ?? createPlainSearch)(connectors, locale),
    [engine, connectors, locale],
  );
}
