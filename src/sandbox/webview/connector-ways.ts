import { credentialFields } from "../accepted-values.ts";
import { offers, usableSources } from "../connector-sources.ts";
import type { WireConnector, WireField, WireSource } from "../institution.ts";

const typed: readonly string[] = ["hidden", "redirect_uri"];

export interface Ways {
  readonly credentials: {
    readonly source: WireSource;
    readonly fields: readonly WireField[];
  } | null;
  readonly webauth: { readonly source: WireSource; readonly fields: readonly WireField[] } | null;
}

/** The ways into a connector: a form, the institution's page, or both; at the named sources, or any. */
export function waysInto(connector: WireConnector, names: readonly string[]): Ways {
  const sources = usableSources(connector).filter(
    ({ name }) => names.length === 0 || names.includes(name),
  );
  const visible = (fields: readonly WireField[]) =>
    fields.filter(({ type }) => !typed.includes(type));
  const form = sources.find((source) => offers(source, "credentials"));
  const page = sources.find((source) => offers(source, "webauth"));
  return {
    credentials:
      form === undefined
        ? null
        : { source: form, fields: visible(credentialFields(connector, form)) },
    webauth:
      page === undefined
        ? null
        : {
            source: page,
            fields: visible(connector.fields).filter(
              (field) =>
                field.auth_mechanisms.includes("webauth") &&
                field.connector_sources.includes(page.name),
            ),
          },
  };
}
