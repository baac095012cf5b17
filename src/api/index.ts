/**
 * The browser's client of the proxy.
 * @packageDocumentation
 */
export { createConnectApi } from "./connect-api.ts";
export type {
  LogReadOptions,
  ManageApi,
  SourceReadOptions,
  SyncOptions,
} from "./management-calls.ts";
export type { ActOptions, ConnectApi, ConnectApiOptions, ReadOptions } from "./connect-api.ts";
export { createSessionFetch } from "./session-fetch.ts";
export type { SessionFetchOptions } from "./session-fetch.ts";
