/** How an institution of the sandbox behaves. Each name is one documented scenario; see `docs/sandbox.md`. */
export const scenarioNames = [
  "plain",
  "trigger",
  "situation",
  "otp",
  "doubleOtp",
  "multiPrompt",
  "listPrompt",
  "decoupled",
  "longDecoupled",
  "doubleDecoupled",
  "decoupledThenOtp",
  "decoupledCancelled",
  "decoupledExpired",
  "scaRequiredOtp",
  "scaRequiredDecoupled",
  "validating",
  "wrongpassOnChoice",
  "passwordExpired",
  "actionNeeded",
  "rateLimiting",
  "websiteUnavailable",
  "bug",
  "notSupported",
  "config",
  "unknownState",
  "unknownCode",
  "errorTwin",
  "serverError",
  "slow",
  "stall",
  "drop",
  "noAccount",
  "activationFails",
  "partialSources",
  "webauth",
  "webauthMobileOnly",
] as const;
export type ScenarioName = (typeof scenarioNames)[number];

/** A connector as Powens writes it on the wire, with every documented key. */
export interface WireConnector {
  readonly id: number;
  readonly uuid: string;
  readonly name: string;
  readonly hidden: boolean | null;
  readonly charged: boolean;
  readonly code: string | null;
  readonly beta: boolean;
  readonly restricted: boolean;
  readonly color: string | null;
  readonly slug: string | null;
  readonly months_to_fetch: number | null;
  readonly siret: string | null;
  readonly auth_mechanism: string;
  readonly available_auth_mechanisms: readonly string[];
  readonly capabilities: readonly string[];
  readonly products: readonly string[];
  readonly account_usages: readonly string[];
  readonly account_types: readonly string[];
  readonly urls: readonly string[] | null;
  readonly stability: { readonly status: string; readonly last_update: string | null };
  readonly countries: readonly { readonly id: string; readonly name: string }[];
  readonly sources: readonly WireSource[];
  readonly fields: readonly WireField[];
}

export interface WireSource {
  readonly id: number;
  readonly id_connector: number;
  readonly name: string;
  readonly auth_mechanism: string;
  readonly available_auth_mechanisms: readonly string[];
  readonly disabled: string | null;
  readonly priority: number;
  readonly account_usages: readonly string[];
  readonly account_types: readonly string[];
}

export interface WireField {
  readonly name: string;
  readonly label: string;
  readonly description?: string | null;
  readonly type: string;
  readonly required: boolean;
  readonly regex?: string | null;
  readonly values?: readonly ({ readonly label: string; readonly value: string } | string)[];
  readonly auth_mechanisms: readonly string[];
  readonly connector_sources: readonly string[];
}

export interface Institution {
  readonly connector: WireConnector;
  readonly scenario: ScenarioName;
  /** Whether `/logos/{uuid}-thumbnail.webp` answers. */
  readonly hasLogo: boolean;
  /** What to type there and what then happens: one English and one French sentence for the demo page. */
  readonly guide: { readonly en: string; readonly fr: string };
}
