/**
 * The connect widget in a frame of its server: no React, and nothing on the page before it opens.
 * @packageDocumentation
 */
export { connect, createGuichet } from "../../embed/index.ts";
export type { ConnectOutcome, Guichet, GuichetOptions } from "../../embed/index.ts";
export type { GuichetGlobal } from "./guichet-global.ts";
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
