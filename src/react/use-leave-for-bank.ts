import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { doorOf, needsNewDetails } from "../flow/index.ts";
import type { Attempt } from "../flow/index.ts";
import { ConnectError } from "../protocol/index.ts";
import type { FieldValues } from "../protocol/index.ts";
import { useConnectContext } from "./connect-context.tsx";
import { isBankAddress } from "./host-page.ts";
import { failureOf } from "./failure-of.ts";

/**
 * Goes to the bank's site, or to the Powens Webview, by a full-page navigation. The address exists only in this call:
 * it is never kept in state, cache or event. `valuesOf` gives the non-secret details that some connectors want first.
 */
export function useLeaveForBank(attempt: Attempt, valuesOf: () => FieldValues = () => ({})) {
  const { instance, options, translator } = useConnectContext();
  const { api, page, store } = instance;
  const address = useRef<string | null>(null);
  const running = useRef(false);
  const { mutate, isPending } = useMutation({
    mutationFn: async () => {
      const left = {
        connector_uuid: attempt.connector.uuid,
        id_connection: attempt.connection?.id ?? null,
        returnTo: page.href(),
      };
      const started = await api.startWebauth(
        doorOf(attempt) === "bank"
          ? { ...left, source: attempt.wayIn.source, fields: valuesOf() }
          : {
              ...left,
              via: "webview",
              reset_credentials: needsNewDetails(attempt, options.resetCredentials ?? false),
              lang: translator.locale,
            },
      );
      if (started.kind === "alreadyDone") return started;
      if (!isBankAddress(started.url))
        throw new ConnectError("invalid_response", "the bank's address is not an https address");
      address.current = started.url;
      return null;
    },
    networkMode: "always",
    retry: false,
    gcTime: 0,
  });
  useBackFromCache();

  const start = () => {
    const { turn } = store.getState();
    // `isPending` is drawn too late for two presses in a row.
    if (running.current) return;
    running.current = true;
    mutate(undefined, {
      onSuccess: (done) => {
        if (store.getState().turn !== turn) return;
        if (done !== null) {
          store.send({ type: "OUTCOME_RECEIVED", turn, outcome: done });
          return;
        }
        const url = address.current;
        address.current = null;
        store.send({ type: "LEFT_FOR_BANK", at: page.now() });
        if (url !== null) page.leave(url);
      },
      onError: (error) => {
        store.send({ type: "REQUEST_FAILED", turn, ...failureOf(error) });
      },
      onSettled: () => {
        running.current = false;
      },
    });
  };
  return { start, isPending };
}

/** The browser's back button restores this page as it was left: what happened at the bank has to be asked. */
function useBackFromCache() {
  const { store } = useConnectContext().instance;
  useEffect(() => {
    const handleShow = (event: PageTransitionEvent) => {
      const state = store.getState();
      if (event.persisted && state.step === "leavingForBank" && state.going)
        store.send({ type: "NOTHING_CHANGED", turn: state.turn });
    };
    window.addEventListener("pageshow", handleShow);
    return () => {
      window.removeEventListener("pageshow", handleShow);
    };
  }, [store]);
}
