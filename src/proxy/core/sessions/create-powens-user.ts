import * as v from "valibot";
import { powensIdSchema } from "../../../protocol/identifiers.ts";
import { AnsweredError } from "../answered-error.ts";
import type { ProxySettings } from "../options.ts";
import { toAnswer } from "../upstream/powens-answer.ts";
import { parseAnswer } from "../upstream/powens-failure.ts";
import {
  type PowensTransportAnswer,
  PowensTransportError,
  type PowensTransportFailure,
} from "../upstream/powens-transport.ts";
import { outcomeUnknown, unavailable } from "../upstream/no-answer.ts";
import type { ServerLog } from "./server-log.ts";

const DEADLINE_MS = 10_000;
const ANSWER_LIMIT = 100_000;

const authTokenSchema = v.object({
  auth_token: v.pipe(v.string(), v.regex(/^[\x21-\x7e]{1,4096}$/)),
  type: v.literal("permanent"),
  id_user: powensIdSchema,
});

export interface PowensUser {
  readonly token: string;
  readonly id: number;
}

type Settings = Pick<
  ProxySettings,
  "transport" | "powensOrigin" | "powensBasePath" | "clientId" | "now"
>;

/**
 * Creates a Powens user with the client's credentials (`POST /auth/init`). Sent once: a lost answer may have made one.
 */
export async function createPowensUser(
  settings: Settings,
  clientSecret: string,
  log: ServerLog,
): Promise<PowensUser> {
  const started = settings.now();
  const report = (result: number | PowensTransportFailure, powensRequestId: string | null) => {
    const durationMs = settings.now() - started;
    log.write({
      event: "powens_call",
      call: "createUser",
      result,
      attempt: 1,
      durationMs,
      powensRequestId,
    });
  };
  let received: PowensTransportAnswer;
  try {
    received = await settings.transport.send({
      method: "POST",
      origin: settings.powensOrigin,
      path: `${settings.powensBasePath}/auth/init`,
      query: {},
      headers: {
        accept: "application/json",
        "accept-encoding": "identity",
        "content-type": "application/json",
        "user-agent": "guichet",
      },
      body: JSON.stringify({ client_id: settings.clientId, client_secret: clientSecret }),
      deadlineMs: DEADLINE_MS,
      maxBytes: ANSWER_LIMIT,
      slow: false,
    });
  } catch (error) {
    const failure = error instanceof PowensTransportError ? error.failure : "cut";
    report(failure, null);
    throw failure === "unreachable" || failure === "busy"
      ? unavailable(failure)
      : outcomeUnknown(failure);
  }
  const answer = toAnswer(received);
  report(answer.status, answer.requestId ?? null);
  if (answer.status === 401 || answer.status === 403) {
    throw new AnsweredError(424, "upstream_rejected", "Powens refuses this client's credentials.", {
      requestId: answer.requestId,
    });
  }
  const user = parseAnswer(answer, authTokenSchema);
  return { token: user.auth_token, id: user.id_user };
}
