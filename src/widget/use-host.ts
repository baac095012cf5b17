import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { StepState } from "../flow/index.ts";
import type { Translator } from "../i18n/index.ts";
import { persistFlow } from "../react/index.ts";
import type { WidgetInstance } from "../react/index.ts";
import { createHostReporter } from "./host-reporter.ts";
import type { headingIdOf } from "./failure-headings.ts";
import { preloadScreens } from "./screen-registry.ts";
import { callbacksOf } from "./usable-options.ts";
import type { ConnectOptions } from "./widget-options.ts";

const PRELOAD_AFTER_MS = 1_000;

/** What is odd about the options is for the developer: it is fetched after everything that the PSU needs. */
async function sayRemarks(options: ConnectOptions, api: WidgetInstance["api"]): Promise<void> {
  const remarks = await import("./option-remarks.ts").catch(() => null);
  await remarks?.sayRemarks(options, api.credentialsPolicy());
}

/** Keeps the host informed and the snapshot up to date for as long as the widget is mounted. */
export function useHost(
  instance: WidgetInstance,
  options: ConnectOptions,
  translator: Translator | null,
): void {
  const latest = useRef({ options, translator });
  const headings = useRef<typeof headingIdOf | null>(null);
  useLayoutEffect(() => {
    latest.current = { options, translator };
  });
  const [reporter] = useState(() =>
    createHostReporter({
      instance,
      callbacks: () => callbacksOf(latest.current.options),
      headingOf: (at) => {
        const { translator: now } = latest.current;
        return now === null ? null : headingOf(at, now, headings.current);
      },
    }),
  );
  const { connectionId } = options;
  useEffect(() => {
    // The snapshot first: a host that takes the page elsewhere when it hears of the end leaves nothing behind.
    const stops = [persistFlow(instance, { connectionId }), reporter.start()];
    const { api, store } = instance;
    void store
      .ready()
      .then(() => import("./failure-headings.ts"))
      .then(
        (loaded) => {
          headings.current = loaded.headingIdOf;
        },
        // The host hears of a failure without its words.
        () => undefined,
      );
    const idle = setTimeout(() => {
      void preloadScreens(api.credentialsPolicy());
      void sayRemarks(latest.current.options, api);
    }, PRELOAD_AFTER_MS);
    return () => {
      for (const stop of stops) stop();
      clearTimeout(idle);
    };
  }, [reporter, instance, connectionId]);
}

/** What the PSU read at a step that ends a flow. Later screens bring their own list of headings. */
function headingOf(
  at: StepState,
  { t }: Translator,
  later: typeof headingIdOf | null,
): string | null {
  if (at.step === "brokenIntegration") return t("brokenIntegration.heading");
  const id = later?.(at) ?? null;
  return id === null ? null : t(id);
}
