import type { ProxySettings } from "../options.ts";
import type { PowensAnswer } from "./powens-answer.ts";

/**
 * Whether what Powens answered may be kept for later requests.
 *
 * The simulated Powens of `guichet/testing` says `no-store`, so that no test finds what another one left in an
 * application that goes on running. Only one on this machine is heard: how long Powens' own answers are kept is decided
 * here, whatever caches stand before it.
 */
export const mayBeKept = (
  { powensIsLoopback }: Pick<ProxySettings, "powensIsLoopback">,
  { headers }: Pick<PowensAnswer, "headers">,
): boolean => !(powensIsLoopback && headers["cache-control"] === "no-store");
