import type { AuthMechanism } from "../connector-sources.ts";
import type { Institution, WireSource } from "../institution.ts";
import type { Step } from "./step.ts";

export interface ScenarioContext {
  readonly institution: Institution;
  readonly source: WireSource;
  /** How the PSU came in last. */
  readonly mechanism: AuthMechanism;
  /** The choices made in the form's lists, by field name. */
  readonly choices: ReadonlyMap<string, string>;
  /** The state that the source was in; `null` for a new or a healthy one. */
  readonly before: string | null;
}

/** How an institution behaves once the right credentials are in. */
export interface Scenario {
  login(context: ScenarioContext): readonly Step[];
  /** The strong authentication of an existing connection; a code by text message where nothing is said. */
  renewal?(context: ScenarioContext): readonly Step[];
  /** The first synchronisation after the first success finds that a strong authentication is due. */
  renewalDue?(context: ScenarioContext): boolean;
  /** `false`: the bank shows no account. */
  readonly hasAccounts?: boolean;
  /** The first activation of accounts or subscriptions crashes, once. */
  readonly activationFails?: boolean;
  /** Only the deprecated `error` is written, `state` stays `null`. */
  readonly onlyErrorTwin?: boolean;
  /** A new connection gets every source at once. */
  readonly addsEverySource?: boolean;
  /** The bank's page goes on from a phone only. */
  readonly mobileOnly?: boolean;
}
