import { isPending } from "./attempt.ts";
import { promptFields } from "./form-field.ts";
import type { Attempt, StepState } from "./steps.ts";

/** Where the PSU goes when they leave this page: to the bank's own site, or to the Powens Webview. */
export type Door = "bank" | "webview";

/** Whether the Powens Webview collects what a PSU types: nothing is asked here then, not even what is no secret. */
export const asksElsewhere = ({ connector }: Pick<Attempt, "connector">): boolean =>
  connector.credentials === "webview";

/** The door of an attempt. What has to be typed first is typed at the Webview, where the policy says so. */
export function doorOf({ connector, wayIn, connection }: Attempt): Door {
  if (!asksElsewhere({ connector }) || connection?.state === "webauthRequired") return "bank";
  if (wayIn.mechanism !== "webauth") return "webview";
  const asked = connection === null ? wayIn.fields : promptFields(connection.fields);
  return asked.length > 0 ? "webview" : "bank";
}

/**
 * Whether the Webview has to ask for the stored details of a connection anew, rather than go on with it as it is.
 * `wanted` says that the host asked for it; a dialogue that is under way comes first.
 */
export function needsNewDetails({ connection }: Attempt, wanted: boolean): boolean {
  if (connection === null) return false;
  const { state } = connection;
  return state === "wrongpass" || state === "passwordExpired" || (wanted && !isPending(connection));
}

export const atTheDoor = (attempt: Attempt): StepState => ({
  step: "leavingForBank",
  attempt,
  going: false,
});
