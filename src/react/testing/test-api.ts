import type { ConnectApi } from "../../api/index.ts";

const unexpected = (name: string) => () =>
  Promise.reject(new Error(`this test expects no call of ${name}`));

/** A client that knows only what a test gives it; any other call fails the test that makes it. */
export const createTestApi = (known: Partial<ConnectApi> = {}): ConnectApi => ({
  listConnectors: unexpected("listConnectors"),
  getConnector: unexpected("getConnector"),
  credentialsPolicy: unexpected("credentialsPolicy"),
  logoUrl: (uuid) => `https://app.example/guichet/logos/${uuid}`,
  listConnections: unexpected("listConnections"),
  getConnection: unexpected("getConnection"),
  createConnection: unexpected("createConnection"),
  updateConnection: unexpected("updateConnection"),
  listAccounts: unexpected("listAccounts"),
  shareAccounts: unexpected("shareAccounts"),
  listSubscriptions: unexpected("listSubscriptions"),
  shareSubscriptions: unexpected("shareSubscriptions"),
  startWebauth: unexpected("startWebauth"),
  redeemReturn: unexpected("redeemReturn"),
  hasEncryption: () => Promise.resolve(false),
  getOperation: unexpected("getOperation"),
  manage: unexpected("manage"),
  ...known,
});
