import type { Connection } from "../../../protocol/connection.ts";
import type { ProxySettings } from "../options.ts";
import type { PowensUser } from "./create-powens-user.ts";
import type { SignedInUser } from "../signed-in-user.ts";
import type { FoundOnConnection } from "./found-on-connection.ts";
import type { HostedResults } from "./hosted-results.ts";
import type { MadeConnections } from "./made-connections.ts";
import type { ConnectorDirectory } from "../connector-directory.ts";
import type { KeyRing } from "./key-ring.ts";
import type { RequestLimits } from "./request-limits.ts";
import type { ServerLog } from "./server-log.ts";
import type { Sessions } from "./sessions.ts";

/** What the session routes work with; made once for a server. */
export interface SessionServices {
  readonly settings: ProxySettings;
  readonly sessions: Sessions;
  readonly limits: RequestLimits;
  readonly log: ServerLog;
  /** Pages that the hosted page may go to in the end, by id. */
  readonly returnAddresses: ReadonlyMap<string, string>;
  readonly webviewAddresses: boolean;
  readonly webviewCreatesUsers: boolean;
  /** Where the hosted page is. */
  readonly hostedUrl: string;
  readonly hasServerKey: (headers: Headers) => boolean;
  readonly createUser: () => Promise<PowensUser>;
  readonly made: MadeConnections;
  readonly results: HostedResults;
  readonly connectors: ConnectorDirectory;
  /** Swaps a code of Powens for the token of its user; `null` when Powens refuses it. */
  readonly swapCode: (code: string, redirectUri: string) => Promise<string | null>;
  /** A code of Powens for a user, good once. */
  readonly codeOf: (user: SignedInUser) => Promise<string>;
  readonly keyRing: KeyRing;
  /** `false` where Powens says that it does not know a user's token. */
  readonly isTokenKnown: (user: SignedInUser) => Promise<boolean>;
  /** Reads a connection of a user past every cache. */
  readonly readConnection: (user: SignedInUser, id: number) => Promise<Connection>;
  /** Reads what a connection found, shared or not. */
  readonly readFound: (user: SignedInUser, id: number) => Promise<readonly FoundOnConnection[]>;
}

/** A request to a session route that passed the gate. */
export interface SessionCall {
  readonly request: Request;
  /** The network address that it came from. */
  readonly address: string;
  readonly requestId: string;
  /** The value of the path's `:parameter`, or `""`. */
  readonly parameter: string;
  /** The JSON body, not yet of any shape. */
  readonly body: unknown;
}
