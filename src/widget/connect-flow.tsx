import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { ReactNode } from "react";
import type { StepState } from "../flow/index.ts";
import type { Translator } from "../i18n/index.ts";
import { ConnectProvider, persistFlow } from "../react/index.ts";
import type { ConnectContextValue, WidgetInstance } from "../react/index.ts";
import { Dialog, StatusRegion, WidgetRoot } from "../ui/index.ts";
import { CurrentScreen } from "./current-screen.tsx";
import { ErrorBoundary } from "./error-boundary.tsx";
import { FaultScreen } from "./fault-screen.tsx";
import { createHostReporter } from "./host-reporter.ts";
import { LeaveDialog } from "./leave-dialog.tsx";
import { OfflineBanner } from "./offline-banner.tsx";
import { PlainScreen } from "./plain-screen.tsx";
import { preloadScreens } from "./screen-registry.ts";
import { useTexts } from "./use-texts.ts";
import { checkOptions } from "./widget-options.ts";
import type { ConnectOptions } from "./widget-options.ts";

/** One widget, from its first screen to its last, for any surface. It renders nothing once it is closed. */
export function ConnectFlow({
  instance,
  options,
}: {
  readonly instance: WidgetInstance;
  readonly options: ConnectOptions;
}) {
  const { theme, layout = "inline" } = options;
  const texts = useTexts(instance, options.locale, options.messages);
  const { translator, locale } = texts;
  useHost(instance, options, translator);
  const announcer = useAnnouncer();
  const headingLevel = options.headingLevel ?? (layout === "page" ? 1 : 2);
  const problem = useMemo(() => checkOptions(options) ?? texts.mistake, [options, texts.mistake]);
  const value = useMemo<ConnectContextValue | null>(
    () =>
      translator === null
        ? null
        : {
            instance,
            options,
            translator,
            headingLevel,
            takesFocus: layout !== "inline",
            announce: announcer.announce,
          },
    [instance, options, translator, headingLevel, layout, announcer.announce],
  );

  return (
    <Frame instance={instance} layout={layout} theme={theme} label={translator?.t("dialog.name")}>
      {value === null ? (
        <PlainScreen
          instance={instance}
          locale={locale}
          headingLevel={headingLevel}
          failed={texts.failed}
          onRetry={() => void texts.refetch()}
        />
      ) : (
        <ConnectProvider value={value}>
          <ErrorBoundary
            fallback={<FaultScreen />}
            onFault={() => {
              instance.store.send({
                type: "BROKEN",
                code: "implementation_error",
                message:
                  "a screen of the widget failed; please report it with the steps that led to it",
              });
            }}
          >
            <Mistake instance={instance} message={problem?.message ?? null} />
            <OfflineBanner />
            <CurrentScreen />
            <LeaveDialog />
          </ErrorBoundary>
        </ConnectProvider>
      )}
      <StatusRegion message={announcer.message} />
    </Frame>
  );
}

/** An integration mistake ends the flow before it begins. */
function Mistake({
  instance: { store },
  message,
}: {
  readonly instance: WidgetInstance;
  readonly message: string | null;
}) {
  useEffect(() => {
    if (message !== null) store.send({ type: "BROKEN", code: "implementation_error", message });
  }, [store, message]);
  return null;
}

function Frame({
  instance: { store },
  layout,
  theme,
  label,
  children,
}: {
  readonly instance: WidgetInstance;
  readonly layout: NonNullable<ConnectOptions["layout"]>;
  readonly theme: ConnectOptions["theme"];
  readonly label: string | undefined;
  readonly children: ReactNode;
}) {
  const [closed, setClosed] = useState(() => store.getState().step === "closed");
  useEffect(
    () =>
      store.subscribe((state) => {
        setClosed(state.step === "closed");
      }),
    [store],
  );
  if (closed) return null;
  return (
    <WidgetRoot theme={theme} layout={layout}>
      {layout === "modal" ? (
        <Dialog
          variant="panel"
          label={label ?? "Guichet"}
          onCancel={() => {
            store.send({ type: "CLOSE_REQUESTED" });
          }}
        >
          {children}
        </Dialog>
      ) : (
        children
      )}
    </WidgetRoot>
  );
}

/** Says a sentence in the live region; the same sentence twice is said twice. */
function useAnnouncer() {
  const [said, setSaid] = useState({ message: "", times: 0 });
  const announce = useCallback((message: string) => {
    setSaid(({ times }) => ({ message, times: times + 1 }));
  }, []);
  return { announce, message: said.times % 2 === 0 ? said.message : `${said.message}\u00a0` };
}

/** Keeps the host informed and the snapshot up to date for as long as the widget is mounted. */
function useHost(instance: WidgetInstance, options: ConnectOptions, translator: Translator | null) {
  const latest = useRef({ options, translator });
  useLayoutEffect(() => {
    latest.current = { options, translator };
  });
  const [reporter] = useState(() =>
    createHostReporter({
      instance,
      callbacks: () => latest.current.options,
      headingOf: (at) => headingOf(at, latest.current.translator),
    }),
  );
  const { connectionId } = options;
  useEffect(() => {
    const stopReporting = reporter.start();
    const stopPersisting = persistFlow(instance, { connectionId });
    const idle = setTimeout(() => void preloadScreens(), 1_000);
    return () => {
      stopReporting();
      stopPersisting();
      clearTimeout(idle);
    };
  }, [reporter, instance, connectionId]);
}

const withHeading = [
  "loadFailed",
  "tooManyTries",
  "wrongBrowser",
  "noAccount",
  "actionNeeded",
  "passwordExpired",
  "rateLimiting",
  "websiteUnavailable",
  "bug",
  "notSupported",
  "unknown",
  "tooManyRequests",
  "sessionExpired",
  "brokenIntegration",
] as const;

function headingOf(at: StepState, translator: Translator | null): string | null {
  const step = withHeading.find((name) => name === at.step);
  return step === undefined || translator === null ? null : translator.t(`${step}.heading`);
}
