import type { Connection } from "../../protocol/connection.ts";
import type { SettledOutcome } from "../../protocol/outcome.ts";
import type { FieldValues } from "../../protocol/proxy-api.ts";
import type { ActKind } from "./act-limit.ts";
import { AnsweredError } from "./answered-error.ts";
import { outcomeOf } from "./outcome-of.ts";
import type { ProxyServices } from "./proxy-services.ts";
import type { SignedInUser } from "./signed-in-user.ts";
import { noOutcome, outcomeUnknown } from "./upstream/no-answer.ts";
import type { PowensBankCall } from "./upstream/powens-client.ts";
import { PowensTransportError } from "./upstream/powens-transport.ts";

/** One thing to do to a connection, ready to be sent once. */
export interface BankAct {
  readonly kind: ActKind;
  readonly call: Omit<PowensBankCall, "token">;
  /** The connection acted on; `null` for a creation. */
  readonly id: number | null;
  readonly fields: FieldValues;
  /** What it is about: a connector for a creation, else a connection. What is counted is counted by it. */
  readonly target: string;
  /** Of the request that it comes with, for the log. */
  readonly requestId: string;
}

/** Whether something typed is in it, that a bank could refuse as wrong. */
export const isGuess = ({ kind }: BankAct): boolean => kind === "create" || kind === "answer";

/** Everything that tells two submissions apart, without a value that was typed. */
export const shapeOf = ({ call, fields }: BankAct): string =>
  JSON.stringify([
    call.method,
    call.path,
    call.query ?? {},
    Object.entries(call.body ?? {}).filter(([name]) => !Object.hasOwn(fields, name)),
    Object.keys(fields).sort(),
  ]);

const isWrongPassword = (outcome: SettledOutcome): boolean =>
  outcome.kind === "refused"
    ? outcome.code === "wrongpass"
    : outcome.kind === "connection" && outcome.connection.state === "wrongpass";

/** What is read after Powens has taken an act: where it cannot be, what came of the act is not known. */
async function readAfter(read: () => Promise<Connection>): Promise<Connection> {
  try {
    return await read();
  } catch (error) {
    const isSure =
      error instanceof AnsweredError &&
      (error.code === "session_expired" || error.code === "not_found");
    throw isSure ? error : outcomeUnknown("cut");
  }
}

async function send(
  { powens, connections, keys, settings }: ProxyServices,
  user: SignedInUser,
  { call, id, fields, requestId }: BankAct,
): Promise<SettledOutcome> {
  connections.forget(user, id);
  try {
    const answer = await powens.askBank({ ...call, token: user.token });
    const outcome = await outcomeOf(answer, {
      fieldNames: Object.keys(fields),
      call: call.name,
      log: settings.log,
      id,
      reread: (known) => readAfter(() => connections.getAnew(user, known)),
    });
    if (outcome.kind === "refused" && outcome.code === "keymanager") keys.forget();
    return outcome;
  } catch (error) {
    if (error instanceof PowensTransportError) throw noOutcome(error.failure);
    if (error instanceof AnsweredError) throw error;
    settings.log.write({ event: "internal_failure", requestId });
    throw outcomeUnknown("cut");
  } finally {
    connections.forget(user, id);
  }
}

/**
 * Sends an act once, within the limits of acts and of refused attempts. Throws the browser's answer when there is no
 * outcome.
 */
export async function performBankAct(services: ProxyServices, user: SignedInUser, act: BankAct) {
  await services.acts.take(user.key, act.kind, act.target);
  if (!isGuess(act)) return send(services, user, act);
  const attempt = await services.attempts.take(user.key, act.target);
  let isRefused = false;
  try {
    const outcome = await send(services, user, act);
    isRefused = isWrongPassword(outcome);
    return outcome;
  } finally {
    if (!isRefused) await attempt.release();
  }
}
