import type { ServerResponse } from "node:http";
import type { ConnectProxy } from "../core/index.ts";
import { errorAnswer } from "../core/answer.ts";
import { AnsweredError } from "../core/answered-error.ts";
import { closing } from "./refuse-unparsed.ts";
import {
  isBodyGone,
  isWebRequest,
  type MountedRequest,
  targetOf,
  toWebRequest,
} from "./web-request.ts";
import { writeResponse } from "./write-response.ts";

/** A handler for `node:http`, Express and Connect. */
export type NodeHandler = (
  request: MountedRequest,
  response: ServerResponse,
  next?: (error?: unknown) => void,
) => void;

const BODY_GONE =
  "A body parser has read the request and left no `request.body`: mount the proxy before it, or switch it off below " +
  "the proxy's path.";

/**
 * Mounts the proxy in a server of Node: `http.createServer(handler)`, `app.use(handler)` or
 * `app.use("/guichet", handler)` in Express and Connect.
 *
 * Requests outside the proxy's base path go to `next` where there is one. Mount it before a body parser, or after one
 * that leaves what it has read in `request.body`; where a body is gone, the answer is an `implementation_error`. In `resolveUserToken` and `userKey`, `nodeRequestOf(request)` is the request
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
    if (isBodyGone(message)) {
      const failure = new AnsweredError(500, "implementation_error", BODY_GONE);
      void writeResponse(errorAnswer(failure, crypto.randomUUID()), target);
      return;
    }
    const request = toWebRequest(message, origin);
    if (!isWebRequest(request)) {
      void writeResponse(closing(proxy.refuseMalformed(request)), target);
      return;
    }
    proxy
      .fetch(request)
      .then((response) => writeResponse(response, target))
      .catch(() => target.destroy());
  };
}
