import { isLoopback } from "../../proxy/core/loopback.ts";

/** Whether a host to listen on is this machine alone; an IPv6 address stands there without brackets. */
export const isThisMachine = (host: string): boolean => isLoopback(host) || host === "::1";
