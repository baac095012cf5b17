import { refuse, type Refusal } from "./answer.ts";
import type { WireConnector, WireField, WireSource } from "./institution.ts";
import { notInList, values as listValues, wrongpass } from "./scenarios/refusals.ts";

const SECRET = "1234";

/** A field that holds the secret; logins of type `password` exist and are none. */
const isSecret = ({ name, type }: WireField): boolean =>
  name === "password" || (type === "password" && name !== "login");

/** Whether a value fits a Powens regex, which is meant for the whole value whether it says so or not. */
function fits(regex: string | null | undefined, value: string): boolean {
  if (regex == null || regex === "") return true;
  try {
    return new RegExp(`^(?:${regex})$`).test(value);
  } catch {
    return true;
  }
}

/**
 * Whether the sandbox's banks accept a value in a field of a login form: anything in a field that is no secret; in a
 * secret `1234`, or, where the field's regex forbids that, any value that starts with `1234` (`123456`, `1234Abcd`).
 */
export function isAccepted(field: WireField, value: string): boolean {
  if (!isSecret(field)) return true;
  return fits(field.regex, SECRET) ? value === SECRET : value.startsWith(SECRET);
}

/** The fields of the form for credentials at one source. */
export const credentialFields = (
  connector: WireConnector,
  source: WireSource,
): readonly WireField[] =>
  connector.fields.filter(
    (field) =>
      field.auth_mechanisms.includes("credentials") &&
      field.connector_sources.includes(source.name),
  );

/** Looks at what was posted for one source; `given` are the fields that the connection has already. */
export function checkCredentials(
  connector: WireConnector,
  source: WireSource,
  values: ReadonlyMap<string, string>,
  given: ReadonlySet<string>,
): Refusal | null {
  const fields = credentialFields(connector, source);
  for (const field of fields) {
    const value = values.get(field.name);
    if (value === undefined) {
      if (!field.required || given.has(field.name)) continue;
      return refuse({ code: "missingParameter", description: `Field "${field.name}" is missing` });
    }
    if (field.type === "list" && value !== "" && !listValues(field).includes(value)) {
      return notInList(`sandbox_${source.name}`, field, value);
    }
  }
  const isRefused = fields.some((field) => {
    const value = values.get(field.name);
    return value !== undefined && !(value === "" && !field.required) && !isAccepted(field, value);
  });
  return isRefused ? wrongpass("Incorrect password") : null;
}

/** What makes two logins the same: the first value that is neither a choice nor a secret; `null` without one. */
export function identityOf(
  connector: WireConnector,
  values: ReadonlyMap<string, string>,
): string | null {
  const field = connector.fields.find((item) => item.type !== "list" && !isSecret(item));
  const value = field === undefined ? undefined : values.get(field.name);
  return value === undefined || value === "" ? null : value;
}
