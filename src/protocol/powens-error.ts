import * as v from "valibot";

const text = v.nullish(
  v.pipe(
    v.unknown(),
    v.transform((value) => (typeof value === "string" ? value : null)),
  ),
  null,
);

/** The Powens error object. A body that is not JSON, or has no code, counts as `{ code: "unknown" }`. */
export const powensErrorSchema = v.looseObject({
  code: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  /** Technical English: never shown, never logged (it quotes what was typed). */
  description: text,
  /** The bank's text, may be shown to the PSU. */
  message: text,
});
export type PowensError = v.InferOutput<typeof powensErrorSchema>;
