import { useEffect, useInsertionEffect, useRef } from "react";
import { createConnectApi } from "../../api/index.ts";
import type { ExitError } from "../../protocol/index.ts";
import {
  createActLifetime,
  createGrowingFlowStore,
  createHostPage,
  createWidgetInstance,
} from "../../react/index.ts";
import type { ActLifetime, WidgetInstance } from "../../react/index.ts";
import { ConnectFlow } from "../../widget/index.ts";
import type { ConnectOptions } from "../../widget/index.ts";
import type { FlowPlace } from "./flow-place.ts";
import { useStandOnPage } from "./over-page/use-stand-on-page.ts";
import { pageFetch } from "./page-fetch.ts";
import { takeOwnReturnCode, takeReturnCodeAs } from "./return-code.ts";

/** One flow, from opening to closing. */
export interface OpenFlow {
  readonly instance: WidgetInstance;
  readonly lifetime: ActLifetime;
  /** The host's latest way to a connect token. */
  follow(options: Pick<ConnectOptions, "fetchSession">): void;
  /** The error with what the host's own function threw, where it threw. */
  explain(error: ExitError | null): ExitError | null;
}

/** Creates a flow; nothing is asked of the proxy before it is drawn. */
export function createOpenFlow(
  options: Pick<ConnectOptions, "connectionId" | "fetchSession" | "proxyUrl">,
  place: FlowPlace,
  returnCode: string | null,
): OpenFlow {
  const { proxyUrl, fetchSession } = options;
  const lifetime = createActLifetime();
  let latest = fetchSession;
  let fault: Pick<ExitError, "cause"> = {};
  const session =
    typeof fetchSession === "function"
      ? {
          fetchSession: async () => {
            fault = {};
            try {
              return await (latest ?? fetchSession)();
            } catch (cause) {
              fault = { cause };
              throw cause;
            }
          },
        }
      : {};
  const instance = createWidgetInstance(
    lifetime.bind(createConnectApi({ proxyUrl, fetch: pageFetch({ proxyUrl, ...session }) })),
    {
      ...place.page(createHostPage(window)),
      takeReturnCode: () => takeReturnCodeAs(place.keyOf(options)),
    },
    createGrowingFlowStore(),
  );
  instance.unredeemed.code = returnCode;
  return {
    instance,
    lifetime,
    follow: (given) => {
      latest = given.fetchSession;
    },
    explain: (error) => error && { ...error, ...fault },
  };
}

/** Gives a flow that is open the code it came back with, before a closed widget of the page takes it. */
export function giveOwnReturnCode(
  { instance }: OpenFlow,
  options: Pick<ConnectOptions, "connectionId">,
  place: FlowPlace,
): void {
  instance.unredeemed.code ??= takeOwnReturnCode(place.keyOf(options));
}

/** Asks a flow to close, as its own Close does; `force` leaves out the question whether to leave. */
export function closeFlow({ instance: { store } }: OpenFlow, force: boolean): void {
  store.send({ type: "CLOSE_REQUESTED" });
  if (force) store.send({ type: "LEFT" });
}

/** A flow on the page; it waits for no answer once it has left. */
export function OpenFlowView({
  flow,
  options,
  onTakenAway,
}: {
  readonly flow: OpenFlow;
  readonly options: ConnectOptions;
  /** Something else took it off the page. Keep it stable. */
  readonly onTakenAway: () => void;
}) {
  const { instance, lifetime } = flow;
  useInsertionEffect(() => {
    flow.follow(options);
  });
  useEffect(() => lifetime.begin(), [lifetime]);
  const root = useRef<HTMLDivElement>(null);
  useStandOnPage(instance.store, root, options.layout, onTakenAway);
  const { onExit } = options;
  const explained: Partial<ConnectOptions> =
    typeof onExit === "function"
      ? {
          onExit: (error, metadata) => {
            onExit(flow.explain(error), metadata);
          },
        }
      : {};
  return <ConnectFlow instance={instance} options={{ ...options, ...explained }} rootRef={root} />;
}
