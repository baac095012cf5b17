import { QueryClient } from "@tanstack/react-query";
import type { ConnectApi } from "../api/index.ts";
import { createFlowStore } from "./flow-store.ts";
import type { FlowStore } from "./flow-store.ts";
import type { HostPage } from "./host-page.ts";
import { createTypedDetails } from "./typed-details.ts";
import type { TypedDetails } from "./typed-details.ts";

/** Everything that belongs to one widget on a page. */
export interface WidgetInstance {
  readonly api: ConnectApi;
  readonly page: HostPage;
  readonly store: FlowStore;
  readonly queryClient: QueryClient;
  readonly details: TypedDetails;
  /** Names this opening in events; random, opens nothing. */
  readonly flowId: string;
}

/** Creates what one widget owns. */
export function createWidgetInstance(
  api: ConnectApi,
  page: HostPage,
  store: FlowStore = createFlowStore(),
): WidgetInstance {
  return {
    api,
    page,
    store,
    queryClient: new QueryClient({
      defaultOptions: {
        queries: { retry: false, refetchOnReconnect: "always" },
        // A mutation keeps its variables and, paused, would send them later by itself.
        mutations: { retry: false, gcTime: 0, networkMode: "always" },
      },
    }),
    details: createTypedDetails(),
    flowId: page.newHandle(),
  };
}
