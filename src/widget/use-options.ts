import { useMemo } from "react";
import type { ConnectError } from "../protocol/index.ts";
import type { FlowOptions } from "../react/index.ts";
import { plainLook, splitOptions } from "./usable-options.ts";
import type { LookOptions } from "./usable-options.ts";
import { useStable } from "./use-stable.ts";
import { checkOptions } from "./widget-options.ts";
import type { ConnectOptions } from "./widget-options.ts";

/** The host's options by value, and what is wrong with them. */
export function useOptions(options: ConnectOptions): {
  readonly flow: FlowOptions;
  readonly look: LookOptions;
  readonly mistake: ConnectError | null;
} {
  const { flow, look, checked } = splitOptions(options);
  const stable = useStable(checked);
  const mistake = useMemo(() => checkOptions(stable), [stable]);
  return {
    flow: useStable(flow),
    look: useStable(mistake === null ? look : plainLook),
    mistake,
  };
}
