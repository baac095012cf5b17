import * as v from "valibot";

const bodySchema = v.record(v.string(), v.unknown());
export type RequestBody = v.InferOutput<typeof bodySchema>;

/** Reads a JSON or form body as flat keys; `null` when it is neither. An absent body is an empty one. */
export async function readBody(request: Request): Promise<RequestBody | null> {
  const type = request.headers.get("content-type") ?? "";
  if (/^multipart\/form-data/i.test(type)) {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- only undici marks it so; it is standard, and bodies here are small
    return Object.fromEntries(await request.formData());
  }
  const text = await request.text();
  if (text.trim() === "") return {};
  if (/^application\/x-www-form-urlencoded/i.test(type)) {
    return Object.fromEntries(new URLSearchParams(text));
  }
  try {
    const parsed = v.safeParse(bodySchema, JSON.parse(text));
    return parsed.success && !Array.isArray(parsed.output) ? parsed.output : null;
  } catch {
    return null;
  }
}

/** A text or number of a body as text; `undefined` when absent or of another type. */
export function textOf(body: RequestBody, key: string): string | undefined {
  const value = body[key];
  if (typeof value === "string") return value;
  return typeof value === "number" ? String(value) : undefined;
}

/** A boolean of a body: JSON, or the texts that forms carry. `undefined` when absent or neither. */
export function flagOf(body: RequestBody, key: string): boolean | undefined {
  const value = body[key];
  if (value === true || value === "true" || value === "1" || value === 1) return true;
  if (value === false || value === "false" || value === "0" || value === 0) return false;
  return undefined;
}

/** A flag of the query, which may be written without a value: `?all`. */
export function queryFlag(query: URLSearchParams, key: string, absent = false): boolean {
  const value = query.get(key);
  return value === null ? absent : !/^(?:false|0|no)$/i.test(value);
}
