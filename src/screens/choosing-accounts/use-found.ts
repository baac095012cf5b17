import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import type { StateOf } from "../../flow/index.ts";
import { failureOf, foundQuery, useConnectContext } from "../../react/index.ts";

/** Reads what can be shared, and again after a choice that was not saved: the answer may have been lost on the way. */
export function useFound({ attempt, turn, notSaved }: StateOf<"choosingAccounts">): void {
  const { api, store } = useConnectContext().instance;
  const { data, error, refetch } = useQuery(foundQuery(api, attempt, turn));

  useEffect(() => {
    if (data !== undefined) store.send({ type: "ACCOUNTS_FOUND", turn, ...data });
  }, [store, turn, data]);

  useEffect(() => {
    if (error !== null) store.send({ type: "READ_FAILED", turn, ...failureOf(error) });
  }, [store, turn, error]);

  useEffect(() => {
    if (notSaved) void refetch();
  }, [notSaved, refetch]);
}
