import * as v from "valibot";
import { handlePattern, powensIdSchema, uuidPattern } from "./identifiers.ts";

/** How the browser holds a session: in memory, in a frame's partitioned cookie, in a cookie of one site, of a page. */
export const sessionModes = [
  "bearer",
  "cookie-partitioned",
  "cookie-strict",
  "cookie-lax",
] as const;
export type SessionMode = (typeof sessionModes)[number];

const handleSchema = v.pipe(v.string(), v.regex(handlePattern));
const wordSchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/));
const wordsSchema = v.pipe(v.array(wordSchema), v.maxLength(40));

/** A key of a user in the host's own system: an id, an address, a uuid. */
export const userKeySchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._~@:+=-]{0,127}$/));

/** What a session may do, in the words of the widget's options. */
export const sessionLimitsSchema = v.strictObject({
  connectors: v.exactOptional(
    v.pipe(v.array(v.pipe(v.string(), v.regex(uuidPattern))), v.maxLength(50)),
  ),
  capabilities: v.exactOptional(wordsSchema),
  country: v.exactOptional(v.pipe(v.string(), v.regex(/^[A-Za-z]{2}$/))),
  accounts: v.exactOptional(
    v.strictObject({
      types: v.exactOptional(wordsSchema),
      usages: v.exactOptional(wordsSchema),
      ibans: v.exactOptional(
        v.pipe(v.array(v.pipe(v.string(), v.regex(/^[A-Z0-9]{5,34}$/))), v.maxLength(40)),
      ),
    }),
  ),
  maxConnections: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100))),
});
export type SessionLimits = v.InferOutput<typeof sessionLimitsSchema>;

export const flowNames = ["connect", "reconnect"] as const;

/** `POST /sessions`: the host's backend asks for a session of one of its users. */
export const createSessionSchema = v.pipe(
  v.strictObject({
    user: v.union([
      v.strictObject({ token: v.pipe(v.string(), v.regex(/^[\x21-\x7e]{1,4096}$/)) }),
      v.strictObject({ create: v.literal(true) }),
    ]),
    userKey: userKeySchema,
    flow: v.optional(v.picklist(flowNames), "connect"),
    connectionId: v.nullish(powensIdSchema, null),
    limits: v.optional(sessionLimitsSchema, {}),
    allowedOrigin: v.pipe(v.string(), v.maxLength(256)),
    returnAddress: v.nullish(wordSchema, null),
    locale: v.nullish(v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{2,35}$/)), null),
  }),
  v.forward(
    v.check((session) => session.flow !== "reconnect" || session.connectionId !== null),
    ["connectionId"],
  ),
);
export type CreateSession = v.InferInput<typeof createSessionSchema>;

/** `POST /session`: a browser swaps its connect token for a session. */
export const openSessionSchema = v.strictObject({
  connectToken: handleSchema,
  /** Random, made once per page: the same page may ask again within 30 s, nobody else. */
  nonce: handleSchema,
  mode: v.picklist(sessionModes),
  /** In a frame: the exact origin that the handshake was made with. */
  hostOrigin: v.nullish(v.pipe(v.string(), v.maxLength(256)), null),
});
export type OpenSession = v.InferInput<typeof openSessionSchema>;

/** Answer of `POST /sessions`. */
export interface SessionCreated {
  readonly connectToken: string;
  /** Seconds. */
  readonly expiresIn: number;
  readonly hostedUrl: string;
  /** The Powens user that was created; only with `{ create: true }`. */
  readonly idUser?: number;
}

/** Answer of `GET /session`; never a token or handle. */
export interface SessionState {
  readonly flow: (typeof flowNames)[number];
  readonly connectionId: number | null;
  readonly limits: SessionLimits;
  readonly locale: string | null;
  /** Where the hosted page goes in the end. */
  readonly returnAddress: string | null;
  /** ISO 8601; it may end before, after ten minutes without a request. */
  readonly expiresAt: string;
}
