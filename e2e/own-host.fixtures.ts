import type { CredentialsPolicy } from "guichet/protocol";
import { test as base } from "./fixtures.ts";
import { startOwnHost } from "./own-host.ts";
import type { OwnHost } from "./own-host.ts";

/** Tests against a host of their own, on its own address. */
export const test = base.extend<{ credentials: CredentialsPolicy; ownHost: OwnHost }>({
  credentials: ["forms", { option: true }],
  ownHost: async ({ credentials }, use) => {
    const host = await startOwnHost({ credentials });
    await use(host);
    await host.close();
  },
  baseURL: async ({ ownHost }, use) => {
    await use(ownHost.url);
  },
});

export { expect } from "./fixtures.ts";
