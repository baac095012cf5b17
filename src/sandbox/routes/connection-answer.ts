import { connectionStates, isKnownState } from "../../protocol/connection-state.ts";
import { DroppedConnectionError, failure, json, notFoundPage, refusalAnswer } from "../answer.ts";
import { pause } from "../clock.ts";
import type { Verdict } from "../dialogue.ts";
import type { ConnectionRecord, UserRecord } from "../records.ts";
import type { Call, UserHandler } from "../route-table.ts";
import { answeredConnectionView } from "../views/connection-view.ts";

/** Known states after which nothing more is asked of the PSU now. */
const settled: readonly string[] = connectionStates.filter(
  (state) =>
    ![
      "SCARequired",
      "webauthRequired",
      "additionalInformationNeeded",
      "decoupled",
      "validating",
    ].includes(state),
);

const isUnsettled = (state: string | null): boolean =>
  state !== null && !(isKnownState(state) && settled.includes(state));

/** 200, or 202 when more is needed. The body is the connection in both cases. */
export function connectionAnswer(user: UserRecord, connection: ConnectionRecord): Response {
  const view = answeredConnectionView(user, connection);
  return json(view, isUnsettled(view.state) ? 202 : 200);
}

/** Answers a call once the dialogue with the bank stands still. */
export async function verdictAnswer(
  { world, request }: Call,
  user: UserRecord,
  connection: ConnectionRecord,
  { refusal, delayMs, cut }: Verdict,
): Promise<Response> {
  await pause(world.clock, delayMs, request.signal);
  if (cut) throw new DroppedConnectionError();
  return refusal === null ? connectionAnswer(user, connection) : refusalAnswer(refusal);
}

export const badBody = (): Response =>
  failure(400, { code: "badRequest", description: "The body could not be read" });

export const findConnection = (call: Call, user: UserRecord): ConnectionRecord | undefined => {
  const id = call.params["connection"] ?? "";
  return /^[1-9]\d*$/.test(id) ? user.connections.get(Number(id)) : undefined;
};

/** Hands the connection of the path over; another user's and an unknown one answer the same page. */
export const withConnection =
  (
    handle: (
      call: Call,
      user: UserRecord,
      connection: ConnectionRecord,
    ) => Response | Promise<Response>,
  ): UserHandler =>
  (call, user) => {
    const connection = findConnection(call, user);
    return connection === undefined ? notFoundPage() : handle(call, user, connection);
  };
