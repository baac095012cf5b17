import type { Expand } from "../expand.ts";
import type { WireConnector } from "../institution.ts";

/** A `Connector` as written on the wire: `sources`, `fields` and `countries` only when asked for. */
export function connectorView(connector: WireConnector, expand: Expand) {
  const { sources, fields, countries, ...rest } = connector;
  return {
    ...rest,
    ...(expand.has("sources") ? { sources } : {}),
    ...(expand.has("fields") ? { fields } : {}),
    ...(expand.has("countries") ? { countries } : {}),
  };
}
