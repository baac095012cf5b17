import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { StepState } from "../flow/index.ts";
import type { MessageId, Translator } from "../i18n/index.ts";
import { decoupledEndedHeadings, persistFlow } from "../react/index.ts";
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
  "outcomeUnknown",
  "tooManyRequests",
  "brokenIntegration",
] as const;

/** The text that names a failure on screen; `null` where the step tells of none. */
function headingIdOf(at: StepState): MessageId | null {
  switch (at.step) {
    case "loadFailed":
      return at.code === "upstream_unavailable" ? "noAnswer.heading" : "loadFailed.heading";
    case "leavingForBank":
      return at.blocked === undefined ? null : "leavingForBank.blocked.heading";
    case "sessionExpired":
      return at.refused === undefined ? "sessionExpired.heading" : "sessionExpired.refused.heading";
    case "decoupledEnded":
      return decoupledEndedHeadings[at.how];
    case "answering":
      return at.notice === "refused" || at.notice === "notTaken"
        ? `answering.${at.notice}.heading`
        : null;
    case "enteringCredentials":
      if (at.notice?.kind !== "wrongpass") return null;
      return at.attempt.refusals >= 2
        ? "enteringCredentials.wrongpassAgain.heading"
        : "enteringCredentials.wrongpass.heading";
    default: {
      const step = withHeading.find((name) => name === at.step);
      return step === undefined ? null : `${step}.heading`;
    }
  }
}

/** What the PSU read at a step that ends a flow. */
function headingOf(at: StepState, translator: Translator | null): string | null {
  const id = headingIdOf(at);
  return id === null || translator === null ? null : translator.t(id);
}
