import { useEffect, useId, useRef, useState } from "react";
import { keyOf, openItems, unreachedTypes } from "../../flow/index.ts";
import type { StateOf } from "../../flow/index.ts";
import {
  sharedUntil,
  useConnectContext,
  useSend,
  useStep,
  useStepFrame,
  useWait,
  WaitScreen,
} from "../../react/index.ts";
import { ChoosingAccountsView } from "./choosing-accounts.view.tsx";
import { useFound } from "./use-found.ts";
import { useShare } from "./use-share.ts";

/** The PSU says which accounts the application may see. */
export function ChoosingAccountsScreen() {
  const state = useStep("choosingAccounts");
  useFound(state);
  return state.found === null ? <Reading state={state} /> : <Choice state={state} />;
}

function Reading({ state }: { readonly state: StateOf<"choosingAccounts"> }) {
  const { translator } = useConnectContext();
  const send = useSend();
  // A bank that fails in part is not called connected before something is found there.
  const isWhole = state.attempt.connection?.state === null;
  return (
    <WaitScreen
      frame={useStepFrame(state.attempt.connector)}
      waiting={useWait("firstData", state.turn)}
      heading={translator.t(isWhole ? "syncing.heading" : "returningFromBank.heading")}
      onLeave={() => {
        send({ type: "CLOSE_REQUESTED" });
      }}
    />
  );
}

function Choice({ state }: { readonly state: StateOf<"choosingAccounts"> }) {
  const { attempt, chosen, notSaved, partlySaved = false, sharing } = state;
  const { announce, instance, options, translator } = useConnectContext();
  const send = useSend();
  const share = useShare(state);
  const items = openItems(state);
  /** Counts the checks that failed: each takes focus. */
  const [failedChecks, setFailedChecks] = useState(0);
  const nothingChosen = failedChecks > 0 && chosen.length === 0;
  const summary = useRef<HTMLElement>(null);
  useEffect(() => {
    if (failedChecks > 0 || notSaved) summary.current?.focus();
  }, [failedChecks, notSaved]);

  const problem = () => {
    if (notSaved) return partlySaved ? "partlySaved" : "notSaved";
    return nothingChosen ? "nothingChosen" : null;
  };
  const choose = (keys: readonly string[]) => {
    send({ type: "ACCOUNTS_CHOSEN", keys });
    announce(translator.t("choosingAccounts.chosen", { count: keys.length }));
  };
  return (
    <ChoosingAccountsView
      frame={useStepFrame(attempt.connector)}
      items={items}
      chosen={chosen}
      purpose={options.purpose ?? null}
      until={sharedUntil(attempt.connection, instance.page.now())}
      unread={state.unread ?? []}
      unreached={unreachedTypes(attempt)}
      problem={problem()}
      summaryRef={summary}
      fieldId={useId()}
      busy={sharing}
      onChoose={(key, isChosen) => {
        choose(isChosen ? [...chosen, key] : chosen.filter((other) => other !== key));
      }}
      onChooseAll={() => {
        choose(items.map(keyOf));
      }}
      onShareNothing={() => {
        send({ type: "NOTHING_SHARED" });
      }}
      onSubmit={(ticked) => {
        // A script of the page may have ticked a box without a word: what can be seen is what is meant.
        if ([...ticked].sort().join() !== [...chosen].sort().join()) choose(ticked);
        if (ticked.length === 0) setFailedChecks(failedChecks + 1);
        else share();
      }}
    />
  );
}
