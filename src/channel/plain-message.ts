import { writeJson } from "../protocol/write-json.ts";

/** Characters of a message, written as JSON. The longest one in use has the result of hundreds of accounts. */
const MESSAGE_LIMIT = 262_144;

/** A copy of a message as plain data; `null` for what is none, or is longer than any message. */
export function plainMessage(data: unknown): unknown {
  if (typeof data !== "object") return null;
  try {
    const text = writeJson(data);
    return text.length > MESSAGE_LIMIT ? null : JSON.parse(text);
  } catch {
    // A cycle, a number too big for JSON, or too deep.
    return null;
  }
}
