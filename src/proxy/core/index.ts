/**
 * The proxy between the widget and the Powens API: it keeps the user token and lets pass what the widget needs.
 * @packageDocumentation
 */
export { createConnectProxy, type ConnectProxy } from "./create-connect-proxy.ts";
export type { GateReason, PowensCallName, ProxyLog, ProxyLogLine } from "./log.ts";
export type { MalformedStatus } from "./malformed-request.ts";
export type { ConnectProxyOptions, PowensOptions } from "./options.ts";
export { createMemoryStore, type MemoryStoreOptions } from "./store/memory-store.ts";
export type { ProxyStore } from "./store/proxy-store.ts";
export { fetchTransport } from "./upstream/fetch-transport.ts";
export {
  type PowensTransport,
  type PowensTransportAnswer,
  PowensTransportError,
  type PowensTransportFailure,
  type PowensTransportRequest,
} from "./upstream/powens-transport.ts";
export { createUndiciTransport } from "./upstream/undici-transport.ts";
