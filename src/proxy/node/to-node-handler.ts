import type { ServerResponse } from "node:http";
import type { ConnectProxy } from "../core/index.ts";
import { isWebRequest, type MountedRequest, targetOf, toWebRequest } from "./web-request.ts";
import { refuseMalformed, writeResponse } from "./write-response.ts";

/** A handler for `node:http`, Express and Connect. */
export type NodeHandler = (
  request: MountedRequest,
  response: ServerResponse,
  next?: (error?: unknown) => void,
) => void;

/**
 * Mounts the proxy in a server of Node: `http.createServer(handler)`, `app.use(handler)` or
 * `app.use("/guichet", handler)` in Express and Connect.
 *
 * Requests outside the proxy's base path go to `next` where there is one. Mount it before a body parser, or after:
 * a parsed JSON body is understood, too. In `resolveUserToken` and `userKey`, `nodeRequestOf(request)` is the request
 * of Node with everything that middleware has put on it.
 *
 * @public
 */
export function toNodeHandler(proxy: ConnectProxy): NodeHandler {
  const { origin } = new URL(proxy.publicUrl);
  return (message, target, next) => {
    if (next !== undefined && !targetOf(message).startsWith(`${proxy.basePath}/`)) {
      next();
      return;
    }
    const request = toWebRequest(message, origin);
    if (!isWebRequest(request)) {
      refuseMalformed(target, request);
      return;
    }
    proxy.fetch(request).then(
      (response) => writeResponse(response, target),
      () => target.destroy(),
    );
  };
}
