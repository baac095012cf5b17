import * as v from "valibot";
import { connectionSchema } from "../../protocol/connection.ts";
import { connectorSummarySchema } from "../../protocol/connector-summary.ts";
import { connectorSchema } from "../../protocol/connector.ts";
import type { Connection, Connector, ConnectorSummary } from "../../protocol/index.ts";
import { wayInOf } from "../../flow/index.ts";
import type { Attempt } from "../../flow/index.ts";

export const BANK_UUID = "0f8c5d2e-6a51-4c5b-9d3e-2b7f0e1a4c01";

type Wire = Readonly<Record<string, unknown>>;

const summary: Wire = {
  uuid: BANK_UUID,
  id: 1204,
  name: "Banque du Phare",
  color: "1f5c4d",
  countries: ["FR"],
  capabilities: ["bank"],
  products: [],
  account_usages: ["PRIV"],
  auth_mechanism: "credentials",
};

/** A bank as the list of a domain has it, with the given differences. */
export const bankSummary = (differences: Wire = {}): ConnectorSummary =>
  v.parse(connectorSummarySchema, { ...summary, ...differences });

/** A bank with a login and a password, with the given differences. */
export const bank = (differences: Wire = {}): Connector =>
  v.parse(connectorSchema, {
    ...summary,
    account_types: ["checking", "savings"],
    urls: ["https://phare.example/login"],
    fields: [
      { name: "login", label: "Identifiant", type: "text", regex: "^\\d{8}$" },
      { name: "password", label: "Code secret", type: "password" },
    ],
    ...differences,
  });

/** A connection to that bank, with the given differences. */
export const connectionTo = (differences: Wire = {}): Connection =>
  v.parse(connectionSchema, {
    id: 77,
    id_connector: 1204,
    connector_uuid: BANK_UUID,
    state: null,
    last_update: "2026-06-03 04:10:41",
    ...differences,
  });

/** An attempt at a bank by its first way in, with the given differences. */
export const attemptAt = (
  connector: Connector = bank(),
  differences: Partial<Attempt> = {},
): Attempt => {
  const wayIn = wayInOf(connector, null);
  if (wayIn === null) throw new Error("a bank of a test needs a way in");
  return {
    connector,
    wayIn,
    connection: null,
    known: false,
    refusals: 0,
    since: null,
    ...differences,
  };
};
