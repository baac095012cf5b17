import { QueryClient } from "@tanstack/react-query";
import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import type { ConnectApi } from "../api/index.ts";
import type { ConnectErrorCode } from "../protocol/index.ts";
import type { FlowStore } from "./flow-store.ts";
import type { HostPage } from "./host-page.ts";
import { createTypedDetails } from "./typed-details.ts";
import type { TypedDetails } from "./typed-details.ts";

/** A failure that a screen tells of by itself: the flow is where it was. */
export interface Trouble {
  readonly code: ConnectErrorCode;
  /** What the PSU reads. */
  readonly heading: string;
}

interface Noticed {
  /** The visit to the list of banks, by its turn, in which the PSU last searched; never what they searched. */
  readonly searchedIn: number | null;
  /** The page was opened by a return from the bank. */
  readonly cameBack: boolean;
  readonly trouble: Trouble | null;
}

/** Everything that belongs to one widget on a page. */
export interface WidgetInstance {
  readonly api: ConnectApi;
  readonly page: HostPage;
  readonly store: FlowStore;
  readonly queryClient: QueryClient;
  readonly details: TypedDetails;
  /** A return code that was taken from the address, until the proxy has said what it means. */
  readonly unredeemed: { code: string | null };
  /** The bank's address, while only the PSU can open it; nowhere else is it kept. */
  readonly blocked: { address: string | null };
  /** What the host hears of and the flow does not keep. */
  readonly noticed: StoreApi<Noticed>;
  /** Names this opening in events; random, opens nothing. */
  readonly flowId: string;
}

/** Creates what one widget owns. */
export function createWidgetInstance(
  api: ConnectApi,
  page: HostPage,
  store: FlowStore,
): WidgetInstance {
  const details = createTypedDetails();
  const blocked: WidgetInstance["blocked"] = { address: null };
  store.subscribe(({ step }) => {
    if (step === "closed") details.clear();
    if (step !== "leavingForBank") blocked.address = null;
  });
  return {
    api,
    page,
    store,
    queryClient: new QueryClient({
      defaultOptions: {
        // The cache goes with its widget; a time limit would leave timers behind.
        queries: { retry: false, refetchOnReconnect: "always", gcTime: Infinity },
        // A mutation keeps its variables and, paused, would send them later by itself.
        mutations: { retry: false, gcTime: 0, networkMode: "always" },
      },
    }),
    details,
    unredeemed: { code: null },
    blocked,
    noticed: createStore((): Noticed => ({ searchedIn: null, cameBack: false, trouble: null })),
    flowId: page.newHandle(),
  };
}
