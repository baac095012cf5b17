import { useEffect } from "react";
import { createConnectApi } from "../../api/index.ts";
import {
  createActLifetime,
  createGrowingFlowStore,
  createHostPage,
  createWidgetInstance,
} from "../../react/index.ts";
import type { ActLifetime, WidgetInstance } from "../../react/index.ts";
import { ConnectFlow } from "../../widget/index.ts";
import type { ConnectOptions } from "../../widget/index.ts";
import { takeOwnReturnCode } from "./return-code.ts";

/** One flow, from opening to closing. */
export interface OpenFlow {
  readonly instance: WidgetInstance;
  readonly lifetime: ActLifetime;
}

/** Creates a flow; nothing is asked of the proxy before it is drawn. */
export function createOpenFlow(
  { proxyUrl }: Pick<ConnectOptions, "proxyUrl">,
  returnCode: string | null,
): OpenFlow {
  const lifetime = createActLifetime();
  const instance = createWidgetInstance(
    lifetime.bind(createConnectApi({ proxyUrl })),
    createHostPage(window),
    createGrowingFlowStore(),
  );
  instance.unredeemed.code = returnCode;
  return { instance, lifetime };
}

/** Gives a flow that is open the code it came back with, before a closed widget of the page takes it. */
export function giveOwnReturnCode(
  { instance }: OpenFlow,
  options: Pick<ConnectOptions, "connectionId">,
): void {
  instance.unredeemed.code ??= takeOwnReturnCode(options);
}

/** A flow on the page; it waits for no answer once it has left. */
export function OpenFlowView({
  flow: { instance, lifetime },
  options,
}: {
  readonly flow: OpenFlow;
  readonly options: ConnectOptions;
}) {
  useEffect(() => lifetime.begin(), [lifetime]);
  return <ConnectFlow instance={instance} options={options} />;
}
