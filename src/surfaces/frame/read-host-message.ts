import * as v from "valibot";
import { hostMessageSchema } from "../../protocol/frame-messages.ts";
import type { HostMessage } from "../../protocol/frame-messages.ts";

/** Reads what the page says; `null` for what is no message. */
export function readHostMessage(data: unknown): HostMessage | null {
  const parsed = v.safeParse(hostMessageSchema, data);
  return parsed.success ? parsed.output : null;
}
