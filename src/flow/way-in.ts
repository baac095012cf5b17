import type { Connector, ConnectorSource } from "../protocol/index.ts";
import { connectorFields } from "./form-field.ts";
import type { FormField } from "./form-field.ts";

/** One way to reach a bank: a connector source with its own mechanism and form. */
export interface WayIn {
  /** Name of the connector source; `null` for a connector without sources. */
  readonly source: string | null;
  /** `webview`: credentials that the Powens Webview asks for, where that is the policy. */
  readonly mechanism: "credentials" | "webauth" | "webview";
  /** What to ask before: credentials, or the non-secret details of a webauth connector. */
  readonly fields: readonly FormField[];
  readonly accountTypes: readonly string[];
}

const isMechanism = (value: string | null): value is "credentials" | "webauth" =>
  value === "credentials" || value === "webauth";

function wayIn(connector: Connector, source: ConnectorSource | null): WayIn | null {
  const mechanism = source?.auth_mechanism ?? connector.auth_mechanism;
  if (!isMechanism(mechanism)) return null;
  const reach = {
    source: source?.name ?? null,
    accountTypes: source?.account_types ?? connector.account_types,
  };
  if (mechanism === "credentials" && connector.credentials === "webview")
    return { ...reach, mechanism: "webview", fields: [] };
  const fields = connectorFields(connector, reach.source, mechanism);
  return {
    ...reach,
    mechanism,
    fields: mechanism === "webauth" ? fields.filter(({ kind }) => kind !== "password") : fields,
  };
}

/**
 * Every way in that can be used, lowest priority number first, as the Powens guide for custom implementations asks.
 * Disabled sources and unknown mechanisms are left out; `fallback`, the emergency gateway, comes last.
 */
export function waysIn(connector: Connector): WayIn[] {
  const { sources } = connector;
  if (sources.length === 0) return [wayIn(connector, null)].filter((way) => way !== null);
  return sources
    .filter(({ disabled }) => disabled === null)
    .sort(
      (a, b) =>
        Number(a.name === "fallback") - Number(b.name === "fallback") || a.priority - b.priority,
    )
    .map((source) => wayIn(connector, source))
    .filter((way) => way !== null);
}

/** The ways a PSU can tell apart: the first of each mechanism. */
export function choices(connector: Connector): WayIn[] {
  const seen = new Set<string>();
  return waysIn(connector).filter(({ mechanism }) => {
    if (seen.has(mechanism)) return false;
    seen.add(mechanism);
    return true;
  });
}

/** The way in of a named source, or the first one when the name is not known. */
export function wayInOf(connector: Connector, source: string | null): WayIn | null {
  const ways = waysIn(connector);
  return ways.find((way) => way.source === source) ?? ways[0] ?? null;
}
