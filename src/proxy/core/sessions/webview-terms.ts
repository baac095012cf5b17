import * as v from "valibot";
import type { SessionLimits } from "../../../protocol/session-api.ts";
import {
  type WebviewParameterName,
  webviewParameterNames,
  webviewParameters,
} from "../../../protocol/webview-parameters.ts";
import type { SessionServices } from "./session-services.ts";
import type { SessionTerms } from "./sessions.ts";
import { holdsAccountLimits } from "./unheld-limits.ts";

type Given = Readonly<Record<string, string>>;
type ValueOf<Name extends WebviewParameterName> = v.InferOutput<(typeof webviewParameters)[Name]>;

/** A parameter is missing or wrong; `parameter` is its name, and its value is nowhere. */
export class WrongParameter extends Error {
  readonly parameter: WebviewParameterName;

  constructor(parameter: WebviewParameterName) {
    super("a parameter of the Webview's address is missing or wrong");
    this.parameter = parameter;
  }
}

/** The parameters of one address. */
function parametersOf(given: Given) {
  const read = <Name extends WebviewParameterName>(name: Name): ValueOf<Name> | null => {
    const text = Object.hasOwn(given, name) ? given[name] : undefined;
    if (text === undefined || text === "") return null;
    const schema: v.GenericSchema<string, ValueOf<Name>> = webviewParameters[name];
    const parsed = v.safeParse(schema, text);
    if (parsed.success) return parsed.output;
    throw new WrongParameter(name);
  };
  const need = <Name extends WebviewParameterName>(name: Name): ValueOf<Name> => {
    const value = read(name);
    if (value === null) throw new WrongParameter(name);
    return value;
  };
  return { read, need };
}
type Parameters = ReturnType<typeof parametersOf>;

/** What is there of some values. */
const present = <Values extends object>(values: Values) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as {
    [Name in keyof Values]?: Exclude<Values[Name], null>;
  };

/** A limit that cannot be held is a wrong parameter: whoever set it counts on it. */
function accountsOf(policy: SessionServices["settings"], { read }: Parameters) {
  const [types, usages, ibans] = [
    read("account_types"),
    read("account_usages"),
    read("account_ibans"),
  ];
  if (!holdsAccountLimits(policy)) {
    if (types !== null) throw new WrongParameter("account_types");
    if (usages !== null) throw new WrongParameter("account_usages");
    if (ibans !== null) throw new WrongParameter("account_ibans");
  }
  return present({ types, usages, ibans });
}

async function limitsOf(
  { connectors, settings }: SessionServices,
  parameters: Parameters,
): Promise<SessionLimits> {
  const { read } = parameters;
  const ids = read("connector_ids");
  const uuids = read("connector_uuids");
  const list = ids === null ? [] : await connectors.list();
  const named = ids?.map((id) => {
    const found = list.find((one) => String(one.id) === id);
    if (found === undefined) throw new WrongParameter("connector_ids");
    return found.uuid;
  });
  const offered =
    named === undefined && uuids === null ? null : [...(named ?? []), ...(uuids ?? [])];
  const accounts = accountsOf(settings, parameters);
  return present({
    connectors: offered,
    capabilities: read("connector_capabilities"),
    country: read("connector_country"),
    maxConnections: read("max_connections"),
    accounts: Object.keys(accounts).length === 0 ? null : accounts,
  });
}

/** What an address of the Webview asks for. */
export interface WebviewTerms extends Pick<
  SessionTerms,
  "connectionId" | "flow" | "limits" | "resetCredentials"
> {
  readonly redirectUri: string;
  readonly code: string | null;
  readonly state: string | null;
}

/**
 * Reads the parameters of an address of the Webview, all against this deployment.
 *
 * @throws WrongParameter for the first that is missing or wrong.
 */
export async function readWebviewTerms(
  services: SessionServices,
  flow: "connect" | "reconnect",
  given: Given,
): Promise<WebviewTerms> {
  const { settings, returnAddresses, webviewCreatesUsers } = services;
  const parameters = parametersOf(given);
  const { read, need } = parameters;
  const domains = [settings.powensHost, settings.powensHost.replace(/\.biapi\.pro$/, "")];
  if (!domains.includes(need("domain").toLowerCase())) throw new WrongParameter("domain");
  if (need("client_id") !== settings.clientId) throw new WrongParameter("client_id");
  const redirectUri = need("redirect_uri");
  if (![...returnAddresses.values()].includes(redirectUri))
    throw new WrongParameter("redirect_uri");
  const again = flow === "reconnect";
  return {
    flow,
    redirectUri,
    state: read("state"),
    // Without one a user is made, which costs whoever pays for Powens: nobody may ask for that unless the operator says so.
    code: again || !webviewCreatesUsers ? need("code") : read("code"),
    connectionId: again ? need("connection_id") : null,
    resetCredentials: again && (read("reset_credentials") ?? false),
    limits: again ? {} : await limitsOf(services, parameters),
  };
}

const isPrefill = (name: string) => /^[0-9a-f-]{36}\./.test(name);

/** How many parameters say nothing here. */
export const countIgnored = (given: Given): number =>
  Object.keys(given).filter(
    (name) => !isPrefill(name) && !webviewParameterNames.some((known) => known === name),
  ).length;
