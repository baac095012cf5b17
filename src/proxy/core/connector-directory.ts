import { LRUCache } from "lru-cache";
import { type ConnectorSummary, connectorSummarySchema } from "../../protocol/connector-summary.ts";
import { type Connector, connectorSchema } from "../../protocol/connector.ts";
import type { ProxySettings } from "./options.ts";
import { createSharedLoad } from "./shared-load.ts";
import { mayBeKept } from "./upstream/may-be-kept.ts";
import type { PowensClient } from "./upstream/powens-client.ts";
import { powensPaths } from "./upstream/powens-paths.ts";
import { readList, readOne } from "./upstream/read-answer.ts";

const LIST_KEPT_MS = 60 * 60_000;
/** A list of yesterday still finds a bank when Powens does not answer. */
const LIST_LENT_MS = 24 * 60 * 60_000;
const LIST_LIMIT = 20_000_000;
const ONE_KEPT_MS = 5 * 60_000;
const MAX_CONNECTORS = 500;

const all = { call: "connectors", schema: connectorSummarySchema, name: "connectors" } as const;
const one = { call: "connector", schema: connectorSchema, name: "connector" } as const;

/** The domain's connectors; the same for every user, so they are read once for all. */
export interface ConnectorDirectory {
  /** Those that may be offered for a new connection. */
  list(): Promise<readonly ConnectorSummary[]>;
  /** One with its sources and fields, also when it may no longer be offered: an existing connection needs it. */
  get(uuid: string): Promise<Connector>;
}

export function createConnectorDirectory(
  settings: Pick<ProxySettings, "now" | "log" | "credentials" | "powensIsLoopback">,
  powens: PowensClient,
): ConnectorDirectory {
  const { now, log, credentials } = settings;
  let list: { connectors: readonly ConnectorSummary[]; at: number } | null = null;
  const lists = createSharedLoad<readonly ConnectorSummary[]>();
  const connectors = new LRUCache<string, Connector>({
    max: MAX_CONNECTORS,
    perf: { now },
    ttlResolution: 0,
  });
  const loads = createSharedLoad<Connector>();

  const loadList = async () => {
    const answer = await powens.read({
      name: "connectors",
      path: powensPaths.connectors,
      query: { expand: "countries" },
      maxBytes: LIST_LIMIT,
    });
    const offered = readList(log, answer, all).items.filter(
      ({ hidden, restricted }) => !hidden && !restricted,
    );
    if (mayBeKept(settings, answer)) list = { connectors: offered, at: now() };
    return offered;
  };

  return {
    async list() {
      const kept = list;
      const age = kept === null ? Number.POSITIVE_INFINITY : now() - kept.at;
      if (kept !== null && age < LIST_KEPT_MS) return kept.connectors;
      try {
        return await lists.load("list", loadList);
      } catch (error) {
        if (kept !== null && age < LIST_LENT_MS) return kept.connectors;
        throw error;
      }
    },
    async get(uuid) {
      const kept = connectors.get(uuid);
      if (kept !== undefined) return kept;
      return loads.load(uuid, async () => {
        const answer = await powens.read({
          name: "connector",
          path: powensPaths.connector(uuid),
          query: { expand: "sources,fields,countries" },
        });
        const connector = { ...readOne(log, answer, one), credentials };
        if (mayBeKept(settings, answer)) connectors.set(uuid, connector, { ttl: ONE_KEPT_MS });
        return connector;
      });
    },
  };
}
