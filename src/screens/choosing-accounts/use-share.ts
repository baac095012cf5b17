import { useMutation } from "@tanstack/react-query";
import { keyOf } from "../../flow/index.ts";
import type { FoundItem, StateOf } from "../../flow/index.ts";
import { failureOf, readFound, useConnectContext } from "../../react/index.ts";

const idsOf = (items: readonly FoundItem[], wanted: FoundItem["kind"]): number[] =>
  items.filter(({ kind }) => kind === wanted).map(({ id }) => id);

/**
 * Shares what is ticked: the act that records the consent. It names what was chosen and nothing else, so that sending
 * it again shares nothing more.
 */
export function useShare({ attempt, turn }: StateOf<"choosingAccounts">): () => void {
  const { api, store } = useConnectContext().instance;
  const { connector, connection } = attempt;
  const id = connection?.id ?? 0;
  const { mutate } = useMutation({
    mutationFn: async (items: readonly FoundItem[]) => {
      const accounts = idsOf(items, "account");
      const contracts = idsOf(items, "subscription");
      if (accounts.length > 0) await api.shareAccounts(id, accounts);
      if (contracts.length > 0) await api.shareSubscriptions(id, contracts);
      return readFound(api, connector, id);
    },
    onSuccess: (now) => {
      store.send({ type: "ACCOUNTS_SHARED", turn, ...now });
    },
    onError: (error) => {
      store.send({ type: "REQUEST_FAILED", turn, ...failureOf(error) });
    },
    networkMode: "always",
    retry: false,
    gcTime: 0,
  });

  return () => {
    const before = store.getState();
    store.send({ type: "ACCOUNTS_SUBMITTED" });
    const now = store.getState();
    if (now === before || now.step !== "choosingAccounts") return;
    mutate((now.found ?? []).filter((item) => now.chosen.includes(keyOf(item))));
  };
}
