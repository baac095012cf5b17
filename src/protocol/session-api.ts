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

const sentenceSchema = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(300));

/** What the screens say of the host, in the PSU's language; see the widget's options of these names. */
export const sessionWordsSchema = v.strictObject({
  application: v.exactOptional(sentenceSchema),
  purpose: v.exactOptional(sentenceSchema),
  stopSharing: v.exactOptional(sentenceSchema),
});
export type SessionWords = v.InferOutput<typeof sessionWordsSchema>;

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
    resetCredentials: v.optional(v.boolean(), false),
    words: v.optional(sessionWordsSchema, {}),
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

const timeSchema = v.pipe(v.string(), v.isoTimestamp());

/** Answer of `POST /session/rotate`. `handle` is there for a bearer; the others get a cookie. */
export const sessionHandleSchema = v.object({
  /** ISO 8601. */
  expiresAt: timeSchema,
  handle: v.exactOptional(handleSchema),
});

/** Answer of `POST /session`. */
export const sessionOpenedSchema = v.object({
  ...sessionHandleSchema.entries,
  /** The same for all sessions of one user, and it says nothing else: a page sees by it that somebody else signed in. */
  user: v.string(),
});

/** Answer of `GET /session`; never a token or handle. */
export const sessionStateSchema = v.object({
  flow: v.picklist(flowNames),
  connectionId: v.nullable(powensIdSchema),
  /** With `connectionId`: the stored credentials are asked for anew. */
  resetCredentials: v.boolean(),
  limits: sessionLimitsSchema,
  words: sessionWordsSchema,
  locale: v.nullable(v.string()),
  /** Where the hosted page goes when it cannot say how the flow ended. */
  returnAddress: v.nullable(v.string()),
  /** ISO 8601; it may end before, after ten minutes without a request. */
  expiresAt: timeSchema,
});
export type SessionState = v.InferOutput<typeof sessionStateSchema>;
