import type { Account, Subscription } from "../../protocol/account.ts";
import { type ActLimit, createActLimit } from "./act-limit.ts";
import { type AttemptLimit, createAttemptLimit } from "./attempt-limit.ts";
import { type BankReturns, createBankReturns } from "./bank-returns.ts";
import { type ConnectionLogs, createConnectionLogs } from "./connection-logs.ts";
import { type ConnectionReader, createConnectionReader } from "./connection-reader.ts";
import { type ConnectorDirectory, createConnectorDirectory } from "./connector-directory.ts";
import { type ConnectionSources, createConnectionSources } from "./connection-sources.ts";
import { createKeyGuard, type KeyGuard } from "./key-guard.ts";
import { createLogoShelf, type LogoShelf } from "./logo-shelf.ts";
import { createOperations, type Operations } from "./operations.ts";
import type { ProxySettings } from "./options.ts";
import { createAccounts, createSubscriptions, type ShareableItems } from "./shareable-items.ts";
import { createPowensClient, type PowensClient } from "./upstream/powens-client.ts";

/** What the routes work with; made once for a proxy. */
export interface ProxyServices {
  readonly settings: ProxySettings;
  readonly powens: PowensClient;
  readonly connectors: ConnectorDirectory;
  readonly connections: ConnectionReader;
  readonly sources: ConnectionSources;
  readonly logs: ConnectionLogs;
  readonly accounts: ShareableItems<Account>;
  readonly subscriptions: ShareableItems<Subscription>;
  readonly keys: KeyGuard;
  readonly logos: LogoShelf;
  readonly operations: Operations;
  readonly acts: ActLimit;
  readonly attempts: AttemptLimit;
  readonly returns: BankReturns;
}

export function createProxyServices(settings: ProxySettings): ProxyServices {
  const powens = createPowensClient(settings);
  return {
    settings,
    powens,
    connectors: createConnectorDirectory(settings, powens),
    connections: createConnectionReader(settings, powens),
    sources: createConnectionSources(settings, powens),
    logs: createConnectionLogs(settings, powens),
    accounts: createAccounts(settings, powens),
    subscriptions: createSubscriptions(settings, powens),
    keys: createKeyGuard(settings, powens),
    logos: createLogoShelf(settings, powens),
    operations: createOperations(settings),
    acts: createActLimit(settings),
    attempts: createAttemptLimit(settings),
    returns: createBankReturns(settings),
  };
}
