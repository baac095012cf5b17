import * as v from "valibot";
import { powensIdSchema } from "../../../protocol/identifiers.ts";
import { answer } from "../answer.ts";
import { AnsweredError } from "../answered-error.ts";
import { createShelf } from "../store/shelf.ts";
import type { ProxyStore } from "../store/proxy-store.ts";
import { isSignedWebhook, readWebhookSignature } from "./webhook-signature.ts";

/** A webhook of a synchronisation holds every account and transaction of it. */
const BODY_LIMIT = 8_000_000;
/** Twice the tolerance of the signature's date: nothing that is still good is forgotten. */
const REMEMBERED_MS = 10 * 60_000;

/** Why a webhook was not taken. */
export type WebhookRefusal = "body_size" | "content_type" | "replayed" | "signature";

export interface WebhookDeskOptions {
  /** The secret of the `hmac_signature` provider at Powens. */
  readonly secret: string;
  /** The path that Powens calls and signs, as configured there; never that of the request. */
  readonly path: string;
  readonly store: ProxyStore;
  readonly now: () => number;
  /** Something happened to this connection: what was read of it before is no longer true. */
  readonly onConnection: (id: number) => void;
  readonly onRefused: (reason: WebhookRefusal) => void;
}

const hintSchema = v.union([
  v.pipe(
    v.object({ connection: v.object({ id: powensIdSchema }) }),
    v.transform(({ connection }) => connection.id),
  ),
  v.pipe(
    v.object({ id_connection: powensIdSchema }),
    v.transform(({ id_connection }) => id_connection),
  ),
]);

/** `null` when there is more than may be read. */
async function readCapped(request: Request): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const body: AsyncIterable<Uint8Array> | null = request.body;
  for await (const chunk of body ?? []) {
    length += chunk.byteLength;
    if (length > BODY_LIMIT) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** A connection's id, if the webhook names one; its data are never used. */
function connectionOf(body: Uint8Array): number | null {
  try {
    const hint = v.safeParse(hintSchema, JSON.parse(Buffer.from(body).toString("utf8")));
    return hint.success ? hint.output : null;
  } catch {
    return null;
  }
}

/**
 * Takes the webhooks of Powens as hints: a connection that one names is read anew when it is next looked at. Nothing of
 * a webhook is stored or passed on.
 */
export function createWebhookDesk(options: WebhookDeskOptions) {
  const { secret, path, store, now, onConnection, onRefused } = options;
  const seen = createShelf(store, "webhook", v.literal(true));
  const refuse = (reason: WebhookRefusal, status: number, message: string) => {
    onRefused(reason);
    return new AnsweredError(status, "refused", message);
  };

  return {
    /** @throws AnsweredError when the webhook is not taken, and whatever the store throws. */
    async receive(request: Request): Promise<Response> {
      const { headers } = request;
      const type = headers.get("content-type") ?? "";
      if (!/^application\/json(;|$)/i.test(type) || headers.has("content-encoding")) {
        throw refuse("content_type", 415, "A webhook is JSON and not compressed.");
      }
      const signed = readWebhookSignature(headers);
      if (signed === null) throw refuse("signature", 401, "The webhook is not signed.");
      const body = await readCapped(request);
      if (body === null) throw refuse("body_size", 413, "The webhook is too large.");
      if (!isSignedWebhook({ ...signed, path, body }, secret, now())) {
        throw refuse("signature", 401, "The signature of the webhook does not hold.");
      }
      // By its bytes: one signature can be written in more than one way.
      const name = Buffer.from(signed.signature, "base64").toString("base64url");
      if (!(await seen.putIfAbsent([name], true, REMEMBERED_MS))) {
        onRefused("replayed");
        // It was taken before: to say otherwise would have it sent for ever.
        return answer(204, null);
      }
      const id = connectionOf(body);
      if (id !== null) onConnection(id);
      return answer(204, null);
    },
  };
}
