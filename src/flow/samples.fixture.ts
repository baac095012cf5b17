import * as v from "valibot";
import { connectionSchema } from "../protocol/connection.ts";
import { connectorSchema } from "../protocol/connector.ts";
import type { Connection, Connector, RefusedOutcome } from "../protocol/index.ts";
import { freshAttempt } from "./opening.ts";
import { promptFields } from "./form-field.ts";
import type { FoundItem } from "./found-item.ts";
import type { Act, Attempt, FlowState } from "./steps.ts";

type Wire = Readonly<Record<string, unknown>>;

export const CONNECTOR_UUID = "6f0c7a52-8c1e-5a0b-9d3f-2b7f0e1a4c55";
export const SYNCED = "2026-06-03 04:10:41";

/** The wire form of a bank with a sign-in form: `openapi` and `directaccess` are built on it. */
const loginFields = [
  { name: "login", label: "Identifiant", type: "text", required: true, regex: "^\\d{8}$" },
  { name: "password", label: "Code secret", type: "password", required: true, regex: null },
];
const spaceField = {
  name: "website",
  label: "Espace",
  type: "list",
  required: true,
  values: [
    { label: "Particuliers", value: "par" },
    { label: "Professionnels", value: "pro" },
  ],
};

export const connector = (wire: Wire = {}): Connector =>
  v.parse(connectorSchema, {
    uuid: CONNECTOR_UUID,
    id: 1204,
    name: "Banque du Phare",
    auth_mechanism: "credentials",
    fields: loginFields,
    ...wire,
  });

/** A bank that signs in on its own site, without or with a detail to ask before. */
export const webauthConnector = (fields: readonly Wire[] = []): Connector =>
  connector({ auth_mechanism: "webauth", fields });

export const webauthWithDetail = (): Connector =>
  webauthConnector([{ ...spaceField, auth_mechanisms: ["webauth"] }]);

/** Two ways in: `openapi` by webauth, first; `directaccess` by credentials. */
export const twoWays = (): Connector =>
  connector({
    auth_mechanism: "webauth",
    sources: [
      { id: 2, name: "directaccess", auth_mechanism: "credentials", disabled: null, priority: 2 },
      { id: 1, name: "openapi", auth_mechanism: "webauth", disabled: null, priority: 1 },
    ],
    fields: loginFields.map((field) => ({
      ...field,
      auth_mechanisms: ["credentials"],
      connector_sources: ["directaccess"],
    })),
  });

/** A connection as Powens sends it, parsed. */
export const connection = (wire: Wire = {}): Connection =>
  v.parse(connectionSchema, {
    id: 8812,
    id_connector: 1204,
    connector_uuid: CONNECTOR_UUID,
    created: "2026-06-02 10:04:11",
    active: true,
    ...wire,
  });

export const otpField = {
  name: "sms",
  label: "Code re\u00e7u par SMS",
  description: "Saisissez le code",
  regex: null,
  value: null,
  type: "text",
};

/** A current account as it was found, not shared yet. */
export const foundItem = (id: number, over: Partial<FoundItem> = {}): FoundItem => ({
  kind: "account",
  id,
  name: `Compte ${String(id)}`,
  type: "checking",
  usage: "PRIV",
  number: "…5678",
  iban: "FR76…0189",
  isShared: false,
  ...over,
});

export const attempt = (over: Partial<Attempt> = {}): Attempt => ({
  ...freshAttempt(over.connector ?? connector(), over.wayIn?.source ?? null),
  ...over,
});

export const refused = (code: string, over: Partial<RefusedOutcome> = {}): RefusedOutcome => ({
  kind: "refused",
  code,
  bankMessage: null,
  field: null,
  approval: null,
  id_connection: null,
  connection: null,
  ...over,
});

const framed = { turn: 7, leaving: false } as const;
const kept = (over: Partial<Attempt> = {}): Attempt =>
  attempt({ connection: connection({ state: "wrongpass" }), since: 1_000, ...over });
export const OPERATION = "operation-0123456789";

/** The steps that wait for the answer to an act, ready to hear it in turn 7. */
export const sendingSteps = {
  create: {
    ...framed,
    step: "enteringCredentials",
    attempt: attempt({ since: 1_000 }),
    fields: attempt().wayIn.fields,
    purpose: "first",
    notice: null,
    sending: OPERATION,
  },
  details: {
    ...framed,
    step: "enteringCredentials",
    attempt: kept(),
    fields: attempt().wayIn.fields,
    purpose: "repair",
    notice: null,
    sending: OPERATION,
  },
  answer: {
    ...framed,
    step: "answering",
    attempt: kept({
      connection: connection({ state: "additionalInformationNeeded", fields: [otpField] }),
    }),
    fields: promptFields(
      connection({ state: "additionalInformationNeeded", fields: [otpField] }).fields,
    ),
    round: 2,
    notice: null,
    bankMessage: null,
    refusals: 0,
    sending: OPERATION,
    renewing: false,
  },
  sync: {
    ...framed,
    step: "SCARequired",
    attempt: kept({ connection: connection({ state: "SCARequired", last_update: SYNCED }) }),
    sending: OPERATION,
  },
  resume: {
    ...framed,
    step: "awaitingDecoupled",
    attempt: kept({ connection: connection({ state: "decoupled" }) }),
    round: 1,
    resume: "due",
    moved: false,
  },
  webauth: {
    ...framed,
    step: "leavingForBank",
    attempt: attempt({ connector: webauthConnector(), since: 1_000, unproven: { state: null } }),
    going: true,
  },
} as const satisfies Record<Act, FlowState>;
