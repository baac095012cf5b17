import * as v from "valibot";
import type { ConnectResult, ExitError } from "./host-events.ts";
import { handlePattern } from "./identifiers.ts";

/** Characters of an address. */
const addressSchema = v.pipe(v.string(), v.maxLength(8_192));
const nothing = {} as const;

const metadata = {
  flowId: v.string(),
  step: v.string(),
  connectorUuid: v.nullable(v.string()),
  connectionId: v.nullable(v.number()),
  state: v.nullable(v.string()),
  timestamp: v.number(),
};
const metadataSchema = v.object(metadata);
const eventMetadataSchema = v.object({
  ...metadata,
  errorCode: v.optional(v.string()),
});

// A word that a newer frame adds must not cost the host its `onSuccess` or `onExit`: hence the fallbacks.
const resultSchema = v.object({
  connectionId: v.number(),
  status: v.fallback(v.picklist(["pending", "connected"]), "pending"),
  state: v.nullable(v.string()),
  connectorUuid: v.nullable(v.string()),
  alreadyHealthy: v.boolean(),
  accounts: v.nullable(
    v.array(
      v.object({
        id: v.number(),
        type: v.string(),
        usage: v.nullable(v.string()),
        number: v.nullable(v.string()),
      }),
    ),
  ),
  subscriptions: v.nullable(v.array(v.number())),
}) satisfies v.GenericSchema<unknown, ConnectResult>;

const exitErrorSchema = v.object({
  code: v.string(),
  message: v.string(),
  displayMessage: v.nullable(v.string()),
  recovery: v.object({
    action: v.fallback(
      v.picklist([
        "try_again",
        "start_again",
        "fix_integration",
        "go_to_bank",
        "wait",
        "contact_support",
        "none",
      ]),
      "none",
    ),
    actor: v.fallback(
      v.picklist(["psu", "bank", "client_application", "powens", "nobody"]),
      "nobody",
    ),
    retryable: v.boolean(),
    retryAfter: v.optional(v.number()),
  }),
  requestId: v.nullable(v.string()),
}) satisfies v.GenericSchema<unknown, ExitError>;

const message = <const Type extends string, Entries extends v.ObjectEntries>(
  type: Type,
  entries: Entries,
) => v.object({ type: v.literal(type), ...entries });

/**
 * What the frame says to the page's loader, over their channel. Properties that are not known are dropped, so that an
 * older loader understands a newer frame; a message that is not known is ignored.
 */
export const frameMessageSchema = v.variant("type", [
  /** The first screen, empty as it may be, is drawn. */
  message("ready", nothing),
  /** CSS pixels that the content takes. */
  message("height", { height: v.number() }),
  /** A connect token is wanted: at the beginning, and when the session has ended. */
  message("needSession", nothing),
  message("load", nothing),
  message("event", { name: v.string(), metadata: eventMetadataSchema }),
  message("success", { result: resultSchema, metadata: metadataSchema }),
  message("exit", { error: v.nullable(exitErrorSchema), metadata: metadataSchema }),
  /** Always the last. */
  message("close", nothing),
  /** The whole page shall go to the bank. */
  message("leave", { url: v.string() }),
  /** The PSU pressed a link that opens a tab. */
  message("visit", { url: v.string() }),
  /** The PSU asked for a file, made in the frame, which may not download. */
  message("file", { name: v.string(), mime: v.string(), text: v.string() }),
]);
export type FrameMessage = v.InferOutput<typeof frameMessageSchema>;

/** The host's options; what is in them is checked where the widget checks every host's. */
const optionsSchema = v.record(v.string(), v.unknown());

/** What the page's loader says to the frame, over their channel. The connect token goes this way only. */
export const hostMessageSchema = v.variant("type", [
  message("start", {
    options: optionsSchema,
    layout: v.picklist(["modal", "inline"]),
    /** The page around the frame: where to come back to from the bank. */
    href: addressSchema,
    /** Single-use, when the page has been come back to. */
    returnCode: v.nullable(v.pipe(v.string(), v.regex(handlePattern))),
  }),
  /** What `fetchSession()` gave: anything, until it has been looked at. */
  message("session", { token: v.unknown() }),
  /** There is no connect token to be had: nobody answers, or nobody is signed in. */
  message("noSession", {
    code: v.picklist(["session_expired", "network_unreachable"]),
    /** `fetchSession()` threw. What it threw stays on the page. */
    thrown: v.optional(v.boolean()),
  }),
  /** What became of `leave`, where the page is in somebody else's frame and cannot go itself. */
  message("departed", { how: v.picklist(["beside", "blocked"]) }),
  message("update", { options: optionsSchema, href: addressSchema }),
  /** As the widget's own Close; `force` leaves out the question whether to leave. */
  message("close", { force: v.boolean() }),
]);
export type HostMessage = v.InferOutput<typeof hostMessageSchema>;
