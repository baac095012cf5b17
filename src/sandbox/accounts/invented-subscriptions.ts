import type { ConnectionRecord, SourceRecord } from "../records.ts";
import type { World } from "../world.ts";

const YEAR_MS = 31_536_000_000;

/** Gives a source of a document provider one contract, disabled until the PSU shares it. */
export function inventSubscription(
  world: World,
  connection: ConnectionRecord,
  source: SourceRecord,
): void {
  const { connector } = connection.institution;
  if (!connector.capabilities.includes("document") || connection.subscriptions.length > 0) return;
  const now = world.clock.now();
  connection.subscriptions.push({
    id: world.random.id(),
    sourceId: source.id,
    number: world.random.digits(9),
    label: `Contrat ${connector.name}`,
    subscriber: "Camille Exemple",
    renewDate: now + YEAR_MS,
    disabled: now,
  });
}
