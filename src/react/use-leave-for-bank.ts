import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { doorOf, needsNewDetails } from "../flow/index.ts";
import type { Attempt } from "../flow/index.ts";
import { ConnectError } from "../protocol/index.ts";
import type { FieldValues } from "../protocol/index.ts";
import { useConnectContext } from "./connect-context.tsx";
import { isBankAddress } from "./host-page.ts";
import { failureOf } from "./failure-of.ts";
import type { Departure } from "./host-page.ts";
import { snapshotKey } from "./persistence.ts";
import { openTabForBank } from "./tab-for-bank.ts";

/** For the developer: what the page around this one would have to allow. */
const BLOCKED =
  "the page stands in a frame that may open neither a tab nor move the window: give that frame's sandbox allow-popups and allow-popups-to-escape-sandbox, or open the page by itself";

/**
 * Goes to the bank's site, or to the Powens Webview, by a full-page navigation; in a tab where somebody else's page is
 * around this one. The address exists only in this call:
 * it is never kept in state, cache or event. `valuesOf` gives the non-secret details that some connectors want first.
 */
export function useLeaveForBank(attempt: Attempt, valuesOf: () => FieldValues = () => ({})) {
  const { instance, options, translator } = useConnectContext();
  const { api, blocked, page, store } = instance;
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
    const tab = page.framed === null ? null : openTabForBank(page.framed);
    const leave = (url: string) => {
      const tell = (how: Departure) => {
        if (how !== "blocked") {
          store.send({ type: "LEFT_FOR_BANK", at: page.now(), beside: how === "beside" });
          return;
        }
        blocked.address = url;
        store.send({ type: "LEAVING_BLOCKED", turn, message: BLOCKED });
      };
      if (tab === null) page.noteLeft(snapshotKey(options));
      const how = tab === null ? page.leave(url) : tab.go(url);
      // At once where it is known: the page is gone in a moment.
      if (typeof how === "string") tell(how);
      else void how.then(tell);
    };
    mutate(undefined, {
      onSuccess: (done) => {
        if (store.getState().turn !== turn) {
          tab?.drop();
          return;
        }
        if (done !== null) {
          tab?.drop();
          store.send({ type: "OUTCOME_RECEIVED", turn, outcome: done });
          return;
        }
        const url = address.current;
        address.current = null;
        if (url !== null) leave(url);
      },
      onError: (error) => {
        tab?.drop();
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
