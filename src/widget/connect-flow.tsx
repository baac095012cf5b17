import { useLayoutEffect, useMemo } from "react";
import type { Ref } from "react";
import { ConnectProvider, wishesOf } from "../react/index.ts";
import type { ConnectContextValue, WidgetInstance } from "../react/index.ts";
import { StatusRegion } from "../ui/index.ts";
import { CurrentScreen } from "./current-screen.tsx";
import { ErrorBoundary } from "./error-boundary.tsx";
import { FaultScreen } from "./fault-screen.tsx";
import { Frame } from "./frame.tsx";
import { LeaveDialog } from "./leave-dialog.tsx";
import { OfflineBanner } from "./offline-banner.tsx";
import { PlainScreen } from "./plain-screen.tsx";
import { UnlessMistaken } from "./unless-mistaken.tsx";
import { useAnnouncer } from "./use-announcer.ts";
import { useHost } from "./use-host.ts";
import { useOptions } from "./use-options.ts";
import { useTexts } from "./use-texts.ts";
import type { ConnectOptions } from "./widget-options.ts";

const FAULT = "a screen of the widget failed; please report it with the steps that led to it";

/** One widget, from its first screen to its last, for any surface. It renders nothing once it is closed. */
export function ConnectFlow({
  instance,
  options,
  rootRef,
}: {
  readonly instance: WidgetInstance;
  readonly options: ConnectOptions;
  /** The element that everything is in. */
  readonly rootRef?: Ref<HTMLDivElement> | undefined;
}) {
  const { flow, look, mistake } = useOptions(options);
  const { theme, layout = "inline" } = look;
  const headingLevel = look.headingLevel ?? (layout === "page" ? 1 : 2);
  const texts = useTexts(instance, look.locale, look.messages);
  const { translator } = texts;
  useHost(instance, options, translator);
  useLayoutEffect(() => {
    instance.store.wish(wishesOf(flow));
  }, [instance, flow]);
  const { announce, message } = useAnnouncer(instance.store);
  const value = useMemo<ConnectContextValue | null>(
    () =>
      translator === null
        ? null
        : {
            instance,
            options: flow,
            translator,
            headingLevel,
            takesFocus: layout !== "inline",
            announce,
          },
    [instance, flow, translator, headingLevel, layout, announce],
  );

  return (
    <Frame
      instance={instance}
      rootRef={rootRef}
      layout={layout}
      theme={theme}
      locale={texts.locale}
      translator={translator}
    >
      {value === null ? (
        <PlainScreen
          instance={instance}
          locale={texts.locale}
          headingLevel={headingLevel}
          failed={texts.failed}
          onRetry={() => void texts.refetch()}
        />
      ) : (
        <ConnectProvider value={value}>
          <ErrorBoundary
            fallback={<FaultScreen />}
            onFault={() => {
              instance.store.send({ type: "BROKEN", code: "implementation_error", message: FAULT });
            }}
          >
            <OfflineBanner />
            <UnlessMistaken message={(mistake ?? texts.mistake)?.message ?? null}>
              <CurrentScreen texts={texts} />
            </UnlessMistaken>
            <LeaveDialog />
          </ErrorBoundary>
        </ConnectProvider>
      )}
      <StatusRegion message={message} />
    </Frame>
  );
}
