import * as v from "valibot";
import { refuse, type Refusal } from "./answer.ts";
import type { WireConnector } from "./institution.ts";
import type { RequestBody } from "./request-body.ts";
import type { World } from "./world.ts";

const parameters: ReadonlySet<string> = new Set([
  "id_connector",
  "id_bank",
  "id_provider",
  "connector_uuid",
  "source",
  "active",
  "expire",
  "resume",
  "refresh_auth",
  "background",
  "psu_requested",
]);

const COMPACT_JWE = /^eyJ[\w-]*\.[\w-]+\.[\w-]+\.[\w-]*\.[\w-]+$/;

const valueSchema = v.union([v.string(), v.pipe(v.number(), v.transform(String))]);

type Read = { readonly values: ReadonlyMap<string, string> } | { readonly refusal: Refusal };

const keymanager = (name: string): Read => ({
  refusal: refuse({ code: "keymanager", description: `Unable to decrypt the value of "${name}"` }),
});

/** The values of fields in a body, in clear. What is no parameter of the API is a field. */
export async function readFieldValues(
  world: World,
  body: RequestBody,
  connector: WireConnector,
): Promise<Read> {
  const { encryption } = world.settings;
  const isList = (name: string): boolean =>
    connector.fields.some((field) => field.name === name && field.type === "list");
  const values = new Map<string, string>();

  for (const [name, raw] of Object.entries(body)) {
    if (parameters.has(name)) continue;
    const parsed = v.safeParse(valueSchema, raw);
    if (!parsed.success) continue;
    const value = parsed.output;
    if (encryption === "none" || !COMPACT_JWE.test(value)) {
      // Clients were seen to leave the choices of lists clear.
      if (encryption === "required" && !isList(name)) return keymanager(name);
      values.set(name, value);
      continue;
    }
    const clear = await world.keys.open(value);
    if (clear === null) return keymanager(name);
    values.set(name, clear);
  }
  return { values };
}
