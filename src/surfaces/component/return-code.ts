import { createHostPage, snapshotKey } from "../../react/index.ts";
import type { FlowOptions } from "../../react/index.ts";

/** Takes the return code out of the address, if there is one and this widget's flow is the one that left. */
export function takeOwnReturnCode(options: Pick<FlowOptions, "connectionId">): string | null {
  const page = createHostPage(window);
  return page.load(snapshotKey(options)) === null ? null : page.takeReturnCode();
}

/** Takes the return code out of the address, whoever left. */
export const takeAnyReturnCode = (): string | null => createHostPage(window).takeReturnCode();
