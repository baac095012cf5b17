import type { FieldValues } from "../../protocol/proxy-api.ts";
import { AnsweredError, invalidRequest } from "./answered-error.ts";
import type { ProxySettings } from "./options.ts";

/** Names that mean something to the API itself, since field values travel beside them. */
const apiParameters = [
  "id_connector",
  "connector_uuid",
  "id_bank",
  "id_provider",
  "source",
  "resume",
  "active",
  "expire",
  "refresh_auth",
  "background",
  "psu_requested",
  "decoupled",
];
/** Those of `/webauth`, where values travel in the query. */
const webauthParameters = ["token", "client_id", "redirect_uri", "state", "id_connection"];

const refuseNames = (fields: FieldValues, reserved: ReadonlySet<string>) => {
  const taken = Object.keys(fields).find((name) => reserved.has(name.toLowerCase()));
  if (taken !== undefined) throw invalidRequest(`A field must not be called \`${taken}\`.`);
};

const reservedInBody = new Set(apiParameters);
const reservedInQuery = new Set([...apiParameters, ...webauthParameters]);

export const checkFieldNames = (fields: FieldValues) => refuseNames(fields, reservedInBody);
export const checkWebauthFieldNames = (fields: FieldValues) => refuseNames(fields, reservedInQuery);

type Policy = Pick<ProxySettings, "credentials">;

/** Where the Powens Webview collects credentials, nothing that takes field values is done here. */
export function refuseUnderWebview({ credentials }: Policy): void {
  if (credentials === "forms") return;
  throw new AnsweredError(
    403,
    "refused",
    'This deployment runs with credentials: "webview": it takes no field values.',
  );
}

/** The same for a body that has not been read yet, whatever route it came by and whatever else is in it. */
export function refuseFieldsUnderWebview(settings: Policy, body: unknown): void {
  if (typeof body !== "object" || body === null || !("fields" in body)) return;
  const { fields } = body;
  const isEmpty =
    fields === null ||
    fields === undefined ||
    (typeof fields === "object" && Object.keys(fields).length === 0);
  if (!isEmpty) refuseUnderWebview(settings);
}
