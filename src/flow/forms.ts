import { asksElsewhere, atTheDoor } from "./door.ts";
import { promptFields } from "./form-field.ts";
import type { FormField } from "./form-field.ts";
import type { Attempt, FormNotice, StepState } from "./steps.ts";
import { waysIn } from "./way-in.ts";

/** Refused details at which Guichet stops: many banks block access at the third. */
const DETAILS_LIMIT = 3;

export const formNotice = (
  kind: FormNotice["kind"],
  bankMessage: string | null = null,
  field: string | null = null,
): FormNotice => ({ kind, bankMessage, field });

/** The connection's own fields where it names them (`wrongpass`), otherwise the form of its way in. */
function formFields({ connection, wayIn }: Attempt): readonly FormField[] {
  const asked = connection?.state === "wrongpass" ? promptFields(connection.fields) : [];
  if (asked.length === 0) return wayIn.fields;
  // A connection's field may come without the choices that the connector gave it.
  const listed = ({ name }: FormField) =>
    wayIn.fields.find((field) => field.name === name && field.kind === "list");
  return asked.map((field) => (field.choices.length > 0 ? field : (listed(field) ?? field)));
}

function form(
  attempt: Attempt,
  purpose: "first" | "repair" | "newPassword",
  notice: FormNotice | null,
): StepState {
  if (asksElsewhere(attempt)) return atTheDoor(attempt);
  if (attempt.refusals >= DETAILS_LIMIT) return { step: "tooManyTries", attempt };
  const fields = formFields(attempt);
  // A bank may have no form at all: then the button is all there is. One without a way in has not even that.
  return fields.length === 0 && waysIn(attempt.connector).length === 0
    ? { step: "notSupported", attempt }
    : { step: "enteringCredentials", attempt, fields, purpose, notice, sending: null };
}

/**
 * The step at which a way in starts, or starts again: its form, a detail to ask before the bank, or the door to the
 * bank itself or to the Webview.
 */
export function wayInStep(attempt: Attempt, notice: FormNotice | null = null): StepState {
  const { wayIn, connection } = attempt;
  if (wayIn.mechanism === "credentials")
    return form(attempt, connection === null ? "first" : "repair", notice);
  if (
    wayIn.fields.length === 0 ||
    (connection !== null && attempt.adding === undefined) ||
    asksElsewhere(attempt)
  )
    return atTheDoor(attempt);
  return {
    step: "enteringCredentials",
    attempt,
    fields: wayIn.fields,
    purpose: "beforeWebauth",
    notice,
    sending: null,
  };
}

/** The details were refused. A bank's own site asks for them again and counts for itself; a form does, until the limit. */
export const detailsRefused = (attempt: Attempt, bankMessage: string | null): StepState =>
  asksForDetails(attempt)
    ? detailsDue({ ...attempt, refusals: attempt.refusals + 1 }, bankMessage)
    : wayInStep(attempt, formNotice("wrongpass", bankMessage));

/** The stored details no longer work: asked again, without counting a refusal. */
export const detailsDue = (attempt: Attempt, bankMessage: string | null): StepState =>
  asksForDetails(attempt)
    ? form(
        attempt,
        attempt.connection === null ? "first" : "repair",
        formNotice("wrongpass", bankMessage),
      )
    : wayInStep(attempt);

function asksForDetails(attempt: Attempt): boolean {
  const { wayIn, connection } = attempt;
  if (asksElsewhere(attempt)) return false;
  return (
    wayIn.mechanism === "credentials" ||
    (connection?.state === "wrongpass" && promptFields(connection.fields).length > 0)
  );
}

/** The form for a password that was renewed at the bank. */
export const newPasswordForm = (attempt: Attempt): StepState =>
  attempt.wayIn.mechanism === "webauth"
    ? wayInStep(attempt)
    : form(attempt, attempt.connection === null ? "first" : "newPassword", null);

/** Nothing came of it: the same way in again, and the notice that says so. */
export const nothingConnected = ({ adding, ...attempt }: Attempt): StepState =>
  wayInStep(
    {
      ...attempt,
      wayIn: adding?.after ?? attempt.wayIn,
      connection: null,
      known: false,
      begunHere: undefined,
    },
    formNotice("nothingConnected"),
  );

/** The connection is no longer there: an attempt of this flow starts again, a connection of the host's cannot. */
export const connectionGone = (attempt: Attempt): StepState =>
  attempt.known && attempt.begunHere !== true
    ? {
        step: "brokenIntegration",
        code: "not_found",
        message: `connection ${String(attempt.connection?.id ?? "")} does not exist for this user (any more): it was deleted, or the host named a wrong one`,
      }
    : nothingConnected(attempt);
