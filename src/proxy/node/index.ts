/**
 * The proxy in servers of Node: handlers for `node:http`, Express and Connect, and a small server.
 * @packageDocumentation
 */
export {
  serveFetch,
  type ServedFetch,
  type ServeFetchOptions,
  type ServeLimits,
} from "./serve-fetch.ts";
export { type NodeHandler, toNodeHandler } from "./to-node-handler.ts";
export { type MountedRequest, nodeRequestOf } from "./web-request.ts";
