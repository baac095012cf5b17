import { useCallback, useEffect, useState } from "react";
import { finishSession } from "../../api/session-finish.ts";
import { resolveLocale } from "../../i18n/index.ts";
import { isConnectError } from "../../protocol/index.ts";
import type { FinishSession } from "../../protocol/session-results.ts";
import { beginHosted } from "./begin-hosted.ts";
import type { BeginOptions, Beginning } from "./begin-hosted.ts";
import { HostedFlow } from "./hosted-flow.tsx";
import { hostedWords } from "./hosted-words.ts";
import { Notice } from "./notice.tsx";

/** What the page shows. */
type View =
  Beginning | { readonly kind: "ending"; readonly end: FinishSession; readonly failed: boolean };

type FlowBeginning = Extract<Beginning, { kind: "flow" }>;

export interface HostedAppProps extends BeginOptions {
  /** Leaves the page for good. */
  readonly goTo: (address: string) => void;
}

/** The hosted page: opens the session, runs the flow, and goes where the host's backend said. */
export function HostedApp({ goTo, ...options }: HostedAppProps) {
  const [attempt, setAttempt] = useState(0);
  const [view, setView] = useState<View>({ kind: "notice", name: "loading" });
  const [begun, setBegun] = useState<FlowBeginning | null>(null);
  const [parts] = useState(options);

  useEffect(() => {
    let isCurrent = true;
    void beginHosted(parts).then((beginning) => {
      if (!isCurrent) return;
      if (beginning.kind === "flow") setBegun(beginning);
      setView(beginning);
    });
    return () => {
      isCurrent = false;
    };
  }, [parts, attempt]);

  const finish = useCallback(
    async (end: FinishSession) => {
      if (begun === null) return;
      const { session, state } = begun;
      setView({ kind: "ending", end, failed: false });
      const { proxyUrl, memory } = parts;
      let address: string | null;
      try {
        address = (await finishSession(end, { proxyUrl, fetch: session.fetch })).returnTo;
      } catch (error) {
        if (!isConnectError(error) || error.code !== "session_expired") {
          setView({ kind: "ending", end, failed: true });
          return;
        }
        address = state.returnAddress;
      }
      memory.endFlow();
      if (address === null) setView({ kind: "notice", name: "done" });
      else goTo(address);
    },
    [begun, parts, goTo],
  );

  const locale = resolveLocale(begun?.state.locale ?? undefined, navigator.languages);
  useEffect(() => {
    document.documentElement.lang = locale;
    document.title = hostedWords[locale].title;
  }, [locale]);

  switch (view.kind) {
    case "flow":
      return <HostedFlow {...view} proxyUrl={parts.proxyUrl} onEnd={(end) => void finish(end)} />;
    case "ending":
      return view.failed ? (
        <Notice name="unreachable" locale={locale} onTryAgain={() => void finish(view.end)} />
      ) : (
        <Notice name="leaving" locale={locale} />
      );
    case "notice":
      return (
        <Notice
          name={view.name}
          locale={locale}
          onTryAgain={
            view.name === "unreachable"
              ? () => {
                  setView({ kind: "notice", name: "loading" });
                  setAttempt(attempt + 1);
                }
              : undefined
          }
        />
      );
  }
}
