import { createConnectApi } from "../src/api/index.ts";
import type { ConnectApi } from "../src/api/index.ts";
import type { CredentialsPolicy } from "../src/protocol/index.ts";
import { createConnectProxy, fetchTransport } from "../src/proxy/core/index.ts";
import {
  catalogue,
  createFakeClock,
  createSandbox,
  createSeededRandom,
} from "../src/sandbox/index.ts";
import type { FakeClock, Institution, Sandbox } from "../src/sandbox/index.ts";

const PROXY = "http://localhost/guichet";
const SANDBOX = "http://127.0.0.1:4401";
/** Without a picture, the tile of a bank shows its initials. */
const NO_LOGO = "data:,";

/** The form of this bank reaches less than its own site, so that there is more to add. */
const REACHES_LESS = "Banque des Trois Passerelles";
const institutions = catalogue.map((institution): Institution => {
  const { connector } = institution;
  if (connector.name !== REACHES_LESS) return institution;
  const sources = connector.sources.map((source) =>
    source.name === "directaccess" ? { ...source, account_types: ["checking"] } : source,
  );
  return { ...institution, connector: { ...connector, sources } };
});

export interface SandboxApi {
  readonly api: ConnectApi;
  readonly sandbox: Sandbox;
  readonly clock: FakeClock;
}

/**
 * The client of the widget over the real proxy and the sandbox, all in this page: no request leaves it. Clock and random
 * numbers are made, so that every run answers the same.
 */
export function createSandboxApi(credentials: CredentialsPolicy): SandboxApi {
  const clock = createFakeClock();
  const random = createSeededRandom(4);
  const sandbox = createSandbox({
    clock,
    random,
    institutions,
    publicUrl: SANDBOX,
    encryption: "none",
  });
  const { token } = sandbox.addUser();
  const proxy = createConnectProxy({
    powens: {
      url: `${SANDBOX}/2.0`,
      clientId: sandbox.clientId,
      transport: fetchTransport(sandbox.fetch),
    },
    credentials,
    publicUrl: PROXY,
    resolveUserToken: () => token,
    userKey: () => "gallery",
    now: clock.now,
    random: (bytes) => Uint8Array.from({ length: bytes }, () => Math.floor(random() * 256)),
  });
  const api = createConnectApi({
    proxyUrl: PROXY,
    fetch: (input, init) => proxy.fetch(asSent(new Request(input, init))),
    sleep: clock.sleep,
  });
  return { api: { ...api, logoUrl: () => NO_LOGO }, sandbox, clock };
}

/** A browser adds the origin when it sends a request; this one is not sent. */
function asSent(request: Request): Request {
  const headers = new Headers(request.headers);
  headers.set("origin", new URL(PROXY).origin);
  return Object.defineProperty(request, "headers", { value: headers });
}
