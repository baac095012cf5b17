import { createConnectApi } from "../src/api/index.ts";
import type { ConnectApi } from "../src/api/index.ts";
import type { CredentialsPolicy } from "../src/protocol/index.ts";
import { createConnectProxy, fetchTransport } from "../src/proxy/core/index.ts";
import { createFakeClock, createSandbox, createSeededRandom } from "../src/sandbox/index.ts";
import type { FakeClock, Sandbox } from "../src/sandbox/index.ts";
import { institutions } from "./institutions.ts";

const PROXY = "http://localhost/guichet";
const SANDBOX = "http://127.0.0.1:4401";
/** Without a picture, the tile of a bank shows its initials. */
const NO_LOGO = "data:,";

export interface SandboxApi {
  readonly api: ConnectApi;
  readonly sandbox: Sandbox;
  readonly clock: FakeClock;
  /** The logos of all banks that have one, by uuid, as addresses that hold the picture. */
  readonly readLogos: () => Promise<ReadonlyMap<string, string>>;
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
  const readLogo = async (uuid: string) => {
    const answer = await proxy.fetch(asSent(new Request(api.logoUrl(uuid))));
    return answer.ok ? pictureAddress(answer) : null;
  };
  return {
    api: { ...api, logoUrl: () => NO_LOGO },
    sandbox,
    clock,
    readLogos: async () => {
      const banks = await api.listConnectors();
      const logos = await Promise.all(
        banks.map(async ({ uuid }) => [uuid, await readLogo(uuid)] as const),
      );
      return new Map(logos.flatMap(([uuid, logo]) => (logo === null ? [] : [[uuid, logo]])));
    },
  };
}

async function pictureAddress(answer: Response): Promise<string> {
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const type = answer.headers.get("content-type") ?? "";
  return `data:${type};base64,${btoa(String.fromCharCode(...bytes))}`;
}

/** A browser adds the origin when it sends a request; this one is not sent. */
function asSent(request: Request): Request {
  const headers = new Headers(request.headers);
  headers.set("origin", new URL(PROXY).origin);
  return Object.defineProperty(request, "headers", { value: headers });
}
