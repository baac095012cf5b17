import { readSnapshot } from "../flow/index.ts";
import type { FlowEvent } from "../flow/index.ts";
import { ConnectError } from "../protocol/index.ts";
import type { FlowOptions } from "./flow-options.ts";
import { snapshotKey } from "./persistence.ts";
import type { WidgetInstance } from "./widget-instance.ts";

/**
 * Finds where the flow begins: back from the bank, at a connection that the host named, where a reload interrupted it,
 * at the only bank that the host offers, or at the list.
 *
 * @throws ConnectError when a read fails for another reason than that the thing is gone.
 */
export async function openFlow(
  instance: WidgetInstance,
  options: FlowOptions,
  turn: number,
): Promise<FlowEvent> {
  const { page } = instance;
  const snapshot = readSnapshot(page.load(snapshotKey(options)));
  const code = page.takeReturnCode() ?? instance.unredeemed.code;
  const { connectionId } = options;
  // Beginning at the list is the common case, and needs none of it.
  const resumption =
    code !== null || connectionId !== undefined || snapshot !== null
      ? await fetchResumption(instance)
      : null;
  if (code !== null && resumption !== null) {
    instance.unredeemed.code = code;
    const event = await resumption.openReturn(instance, code, snapshot, options, turn);
    if (event !== null) return event;
  }
  if (connectionId !== undefined && resumption !== null)
    return resumption.openConnection(instance, connectionId, snapshot, options, turn);
  if (snapshot !== null && resumption !== null) {
    const interrupted = await resumption.openSnapshot(instance, snapshot, turn);
    if (interrupted !== null) return interrupted;
  }
  if (options.connectors?.length === 1) await instance.store.ready();
  const only = options.connectors?.length === 1 ? options.connectors[0] : undefined;
  return only === undefined
    ? { type: "STARTED", turn }
    : {
        type: "CONNECTOR_OPENED",
        turn,
        connector: await instance.api.getConnector(only),
        source: null,
      };
}

async function fetchResumption({ store }: WidgetInstance) {
  try {
    const [resumption] = await Promise.all([import("./resumption.ts"), store.ready()]);
    return resumption;
  } catch (cause) {
    throw new ConnectError("network_unreachable", "the rest of the widget could not be fetched", {
      cause,
    });
  }
}
