import { formatPowensDate } from "../../protocol/powens-date.ts";
import { shownState, speaker } from "../connection-state.ts";
import type { Expand } from "../expand.ts";
import type { WireField } from "../institution.ts";
import type { ConnectionRecord, SourceRecord, UserRecord } from "../records.ts";
import { scenarioOf } from "../scenarios/index.ts";
import type { Prompt } from "../scenarios/step.ts";
import { accountView } from "./account-view.ts";
import { connectorView } from "./connector-view.ts";
import { subscriptionView } from "./subscription-view.ts";
import { dateOrNull, sourceView } from "./source-view.ts";

const latest = (instants: readonly (number | null)[]): number | null =>
  instants.reduce((best, at) => (best === null || (at !== null && at > best) ? at : best), null);

/** A field on a connection is thinner than a connector's: no `required`, no mechanisms, no sources. */
const promptView = ({ name, label, description, regex, type, values }: Prompt) => ({
  name,
  label,
  description,
  regex,
  value: null,
  type,
  ...(values === undefined ? {} : { values }),
});

const refusedFieldView = ({ name, label, description, regex, type, values }: WireField) => ({
  name,
  label,
  description: description ?? null,
  regex: regex ?? null,
  value: null,
  type,
  ...(values === undefined ? {} : { values }),
});

/** What the connection asks for; `null` when nothing, and the key is then absent. */
function askedFields(connection: ConnectionRecord, source: SourceRecord | undefined) {
  if (source === undefined || source.background !== null) return null;
  if (source.current?.kind === "ask") return source.current.prompts.map(promptView);
  if (source.state !== "wrongpass") return null;
  return connection.institution.connector.fields
    .filter(({ connector_sources }) => connector_sources.includes(source.wire.name))
    .map(refusedFieldView);
}

/** A `Connection` as written on the wire. */
export function connectionView(user: UserRecord, connection: ConnectionRecord, expand: Expand) {
  const { connector } = connection.institution;
  const source = speaker(connection);
  const state = source === undefined ? null : shownState(source);
  const fields = askedFields(connection, source);
  const isMute = source === undefined || source.background !== null;
  const onlyTwin = scenarioOf(connection.institution).onlyErrorTwin === true;
  const accounts = (all: boolean) =>
    connection.accounts
      .filter(({ disabled, deleted }) => all || (disabled === null && deleted === null))
      .map((account) => accountView(user, connection, account));
  const subscriptions = (all: boolean) =>
    connection.subscriptions
      .filter(({ disabled }) => all || disabled === null)
      .map((subscription) => subscriptionView(user, connection, subscription));

  return {
    id: connection.id,
    id_user: user.id,
    id_connector: connector.id,
    id_bank: connector.id,
    id_provider: connector.id,
    connector_uuid: connector.uuid,
    state: onlyTwin ? null : state,
    error: state,
    error_message: isMute ? null : source.errorMessage,
    ...(fields === null ? {} : { fields }),
    created: formatPowensDate(connection.created),
    last_update: dateOrNull(latest(connection.sources.map((item) => item.lastUpdate))),
    active: connection.active,
    last_push: null,
    expire: dateOrNull(latest(connection.sources.map((item) => item.expire))),
    next_try: dateOrNull(source?.nextTry ?? null),
    ...(expand.has("connector")
      ? { connector: connectorView(connector, expand.get("connector") ?? new Map()) }
      : {}),
    ...(expand.has("sources")
      ? { sources: connection.sources.map((item) => sourceView(connection.id, item)) }
      : {}),
    ...(expand.has("accounts") ? { accounts: accounts(false) } : {}),
    ...(expand.has("all_accounts") ? { all_accounts: accounts(true) } : {}),
    ...(expand.has("subscriptions") ? { subscriptions: subscriptions(false) } : {}),
    ...(expand.has("all_subscriptions") ? { all_subscriptions: subscriptions(true) } : {}),
  };
}

/** The answer to a POST: an approval that is awaited carries two keys more than a read shows. */
export function answeredConnectionView(user: UserRecord, connection: ConnectionRecord) {
  const view = connectionView(user, connection, new Map());
  if (view.error !== "decoupled") return view;
  return {
    ...view,
    description: "An approval in the application of the bank is awaited",
    id_connection: connection.id,
  };
}
