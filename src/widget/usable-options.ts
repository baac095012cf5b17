import type { FlowOptions } from "../react/index.ts";
import type { ConnectCallbacks } from "./connect-callbacks.ts";
import type { ConnectOptions } from "./widget-options.ts";

/** Every callback that a host may give. */
export const callbackNames = ["onSuccess", "onExit", "onEvent", "onLoad", "onClose"] as const;

/** The host's callbacks; what is no function is left aside, and named by the check of options. */
export const callbacksOf = (options: ConnectOptions): ConnectCallbacks =>
  Object.fromEntries(
    callbackNames
      .map((name) => [name, options[name]] as const)
      .filter(([, callback]) => typeof callback === "function"),
  );

/** How the widget looks and speaks. */
export type LookOptions = Pick<
  ConnectOptions,
  "headingLevel" | "layout" | "locale" | "messages" | "theme"
>;

/** The options without callbacks, in the groups that change together. */
export function splitOptions(options: ConnectOptions): {
  readonly flow: FlowOptions;
  readonly look: LookOptions;
  /** What the check of options looks at, callbacks by their kind only. */
  readonly checked: Readonly<Record<string, unknown>>;
} {
  const { proxyUrl, connectionId, resetCredentials, connectors, capabilities, country } = options;
  const { application, headingLevel, layout, locale, messages, theme } = options;
  const { accounts, moreSources, purpose, stopSharing } = options;
  const flow = {
    ...{ application, connectionId, resetCredentials, connectors, capabilities, country },
    ...{ accounts, moreSources, purpose, stopSharing },
  };
  const look = { headingLevel, layout, locale, messages, theme };
  const kinds = functionNames.map((name): readonly [string, unknown] => [
    name,
    typeof options[name] === "function" ? anyFunction : options[name],
  ]);
  return { flow, look, checked: { proxyUrl, ...flow, ...look, ...Object.fromEntries(kinds) } };
}

const functionNames = [...callbackNames, "fetchSession"] as const;
const anyFunction = () => undefined;

/** What a screen that names a mistake is drawn with, since the given options cannot be trusted. */
export const plainLook: LookOptions = {};
