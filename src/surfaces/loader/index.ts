/**
 * The connect widget in a frame of its server: no React, and nothing on the page before it opens.
 * @packageDocumentation
 */
export { connect } from "./connect.ts";
export type { ConnectOutcome } from "./connect.ts";
export { createGuichet } from "./create-guichet.ts";
export type { Guichet } from "./create-guichet.ts";
export type { GuichetGlobal } from "./guichet-global.ts";
export type { GuichetOptions } from "./guichet-options.ts";
export { loadGuichet } from "./load-guichet.ts";
export type {
  Actor,
  ConnectEventMetadata,
  ConnectEventName,
  ConnectMetadata,
  ConnectResult,
  ExitError,
  Recovery,
  SharedAccount,
} from "../../protocol/index.ts";
