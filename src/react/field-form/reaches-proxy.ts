import type { ConnectApi } from "../../api/index.ts";
import { failureOf } from "../failure-of.ts";

/**
 * Whether the proxy answers a read that changes nothing. A browser says that there is no network also on a machine that
 * reaches only itself, where a proxy may well be.
 */
export const reachesProxy = (api: ConnectApi): Promise<boolean> =>
  api.hasEncryption().then(
    () => true,
    (error: unknown) => failureOf(error).code !== "network_unreachable",
  );
