import { AnsweredError } from "./answered-error.ts";
import type { ProxyServices } from "./proxy-services.ts";
import type { SignedInUser } from "./signed-in-user.ts";
import { noOutcome, outcomeUnknown } from "./upstream/no-answer.ts";
import type { PowensAnswer } from "./upstream/powens-answer.ts";
import { failureOf, isSuccess } from "./upstream/powens-failure.ts";
import { powensPaths } from "./upstream/powens-paths.ts";
import { PowensTransportError } from "./upstream/powens-transport.ts";

/** The browser waits for it in one request, and what stands between cuts at a minute. */
const DEADLINE_MS = 45_000;

type Erasure = Pick<ProxyServices, "powens" | "connections">;

async function send(
  { powens }: Erasure,
  { token }: SignedInUser,
  id: number,
): Promise<PowensAnswer | PowensTransportError> {
  const path = powensPaths.connection(id);
  try {
    const call = { name: "deleteConnection", method: "DELETE", path, token } as const;
    return await powens.askBank({ ...call, deadlineMs: DEADLINE_MS });
  } catch (error) {
    if (error instanceof PowensTransportError) return error;
    throw error;
  }
}

async function isGone({ connections }: Erasure, user: SignedInUser, id: number): Promise<boolean> {
  try {
    await connections.getAnew(user, id);
    return false;
  } catch (error) {
    return error instanceof AnsweredError && error.code === "not_found";
  }
}

/**
 * Deletes a connection of this user, once. Throws `not_found` for any other, and `outcome_unknown` when the answer was
 * lost and the connection is still there.
 */
export async function eraseConnection(
  services: Erasure,
  user: SignedInUser,
  id: number,
): Promise<void> {
  const { connections } = services;
  // Nothing is erased that this user cannot read.
  await connections.getAnew(user, id);
  try {
    const answer = await send(services, user, id);
    if (answer instanceof PowensTransportError) {
      const failure = noOutcome(answer.failure);
      if (failure.nothingSent || !(await isGone(services, user, id))) throw failure;
    } else if (answer.status >= 500) {
      if (!(await isGone(services, user, id))) throw outcomeUnknown("cut", answer.requestId);
    } else if (!isSuccess(answer)) {
      throw failureOf(answer);
    }
  } finally {
    connections.forget(user, id);
  }
}
