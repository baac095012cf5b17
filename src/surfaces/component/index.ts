/**
 * The React surface of Guichet.
 * @packageDocumentation
 */
export { ConnectWidget } from "./connect-widget.tsx";
export type { ConnectWidgetProps } from "./connect-widget.tsx";
export { useConnect } from "./use-connect.ts";
export type { Connect, UseConnectOptions } from "./use-connect.ts";
export { isConnectError } from "../../protocol/index.ts";
export type { ConnectCallbacks, ConnectOptions } from "../../widget/index.ts";
export type {
  Actor,
  ConnectError,
  ConnectErrorCode,
  ConnectEventMetadata,
  ConnectEventName,
  ConnectMetadata,
  ConnectResult,
  ExitError,
  Recovery,
  SharedAccount,
} from "../../protocol/index.ts";
export type { AccountFilter, AccountLimits } from "../../flow/index.ts";
