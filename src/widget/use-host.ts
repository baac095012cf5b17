import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { StepState } from "../flow/index.ts";
import type { Translator } from "../i18n/index.ts";
import { persistFlow } from "../react/index.ts";
import type { WidgetInstance } from "../react/index.ts";
import { createHostReporter } from "./host-reporter.ts";
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
  useLayoutEffect(() => {
    latest.current = { options, translator };
  });
  const [reporter] = useState(() =>
    createHostReporter({
      instance,
      callbacks: () => callbacksOf(latest.current.options),
      headingOf: (at) => headingOf(at, latest.current.translator),
    }),
  );
  const { connectionId } = options;
  useEffect(() => {
    // The snapshot first: a host that takes the page elsewhere when it hears of the end leaves nothing behind.
    const stops = [persistFlow(instance, { connectionId }), reporter.start()];
    const { api } = instance;
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

/** What the PSU read at a step that ends a flow. */
function headingOf(at: StepState, translator: Translator | null): string | null {
  if (at.step === "leavingForBank") return translator?.t("leavingForBank.blocked.heading") ?? null;
  if (at.step === "sessionExpired" && at.refused !== undefined)
    return translator?.t("sessionExpired.refused.heading") ?? null;
  const step = withHeading.find((name) => name === at.step);
  return step === undefined || translator === null ? null : translator.t(`${step}.heading`);
}
