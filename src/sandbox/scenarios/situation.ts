import type { KnownConnectionState } from "../../protocol/connection-state.ts";
import type { KnownRefusalCode } from "../../protocol/refusal-code.ts";
import { refuse, type Refusal } from "../answer.ts";
import { approved, cancelled, expired } from "./approvals.ts";
import { askSmsCode } from "./prompts.ts";
import * as refusals from "./refusals.ts";
import { rest, restInScaRequired } from "./resting-states.ts";
import type { Scenario, ScenarioContext } from "./scenario.ts";
import type { Step } from "./step.ts";

/** The list of the form that chooses. */
export const SITUATION = "situation";

const MINUTE = 60_000;
const FIRST_DATA_MS = 5_000;
const STALLED_MS = 600_000;
const TOLD = "Votre banque vous a laissé un message dans votre espace client.";

const untilNextSync = { message: TOLD, untilSync: true };

/** How a new connection comes to stand, by the value after `state:`. */
const states = {
  null: null,
  empty: rest("", { forMs: FIRST_DATA_MS }),
  textNull: rest("null", { forMs: FIRST_DATA_MS }),
  SCARequired: restInScaRequired,
  webauthRequired: { kind: "redirect" },
  additionalInformationNeeded: askSmsCode(),
  decoupled: approved,
  validating: rest("validating", { forMs: MINUTE }),
  actionNeeded: rest("actionNeeded", untilNextSync),
  passwordExpired: rest("passwordExpired", { message: "The password has expired" }),
  wrongpass: rest("wrongpass", { message: "Incorrect password" }),
  rateLimiting: rest("rateLimiting", { forMs: 720 * MINUTE }),
  websiteUnavailable: rest("websiteUnavailable", { untilSync: true }),
  bug: rest("bug", { untilSync: true }),
  notSupported: rest("notSupported", { untilSync: true }),
  someFutureState: rest("someFutureState"),
} satisfies Readonly<Record<KnownConnectionState | "null", Step | null>> &
  Record<string, Step | null>;

const refused = (refusal: Refusal): Step => ({ kind: "refuse", refusal });
const coded = (code: string, status = 400): Step =>
  refused(refuse({ code, description: `Refused with ${code}` }, status));
const paged = (status: number): Step => refused({ kind: "crash", status });

/** What the answer to a creation or an update is, by the value after `create:` or `update:`. */
const answers = {
  wrongpass: refused(refusals.wrongpass("Incorrect password")),
  passwordExpired: refused(refusals.passwordExpired),
  actionNeeded: refused(refusals.actionNeeded),
  bankMessage: refused(refuse({ code: "bankMessage", message: TOLD })),
  SCARequired: coded("SCARequired"),
  webauthRequired: coded("webauthRequired"),
  additionalInformationNeeded: coded("additionalInformationNeeded"),
  decoupled: coded("decoupled"),
  validating: coded("validating"),
  badRequest: coded("badRequest"),
  connectionLocked: coded("connectionLocked", 409),
  config: refused(
    refuse({
      code: "config",
      description: 'Backend(sandbox_openapi): Configuration error for field "login": not accepted',
    }),
  ),
  invalidValue: coded("invalidValue"),
  missingParameter: coded("missingParameter"),
  rateLimiting: coded("rateLimiting"),
  tooManySync: coded("tooManySync"),
  websiteUnavailable: refused(refusals.websiteUnavailable),
  bug: refused(refusals.bug),
  internalServerError: coded("internalServerError", 500),
  dataError: coded("dataError"),
  keymanager: coded("keymanager"),
  notSupported: refused(refusals.notSupported),
  notFound: coded("notFound", 404),
  noAccount: coded("noAccount"),
  unauthorized: coded("unauthorized", 401),
  forbidden: coded("forbidden", 403),
  methodNotAllowed: coded("methodNotAllowed", 405),
  someFutureCode: coded("someFutureCode"),
  conflict: coded("someFutureCode", 409),
  tooManyRequests: refused(
    refuse({ code: "tooManyRequests", description: "Too many calls" }, 429, {
      "retry-after": "30",
    }),
  ),
  page404: paged(404),
  page500: paged(500),
  page503: paged(503),
  json503: coded("someFutureCode", 503),
  timeout: { kind: "delay", ms: STALLED_MS },
  cut: { kind: "cut" },
} satisfies Readonly<Record<KnownRefusalCode, Step>> & Record<string, Step>;

const entries = (moment: string, table: Readonly<Record<string, unknown>>) =>
  Object.keys(table).map((name) => `${moment}:${name}`);

/** Every value of the list. An update answers a code that was asked for, or an approval that ended. */
export const situations: readonly string[] = [
  ...entries("state", states),
  ...entries("create", answers),
  ...entries("update", answers),
  "resume:cancelled",
  "resume:expired",
];

/** The chosen thing happens once: what is sent next to the same connection is accepted. */
function login({ choices, before }: ScenarioContext): readonly Step[] {
  const [moment, name = ""] = (choices.get(SITUATION) ?? "state:null").split(":");
  if (moment === "resume") return [name === "expired" ? expired : cancelled];
  if (before !== null) return [];
  const table: Readonly<Record<string, Step | null>> = moment === "state" ? states : answers;
  const step = table[name];
  if (step == null) return [];
  return moment === "update" ? [askSmsCode(), step] : [step];
}

/** Each state and each error code, as the choice in the form's list wants it. */
export const situationScenario: Scenario = { login, renewal: () => [approved] };
