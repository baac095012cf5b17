import * as v from "valibot";
import { powensIdSchema } from "./identifiers.ts";

/** Query key of the result's handle, on the return address that the hosted page goes to in the end. */
export const RESULT_PARAMETER = "guichet_result";

/** How a flow may end on a hosted page. */
export const hostedEnds = ["connected", "cancelled", "failed"] as const;

/** `POST /session/result`: the hosted page says how its flow ended. Hints only: the result is read from Powens. */
export const finishSessionSchema = v.strictObject({
  end: v.picklist(hostedEnds),
  /** The connections that were made, the last one last. */
  connectionIds: v.pipe(v.array(powensIdSchema), v.maxLength(100)),
  /** The connection that the PSU left without an end. */
  leftAt: v.nullish(powensIdSchema, null),
  /** Why it failed: an error's code, or a state or code of Powens. */
  code: v.nullish(v.pipe(v.string(), v.regex(/^[A-Za-z0-9_]{1,64}$/)), null),
});
export type FinishSession = v.InferInput<typeof finishSessionSchema>;
/** The same as the server reads it, with every default in place. */
export type HostedEnd = v.InferOutput<typeof finishSessionSchema>;

const addressSchema = v.pipe(v.string(), v.url());

/** What the Powens Webview says to the page around its frame, in the words of its client library. */
const terminationSchema = v.object({
  connectionId: v.exactOptional(powensIdSchema),
  connectionIds: v.exactOptional(v.array(powensIdSchema)),
  code: v.exactOptional(v.string()),
  state: v.exactOptional(v.string()),
  error: v.exactOptional(v.string()),
  errorDescription: v.exactOptional(v.string()),
});
export type Termination = v.InferOutput<typeof terminationSchema>;

/** Answer of `POST /session/result`; the session is over with it. */
export const sessionFinishedSchema = v.object({
  /** Where to go now; `null` when the host's backend named no page. */
  returnTo: v.nullable(addressSchema),
  /** For a page that frames the Webview's address. */
  termination: v.nullable(terminationSchema),
});
export type SessionFinished = v.InferOutput<typeof sessionFinishedSchema>;

/**
 * `GET /results/{handle}`: how a flow on the hosted page ended. Read from Powens when it is asked for: what the browser
 * said decides only which connection is looked at.
 */
export interface HostedResult {
  readonly userKey: string;
  readonly flow: "connect" | "reconnect";
  /**
   * `connected`: it has data, or accounts to share. `pending`: it goes on without the PSU, or in part. `cancelled`: they left. `failed`: with an error, or
   * Powens says another state than the browser did.
   */
  readonly status: "connected" | "pending" | "cancelled" | "failed";
  /** The last connection that was made, else the one that was left; `null` when there is none. */
  readonly connectionId: number | null;
  /** All that were made and that Powens knows. */
  readonly connectionIds: readonly number[];
  /** The state of `connectionId` now; `null` is healthy. */
  readonly state: string | null;
  readonly error: { readonly code: string } | null;
}
