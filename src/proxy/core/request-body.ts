import { AnsweredError, invalidRequest } from "./answered-error.ts";
import { GateRefusal } from "./gate.ts";

const BODY_LIMIT = 32_768;
const DEPTH_LIMIT = 8;
const KEY_LIMIT = 100;
const poisonous = new Set(["__proto__", "constructor", "prototype"]);

const tooLarge = () =>
  new GateRefusal("body_size", new AnsweredError(413, "refused", "The body is over 32 kB."));
const malformed = (message: string) => new GateRefusal("body", invalidRequest(message));

async function readBytes(request: Request): Promise<Uint8Array> {
  const declared = request.headers.get("content-length");
  if (declared !== null && Number(declared) > BODY_LIMIT) throw tooLarge();
  const bytes = new Uint8Array(BODY_LIMIT);
  let length = 0;
  const body: AsyncIterable<Uint8Array> | null = request.body;
  if (body === null) return bytes.subarray(0, 0);
  for await (const chunk of body) {
    if (length + chunk.byteLength > BODY_LIMIT) throw tooLarge();
    bytes.set(chunk, length);
    length += chunk.byteLength;
  }
  return bytes.subarray(0, length);
}

function checkShape(root: unknown): void {
  let keys = 0;
  const open: { value: unknown; depth: number }[] = [{ value: root, depth: 1 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, depth } = next;
    if (typeof value !== "object" || value === null) continue;
    if (depth > DEPTH_LIMIT) throw malformed("The body is nested too deeply.");
    for (const [key, child] of Object.entries(value)) {
      keys += 1;
      if (keys > KEY_LIMIT) throw malformed("The body has too many keys.");
      if (poisonous.has(key)) throw malformed("The body has a key that is never legal.");
      open.push({ value: child, depth: depth + 1 });
    }
  }
}

/** Reads a JSON body under a cap of 32 kB, eight levels and a hundred keys. Throws a `GateRefusal`. */
export async function readJsonBody(request: Request): Promise<unknown> {
  const bytes = await readBytes(request);
  let body: unknown;
  try {
    body = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw malformed("The body is not JSON.");
  }
  checkShape(body);
  return body;
}
