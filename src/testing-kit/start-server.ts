import { createHash, randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import * as v from "valibot";
import { createServer } from "../cli/serve/create-server.ts";
import { readServerConfig } from "../cli/serve/server-config.ts";
import { loadWebAssets } from "../cli/serve/web-assets.ts";
import type { CredentialsPolicy } from "../protocol/index.ts";
import type { CreateSession, SessionCreated } from "../protocol/session-api.ts";
import { createMemoryStore } from "../proxy/core/store/memory-store.ts";
import { serveLater } from "./serve-later.ts";
import type { TestSandbox } from "./start-sandbox.ts";

/** Options of {@link startServer}. */
export interface StartServerOptions {
  readonly sandbox: TestSandbox;
  /** Origins of the pages that embed the frame, such as `http://localhost:3000`. */
  readonly allowedOrigins?: readonly string[] | undefined;
  /** Where the hosted page may go in the end, by id. */
  readonly returnAddresses?: Readonly<Record<string, string>> | undefined;
  /** Opens the addresses of the Webview; `off` by default. `withoutCode`: they make a user where no `code` is given. */
  readonly webviewAddresses?: "off" | "withCode" | "withoutCode" | undefined;
  /** Who collects credentials; `forms` by default. */
  readonly credentials?: CredentialsPolicy | undefined;
  /** The name in its address, `localhost` by default. One such as `connect.localhost` makes it a site of its own. */
  readonly hostname?: string | undefined;
  /** 0, the default, takes a free one. */
  readonly port?: number | undefined;
  /**
   * Where browsers reach it, such as `https://connect.localhost:8443`, when a proxy of yours is in front. Safari and
   * WebKit need https for the hosted page: over http they keep no `Secure` cookie, not even on localhost.
   */
  readonly publicUrl?: string | undefined;
}

/** What a session is for; the user is one of the sandbox, the rest is as in `POST /sessions`. */
export interface SessionOptions extends Omit<
  CreateSession,
  "user" | "userKey" | "allowedOrigin" | "limits"
> {
  readonly user: { readonly token: string };
  /** Your own key of the user; one per token by default. */
  readonly userKey?: string | undefined;
  /** The origin of the page that embeds the frame; the server's own, for the hosted page, by default. */
  readonly allowedOrigin?: string | undefined;
  readonly limits?: NonNullable<CreateSession["limits"]> | undefined;
}

/** The standalone server, as `guichet serve` runs it, over the sandbox. */
export interface TestServer {
  /** Where browsers reach it: the hosted page, `/frame`, and the API under `/api`. */
  readonly url: string;
  /** Where it listens on this machine, by an address that needs no name: for your backend, and a proxy in front. */
  readonly localUrl: string;
  /** Your backend proves itself with it. */
  readonly serverKey: string;
  /** Does what your backend does: asks for a session of a user. Rejects when the server refuses. */
  createSession(options: SessionOptions): Promise<SessionCreated>;
  /** Every event that the server wrote down. */
  readonly log: readonly object[];
  /** Forgets how Powens was doing and what it answered, as a restart would; sessions and their results stay. */
  forget(): Promise<void>;
  close(): Promise<void>;
}

/** Records of sessions and of what they do; more than the tests of a worker make. */
const STORE_ENTRIES = 10_000;

/** Beside this file once it is built. */
const webFolder = fileURLToPath(new URL("./web", import.meta.url));

const createdSchema = v.object({
  connectToken: v.string(),
  expiresIn: v.number(),
  hostedUrl: v.string(),
  idUser: v.exactOptional(v.number()),
});

/** A key is no secret, and a token is one. */
const keyOf = (token: string) => createHash("sha256").update(token).digest("hex");

const randomKey = () => randomBytes(32).toString("base64url");

/**
 * Starts the standalone server on this machine, with keys of its own, over a sandbox.
 *
 * Rejects with the error of Node when it cannot listen (`EADDRINUSE`), and with what is wrong with the options.
 *
 * @public
 */
export async function startServer(options: StartServerOptions): Promise<TestServer> {
  const { sandbox, hostname = "localhost", allowedOrigins = [], returnAddresses = {} } = options;
  const { webviewAddresses = "off" } = options;
  const served = await serveLater(options.port);
  const url = options.publicUrl ?? `http://${hostname}:${served.port}`;
  const localUrl = `http://127.0.0.1:${served.port}`;
  const serverKey = randomKey();
  const config = readServerConfig(
    {
      GUICHET_POWENS_URL: sandbox.powensUrl,
      GUICHET_ALLOW_UNTRUSTED_UPSTREAM: "loopback",
      GUICHET_CLIENT_ID: sandbox.clientId,
      GUICHET_CLIENT_SECRET: sandbox.clientSecret,
      GUICHET_PUBLIC_URL: url,
      GUICHET_ALLOWED_ORIGINS: allowedOrigins.join(","),
      GUICHET_RETURN_ADDRESSES: Object.entries(returnAddresses)
        .map(([id, address]) => `${id}=${address}`)
        .join(","),
      GUICHET_WEBVIEW_ADDRESSES: webviewAddresses === "off" ? "off" : "on",
      GUICHET_WEBVIEW_CREATES_USERS: webviewAddresses === "withoutCode" ? "on" : "off",
      GUICHET_SERVER_KEY: serverKey,
      GUICHET_ENCRYPTION_KEY: `test:${randomKey()}`,
      GUICHET_CREDENTIALS: options.credentials ?? "forms",
    },
    () => "",
  );
  const log: object[] = [];
  const parts = {
    assets: await loadWebAssets(webFolder),
    log: { write: (line: object) => log.push(line) },
    store: createMemoryStore({ now: Date.now, maxEntries: STORE_ENTRIES }),
  };
  let server = createServer(config, parts);
  served.answerWith((request) => server.fetch(request));

  const createSession = async ({ user, userKey, ...session }: SessionOptions) => {
    // The name of the server may be one that only browsers know.
    const response = await fetch(`${localUrl}/api/sessions`, {
      method: "POST",
      headers: { authorization: `Bearer ${serverKey}`, "content-type": "application/json" },
      body: JSON.stringify({
        allowedOrigin: url,
        ...session,
        user: { token: user.token },
        userKey: userKey ?? keyOf(user.token),
      }),
    });
    if (!response.ok) throw new Error(`no session: ${response.status} ${await response.text()}`);
    return v.parse(createdSchema, await response.json());
  };

  return {
    url,
    localUrl,
    serverKey,
    createSession,
    log,
    forget: async () => {
      const before = server;
      server = createServer(config, parts);
      await before.close();
    },
    close: async () => {
      server.drain();
      await served.close();
      await server.close();
    },
  };
}
