/**
 * The browser's client of the proxy.
 * @packageDocumentation
 */
export { createConnectApi } from "./connect-api.ts";
export type { ActOptions, ConnectApi, ConnectApiOptions, ReadOptions } from "./connect-api.ts";
export type { Sleep } from "./settle-operation.ts";
