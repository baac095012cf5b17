import { useCallback, useEffect, useState } from "react";
import { resolveLocale } from "../../i18n/index.ts";
import { isConnectError } from "../../protocol/index.ts";
import type { FinishSession, SessionFinished } from "../../protocol/session-results.ts";
import { beginHosted } from "./begin-hosted.ts";
import type { BeginOptions, Beginning } from "./begin-hosted.ts";
import { HostedFlow } from "./hosted-flow.tsx";
import { titles, unreachable } from "./hosted-words.ts";
import { LateNotice } from "./late-notice.tsx";
import { LoadingPage } from "./loading-page.tsx";
import { Notice } from "./notice.tsx";

type FlowBeginning = Extract<Beginning, { kind: "flow" }>;

/** What the page shows. */
type View =
  | { readonly kind: "loading" }
  | Beginning
  /** In a frame: the flow goes on at the top of the window. */
  | { readonly kind: "onTop"; readonly url: string }
  | { readonly kind: "ending"; readonly end: FinishSession; readonly failed: boolean };

export interface HostedAppProps extends BeginOptions {
  /** Leaves the page for good. */
  readonly goTo: (address: string) => void;
}

/** Tells the server how the flow ended; a session that was over before says no more than where to go. */
async function finishOf(
  { session, state }: FlowBeginning,
  end: FinishSession,
  proxyUrl: string,
): Promise<SessionFinished> {
  const { finishSession } = await import("../../api/session-finish.ts");
  try {
    return await finishSession(end, { proxyUrl, fetch: session.fetch });
  } catch (error) {
    if (!isConnectError(error) || error.code !== "session_expired") throw error;
    return { returnTo: state.returnAddress, termination: { error: "session_expired" } };
  }
}

/** The hosted page: opens the session, runs the flow, and goes where the host's backend said. */
export function HostedApp({ goTo, ...options }: HostedAppProps) {
  const [attempt, setAttempt] = useState(0);
  const [view, setView] = useState<View>({ kind: "loading" });
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
      setView({ kind: "ending", end, failed: false });
      const { frame } = begun;
      try {
        const { returnTo, termination } = await finishOf(begun, end, parts.proxyUrl);
        parts.memory.endFlow();
        frame?.tell(termination ?? {});
        if (returnTo === null || frame !== null) setView({ kind: "notice", name: "done" });
        else goTo(returnTo);
      } catch {
        setView({ kind: "ending", end, failed: true });
      }
    },
    [begun, parts, goTo],
  );

  const locale = resolveLocale(begun?.state.locale ?? undefined, navigator.languages);
  useEffect(() => {
    document.documentElement.lang = locale;
    document.title = titles[locale];
  }, [locale]);

  switch (view.kind) {
    case "flow":
      return (
        <HostedFlow
          {...view}
          proxyUrl={parts.proxyUrl}
          onLeave={(url) => {
            setView({ kind: "onTop", url });
          }}
          onEnd={(end) => void finish(end)}
        />
      );
    case "loading":
      return <LoadingPage locale={locale} />;
    case "unreachable":
      return (
        <Notice
          words={unreachable[locale]}
          locale={locale}
          onTryAgain={() => {
            setView({ kind: "loading" });
            setAttempt(attempt + 1);
          }}
        />
      );
    case "onTop":
      return <LateNotice name="onTop" locale={locale} onTop={view.url} />;
    case "ending":
      return view.failed ? (
        <Notice
          words={unreachable[locale]}
          locale={locale}
          onTryAgain={() => void finish(view.end)}
        />
      ) : (
        <LateNotice name="leaving" locale={locale} />
      );
    case "notice":
      return <LateNotice name={view.name} locale={locale} parameter={view.parameter} />;
  }
}
