import { callbackNames, callbacksOf } from "../../widget/index.ts";
import type { ConnectCallbacks, ConnectOptions } from "../../widget/index.ts";

/**
 * Options whose callbacks stay the same and call the host's latest ones, after `first`. What is no function stays as it
 * was given, for the check of options to name.
 */
export function withRelayedCallbacks(
  given: ConnectOptions,
  latest: () => ConnectOptions,
  first: Pick<ConnectCallbacks, "onExit" | "onClose">,
): ConnectOptions {
  const host = () => callbacksOf(latest());
  const relayed: ConnectCallbacks = {
    onSuccess: (...said) => host().onSuccess?.(...said),
    onExit: (...said) => {
      first.onExit?.(...said);
      host().onExit?.(...said);
    },
    onEvent: (...said) => host().onEvent?.(...said),
    onLoad: () => host().onLoad?.(),
    onClose: () => {
      first.onClose?.();
      host().onClose?.();
    },
  };
  const wrong = callbackNames.filter(
    (name) => given[name] !== undefined && typeof given[name] !== "function",
  );
  return {
    ...given,
    ...relayed,
    ...Object.fromEntries(wrong.map((name) => [name, given[name]])),
  };
}
