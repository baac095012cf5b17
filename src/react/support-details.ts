import type { FlowState } from "../flow/index.ts";
import { GUICHET_VERSION } from "./version.ts";

export interface SupportFacts {
  readonly flowId: string;
  readonly state: FlowState;
  readonly locale: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** States and codes of the future are texts from elsewhere: only what looks like a name is passed on. */
const nameOnly = (text: string): string => (/^[\w.-]{1,64}$/.test(text) ? text : "other");

/**
 * What support needs to find a flow again, one fact a line: names, ids and codes. Nothing about the PSU, and no text of
 * the bank.
 */
export function supportDetails({ flowId, state, locale, now }: SupportFacts): string[] {
  const attempt = "attempt" in state ? state.attempt : null;
  const connection = attempt?.connection ?? null;
  const code = "code" in state ? state.code : (connection?.state ?? null);
  return [
    `Guichet ${GUICHET_VERSION}`,
    `flow: ${flowId}`,
    `step: ${state.step}`,
    ...(code === null ? [] : [`state: ${nameOnly(code)}`]),
    ...(attempt === null ? [] : [`connector: ${attempt.connector.uuid}`]),
    ...(connection === null ? [] : [`connection: ${String(connection.id)}`]),
    `time: ${new Date(now).toISOString()}`,
    `locale: ${locale}`,
  ];
}
