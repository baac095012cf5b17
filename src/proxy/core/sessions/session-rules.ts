import * as v from "valibot";
import { type Account, maskIban } from "../../../protocol/account.ts";
import type { Connection } from "../../../protocol/connection.ts";
import type { Connector } from "../../../protocol/connector.ts";
import { proxyRoutes, type ProxyRouteName } from "../../../protocol/proxy-api.ts";
import type { SessionLimits } from "../../../protocol/session-api.ts";
import { AnsweredError, notFound } from "../answered-error.ts";
import { parseAddress } from "../loopback.ts";
import type { ProxyServices } from "../proxy-services.ts";
import type { ApiCall } from "../routes/route.ts";
import type { MadeConnections } from "./made-connections.ts";
import type { Session } from "./sessions.ts";

const forbidden = (message: string) => new AnsweredError(403, "forbidden", message);

/** As much of a body as the rules look at; what is wrong with the rest, its route says. */
const bodySchema = v.object({
  connector_uuid: v.optional(v.string()),
  id_connection: v.nullish(v.number(), null),
  returnTo: v.optional(v.string()),
});
type Body = v.InferOutput<typeof bodySchema>;

const hasAll = (wanted: readonly string[] | undefined, has: readonly string[]) =>
  wanted === undefined || wanted.every((one) => has.includes(one));
const isOneOf = (wanted: readonly string[] | undefined, is: string | null) =>
  wanted === undefined || (is !== null && wanted.includes(is));

const isConnectorAllowed = ({ connectors, capabilities }: SessionLimits, one: Connector) =>
  isOneOf(connectors, one.uuid) && hasAll(capabilities, one.capabilities);

/** What Powens does not say of an account is no reason to refuse it, but for its IBAN. */
function isAccountAllowed({ accounts = {} }: SessionLimits, { type, usage, iban }: Account) {
  const { types, usages, ibans } = accounts;
  return (
    isOneOf(types, type) &&
    (usage === null || isOneOf(usages, usage)) &&
    isOneOf(
      ibans?.map((one) => maskIban(one) ?? ""),
      iban,
    )
  );
}

const isHealthy = ({ state, last_update }: Connection) => state === null && last_update !== null;

/** What a session may do, beyond what any session of its user may; each rule throws the browser's answer. */
export interface SessionRules {
  check(
    services: ProxyServices,
    session: Session,
    route: ProxyRouteName,
    call: ApiCall,
  ): Promise<void>;
  /** The same for accounts that are about to be shared. */
  checkShared(session: Session, accounts: readonly Account[]): void;
}

export function createSessionRules(made: MadeConnections, ownOrigin: string): SessionRules {
  const checkNew = async (
    { connectors, connections }: ProxyServices,
    { id, record: { limits, connectionId } }: Session,
    { connector_uuid: uuid }: Body,
    call: ApiCall,
  ) => {
    if (connectionId !== null) throw forbidden("This session is for one existing connection.");
    const isLimited = limits.connectors !== undefined || limits.capabilities !== undefined;
    if (isLimited && uuid !== undefined) {
      // One that is named is checked before Powens is asked about it.
      const isNamed = isOneOf(limits.connectors, uuid);
      if (!isNamed || !isConnectorAllowed(limits, await connectors.get(uuid)))
        throw forbidden("This session is for other connectors.");
    }
    if (limits.maxConnections === undefined) return;
    const all = await connections.list(await call.user());
    const healthy = all.filter(isHealthy).map((connection) => connection.id);
    if ((await made.countAmong(id, healthy)) >= limits.maxConnections)
      throw forbidden("This session has made as many connections as it may.");
  };

  const checkLeaving = async (
    services: ProxyServices,
    session: Session,
    body: Body,
    call: ApiCall,
  ) => {
    const { connectionId, allowedOrigin } = session.record;
    const origin = parseAddress(body.returnTo)?.origin;
    if (origin !== undefined && origin !== allowedOrigin && origin !== ownOrigin)
      throw forbidden("`returnTo` is a page of another origin than the session's.");
    if (body.id_connection === null) await checkNew(services, session, body, call);
    else if (connectionId !== null && body.id_connection !== connectionId)
      throw notFound("There is no such connection.");
  };

  return {
    async check(services, session, route, call) {
      const { connectionId } = session.record;
      const isOfOne = proxyRoutes[route].path.startsWith("/connections/:id");
      if (connectionId !== null && isOfOne && call.parameter !== String(connectionId))
        throw notFound("There is no such connection.");
      const parsed = v.safeParse(bodySchema, call.body);
      if (!parsed.success) return;
      const body = parsed.output;
      if (route === "createConnection") await checkNew(services, session, body, call);
      else if (route === "startWebauth") await checkLeaving(services, session, body, call);
    },
    checkShared({ record: { limits } }, accounts) {
      if (accounts.every((account) => isAccountAllowed(limits, account))) return;
      throw forbidden("This session is for other accounts.");
    },
  };
}
