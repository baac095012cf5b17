import * as v from "valibot";

/** A Powens id in a path: a positive integer that JavaScript can hold exactly. */
export const idPattern = /^[1-9][0-9]{0,15}$/;
export const uuidPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Our own random handles (operation ids, return codes, states): base64url or UUID characters. */
export const handlePattern = /^[A-Za-z0-9_-]{16,128}$/;
/** A field name that may travel as a key of the request. */
export const fieldNamePattern = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}$/;
export const sourceNamePattern = /^[a-z]{1,32}$/;

/** A Powens id in a body: a safe positive integer (ids of test connectors included). */
export const powensIdSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

/** Reads an id from a path or query; `null` when it is not one. */
export function parseId(text: string): number | null {
  if (!idPattern.test(text)) return null;
  const id = Number(text);
  return Number.isSafeInteger(id) ? id : null;
}
