import { createHmac, timingSafeEqual } from "node:crypto";

/** How old, or how far ahead by another clock, a webhook may be. */
const TOLERANCE_MS = 5 * 60_000;

/** What a webhook is signed with, by its headers. */
export interface WebhookSignature {
  /** `BI-Signature-Date`: ISO 8601, UTC. */
  readonly date: string;
  /** `BI-Signature`: base64 of an HMAC-SHA256. */
  readonly signature: string;
}

/** The signature of a webhook's headers; `null` when one of them is missing or cannot be what it should. */
export function readWebhookSignature(headers: Headers): WebhookSignature | null {
  const date = headers.get("bi-signature-date") ?? "";
  const signature = headers.get("bi-signature") ?? "";
  const isDate = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d:?\d\d)?$/.test(date);
  return isDate && /^[A-Za-z0-9+/]{43}=$/.test(signature) ? { date, signature } : null;
}

/** Written without an offset, the date is UTC all the same. */
const timeOf = (date: string): number =>
  Date.parse(/(Z|[+-]\d\d:?\d\d)$/.test(date) ? date : `${date}Z`);

/** Whether a webhook was signed with this secret, for this path, not long ago. */
export function isSignedWebhook(
  webhook: WebhookSignature & { readonly path: string; readonly body: Uint8Array },
  secret: string,
  now: number,
): boolean {
  const age = Math.abs(now - timeOf(webhook.date));
  if (!(age <= TOLERANCE_MS)) return false;
  const expected = createHmac("sha256", secret)
    .update(`POST.${webhook.path}.${webhook.date}.`)
    .update(webhook.body)
    .digest();
  return timingSafeEqual(expected, Buffer.from(webhook.signature, "base64"));
}
