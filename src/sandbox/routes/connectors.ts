import { json, notFoundPage } from "../answer.ts";
import { parseExpand } from "../expand.ts";
import type { WireConnector } from "../institution.ts";
import type { Call, Handler, Route } from "../route-table.ts";
import { connectorView } from "../views/connector-view.ts";
import { findInstitution } from "../world.ts";

const byName = new Intl.Collator("fr", { sensitivity: "base" });

/** `capabilities` is accepted and does not filter, as recorded. */
const list =
  (key: string): Handler =>
  ({ world, query }) => {
    const expand = parseExpand(query.get("expand"));
    const countries = query.get("country_codes")?.toUpperCase().split(",");
    const connectors = world.settings.institutions
      .map(({ connector }) => connector)
      .filter(({ hidden }) => hidden !== true)
      .filter(
        (connector) =>
          countries === undefined || connector.countries.some(({ id }) => countries.includes(id)),
      )
      .toSorted((one, other) => byName.compare(one.name, other.name))
      .map((connector) => connectorView(connector, expand));
    return json({ [key]: connectors, total: connectors.length });
  };

const forConnector =
  (view: (connector: WireConnector, call: Call) => unknown): Handler =>
  (call) => {
    const institution = findInstitution(call.world, call.params["connector"] ?? "");
    const body = institution === undefined ? undefined : view(institution.connector, call);
    return body === undefined ? notFoundPage() : json(body);
  };

const alias = (name: string): readonly Route[] => [
  { method: "GET", path: `/${name}`, handle: list(name) },
  {
    method: "GET",
    path: `/${name}/:connector`,
    handle: forConnector((connector, { query }) =>
      connectorView(connector, parseExpand(query.get("expand"))),
    ),
  },
  {
    method: "GET",
    path: `/${name}/:connector/sources`,
    handle: forConnector(({ sources }) => ({ sources })),
  },
  {
    method: "GET",
    path: `/${name}/:connector/sources/:source`,
    handle: forConnector(({ sources }, { params }) =>
      sources.find(({ id }) => String(id) === params["source"]),
    ),
  },
  {
    method: "GET",
    path: `/${name}/:connector/fields`,
    handle: forConnector(({ fields }) => ({ fields })),
  },
];

export const connectorRoutes: readonly Route[] = ["connectors", "banks", "providers"].flatMap(
  alias,
);
