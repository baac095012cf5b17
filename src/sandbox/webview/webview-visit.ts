import type { UserRecord } from "../records.ts";
import type { Call } from "../route-table.ts";
import type { WebviewTexts } from "./webview-texts.ts";

export type WebviewFlow = "connect" | "reconnect" | "manage";

/** Which page a visit is at. `problem` is what to say above it. */
export type WebviewStage =
  | { readonly kind: "terms" }
  | { readonly kind: "choose" }
  | {
      readonly kind: "signIn";
      readonly connector: string;
      /** The connection that gets new credentials; `null` for a new one. */
      readonly connection: number | null;
      readonly problem: string | null;
    }
  | { readonly kind: "connection"; readonly id: number; readonly problem: string | null }
  | { readonly kind: "accounts"; readonly id: number; readonly problem: string | null }
  | { readonly kind: "more" }
  | { readonly kind: "list" }
  | { readonly kind: "remove"; readonly id: number };

/** A visit at the webview, from its opening to its return. */
export interface WebviewVisit {
  readonly id: string;
  readonly flow: WebviewFlow;
  readonly userId: number;
  /** Made for this visit: a code for it is given back. */
  readonly isNewUser: boolean;
  readonly redirectUri: string | null;
  readonly state: string | null;
  /** The uuids of the connectors to choose from. */
  readonly connectors: readonly string[];
  /** Named by the caller: a single one is not asked for. */
  readonly isPreselected: boolean;
  readonly accountTypes: readonly string[];
  readonly accountIbans: readonly string[];
  /** `null` when the caller did not ask for several. */
  readonly maxConnections: number | null;
  /** The sources to repair; all when empty. */
  readonly sources: readonly string[];
  /** Values to begin a form with, by `{connector uuid}.{field}`. */
  readonly prefill: ReadonlyMap<string, string>;
  readonly texts: WebviewTexts;
  readonly expires: number;
  /** The connections that were made and whose accounts were chosen. */
  readonly done: number[];
  stage: WebviewStage;
}

/** One request of a visit. */
export interface VisitCall {
  readonly call: Call;
  readonly visit: WebviewVisit;
  readonly user: UserRecord;
}
