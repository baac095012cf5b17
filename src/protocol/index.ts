/**
 * The words everyone shares: Powens shapes, the proxy's routes and bodies, errors, host events.
 *
 * It names what applications use. Schemas and what only our own modules need are imported from their files.
 * @packageDocumentation
 */
export { maskIban } from "./account.ts";
export type { Account, Share, Subscription } from "./account.ts";
export {
  ConnectError,
  connectErrorCodes,
  isConnectError,
  isConnectErrorCode,
} from "./connect-error.ts";
export type { ConnectErrorCode, ConnectErrorOptions } from "./connect-error.ts";
export type { BankReturn, WebauthStarted } from "./connection-answers.ts";
export type { ConnectionLog, ConnectionLogList } from "./connection-log.ts";
export { canonicalState, connectionStates, isKnownState, stateKindOf } from "./connection-state.ts";
export type { KnownConnectionState, StateKind } from "./connection-state.ts";
export type { Connection, ConnectionSource } from "./connection.ts";
export type { ConnectorSummary } from "./connector-summary.ts";
export type { Connector, ConnectorSource } from "./connector.ts";
export type { CredentialsPolicy } from "./credentials-policy.ts";
export { connectionExpands } from "./expanded-connection.ts";
export type { ConnectionExpand, ExpandedConnection } from "./expanded-connection.ts";
export type { ConnectionField, ConnectorField, FieldChoice } from "./field.ts";
export { connectEventNames } from "./host-events.ts";
export type {
  Actor,
  ConnectEventFacts,
  ConnectEventMetadata,
  ConnectEventName,
  ConnectMetadata,
  ConnectResult,
  ExitError,
  Recovery,
  SharedAccount,
} from "./host-events.ts";
export type { Outcome, RefusedOutcome, SettledOutcome } from "./outcome.ts";
export { formatPowensDate, parsePowensDate } from "./powens-date.ts";
export {
  GUICHET_HEADER,
  GUICHET_HEADER_VALUE,
  IDEMPOTENCY_HEADER,
  proxyRoutes,
} from "./proxy-api.ts";
export type {
  CreateConnection,
  ErrorAnswer,
  FieldValues,
  ProxyRouteName,
  StartWebauth,
  SyncConnection,
  UpdateConnection,
  UpdateSource,
} from "./proxy-api.ts";
export type { ListLogsQuery } from "./proxy-queries.ts";
export type { PublicKey } from "./public-key.ts";
export { refusalCodes, refusalKindOf } from "./refusal-code.ts";
export type { KnownRefusalCode, RefusalKind } from "./refusal-code.ts";
