import type { World } from "../world.ts";

const itemsOf = (query: URLSearchParams, name: string): readonly string[] | null =>
  query
    .get(name)
    ?.toLowerCase()
    .split(",")
    .map((item) => item.trim()) ?? null;

/** The connectors that an address offers, and whether it names them. Capabilities are joined by and; `bank` if none. */
export function selectConnectors(world: World, query: URLSearchParams) {
  const uuids = itemsOf(query, "connector_uuids");
  const ids = itemsOf(query, "connector_ids");
  const isPreselected = uuids !== null || ids !== null;
  const capabilities = itemsOf(query, "connector_capabilities") ?? (isPreselected ? [] : ["bank"]);
  const countries = itemsOf(query, "connector_country");
  const usages = itemsOf(query, "account_usages");
  const connectors = world.settings.institutions
    .map(({ connector }) => connector)
    .filter(({ restricted }) => !restricted)
    .filter(({ uuid, id, hidden }) =>
      isPreselected
        ? uuids?.includes(uuid) === true || ids?.includes(String(id)) === true
        : hidden !== true,
    )
    .filter((one) => capabilities.every((name) => one.capabilities.includes(name)))
    .filter((one) => countries?.some((id) => has(one.countries, id)) ?? true)
    .filter(
      (one) => usages?.some((name) => one.account_usages.includes(name.toUpperCase())) ?? true,
    )
    .map(({ uuid }) => uuid);
  return { connectors, isPreselected };
}

const has = (countries: readonly { readonly id: string }[], wanted: string): boolean =>
  countries.some(({ id }) => id.toLowerCase() === wanted);
