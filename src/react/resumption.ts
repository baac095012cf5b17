import type { ConnectApi } from "../api/index.ts";
import type { FlowEvent, Snapshot, StepName } from "../flow/index.ts";
import { ConnectError, isConnectError } from "../protocol/index.ts";
import { writeJson } from "../protocol/write-json.ts";
import type { BankReturn } from "../protocol/index.ts";
import type { FlowOptions } from "./flow-options.ts";
import { snapshotKey } from "./persistence.ts";
import type { WidgetInstance } from "./widget-instance.ts";

/** Reads that fail because a thing is gone give `null`; every other failure is one. */
async function orGone<T>(read: Promise<T>): Promise<T | null> {
  try {
    return await read;
  } catch (error) {
    if (isConnectError(error) && error.code === "not_found") return null;
    throw error;
  }
}

/** Back from the bank: what the return says, and the connection as it is now. `null` when the code says nothing. */
export async function openReturn(
  instance: WidgetInstance,
  code: string,
  snapshot: Snapshot | null,
  options: FlowOptions,
  turn: number,
): Promise<FlowEvent | null> {
  const { api, page } = instance;
  let hints: BankReturn | null;
  try {
    hints = await orGone(api.redeemReturn(code));
  } catch (error) {
    if (isConnectError(error) && error.code === "forbidden")
      return { type: "STRANGER_RETURNED", turn };
    throw error;
  }
  instance.unredeemed.code = null;
  const connectorUuid = hints?.connector_uuid ?? snapshot?.connectorUuid ?? null;
  if (hints === null || connectorUuid === null) return null;
  instance.noticed.setState({ cameBack: true });
  // The page may have been left for another bank since the snapshot was taken.
  const left = snapshot?.connectorUuid === connectorUuid ? snapshot : null;
  // A read that fails from here on, or a reload, does not make it less proven.
  if (left?.unproven !== undefined)
    page.save(snapshotKey(options), writeJson({ ...left, unproven: undefined }));
  const connectionId = hints.id_connection ?? left?.connectionId ?? null;
  return {
    type: "BANK_RETURNED",
    turn,
    connector: await api.getConnector(connectorUuid),
    source: left?.source ?? null,
    connection: connectionId === null ? null : await orGone(api.getConnection(connectionId)),
    known: options.connectionId !== undefined || (left?.known ?? false),
    hints,
    since: left?.since ?? null,
    begunHere: options.connectionId === undefined,
  };
}

/** The connection that the host named. */
export async function openConnection(
  { api }: WidgetInstance,
  connectionId: number,
  snapshot: Snapshot | null,
  options: FlowOptions,
  turn: number,
): Promise<FlowEvent> {
  const connection = await api.getConnection(connectionId);
  const connectorUuid = connection.connector_uuid ?? (await uuidOf(api, connection.id_connector));
  const left = snapshot?.connectionId === connectionId ? snapshot : null;
  return {
    type: "CONNECTION_OPENED",
    turn,
    connector: await api.getConnector(connectorUuid),
    connection,
    left: (left?.step ?? null) as StepName | null,
    source: left?.source ?? null,
    resetCredentials: options.resetCredentials ?? false,
    known: true,
    lost: left?.lost ?? null,
    unproven: left?.unproven,
    resumed: left?.resumed,
  };
}

/** Older connections carry the id of their connector only. */
async function uuidOf(api: ConnectApi, id: number | null): Promise<string> {
  const connectors = await api.listConnectors();
  const found = connectors.find((connector) => connector.id === id);
  if (found === undefined)
    throw new ConnectError("not_found", "the connector of this connection is not offered here");
  return found.uuid;
}

/** Where a reload interrupted the flow. `null` when that is gone. */
export async function openSnapshot(
  { api }: WidgetInstance,
  snapshot: Snapshot,
  turn: number,
): Promise<FlowEvent | null> {
  const { connectorUuid, connectionId, source, step, lost, known, since, unproven, resumed } =
    snapshot;
  const connector = await orGone(api.getConnector(connectorUuid));
  if (connector === null) return null;
  if (connectionId !== null) {
    const connection = await orGone(api.getConnection(connectionId));
    if (connection === null) return null;
    if (step === "leavingForBank")
      return {
        type: "BANK_RETURNED",
        turn,
        connector,
        source,
        connection,
        known,
        hints: null,
        since,
        unproven,
        begunHere: true,
        resumed,
      };
    return {
      type: "CONNECTION_OPENED",
      turn,
      connector,
      connection,
      left: step as StepName,
      source,
      resetCredentials: false,
      known,
      lost,
      unproven,
      begunHere: true,
      resumed,
    };
  }
  if (lost?.act === "create" || step === "outcomeUnknown")
    return {
      type: "SUBMISSION_OPENED",
      turn,
      connector,
      source,
      operation: lost?.operation ?? null,
      since,
    };
  if ((step === "leavingForBank" && since !== null) || step === "returningFromBank")
    return {
      type: "BANK_RETURNED",
      turn,
      connector,
      source,
      connection: null,
      known,
      hints: null,
      since,
      unproven,
    };
  return { type: "CONNECTOR_OPENED", turn, connector, source };
}
