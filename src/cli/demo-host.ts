import { randomBytes } from "node:crypto";
import type { CredentialsPolicy } from "../protocol/index.ts";
import { createConnectProxy } from "../proxy/core/index.ts";
import type { Sandbox } from "../sandbox/index.ts";
import { serveAsset } from "./demo-assets.ts";

const COOKIE = "budget_session";
const MOUNT = "/guichet";

/** The page may load what is its own, and nothing else. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "font-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

export interface DemoHostOptions {
  /** Where browsers reach this application. */
  readonly publicUrl: string;
  readonly sandboxUrl: string;
  readonly sandbox: Sandbox;
  /** Who collects credentials: the widget, or the sandbox's Webview. */
  readonly credentials: CredentialsPolicy;
}

/**
 * The backend of a small budgeting application: its own (very plain) login, the connect proxy mounted under one path,
 * and what its page needs. Each visitor is a user of their own.
 */
export function createDemoHost({ publicUrl, sandboxUrl, sandbox, credentials }: DemoHostOptions): {
  fetch(request: Request): Promise<Response>;
} {
  const users = new Map<string, { readonly token: string }>();
  const sessionOf = (request: Request) =>
    new RegExp(`(?:^|;\\s*)${COOKIE}=([0-9a-f]{32})(?:;|$)`).exec(
      request.headers.get("cookie") ?? "",
    )?.[1] ?? null;
  const userOf = (request: Request) => {
    const session = sessionOf(request);
    return session === null ? null : (users.get(session) ?? null);
  };

  const proxy = createConnectProxy({
    powens: { url: `${sandboxUrl}/2.0`, clientId: sandbox.clientId },
    credentials,
    publicUrl: publicUrl + MOUNT,
    resolveUserToken: (request) => userOf(request)?.token ?? null,
    userKey: (request) => (userOf(request) === null ? null : sessionOf(request)),
  });

  /** What the application itself reads with its user's token: the connected banks. */
  async function listBanks(request: Request): Promise<Response> {
    const user = userOf(request);
    if (user === null) return Response.json({ banks: [] });
    const answer = await sandbox.fetch(
      new Request(`${sandboxUrl}/2.0/users/me/connections?expand=connector`, {
        headers: { authorization: `Bearer ${user.token}` },
      }),
    );
    const { connections } = (await answer.json()) as {
      connections: { id: number; state: string | null; connector?: { name?: string } }[];
    };
    return Response.json({
      banks: connections.map(({ id, state, connector }) => ({
        id,
        state,
        name: connector?.name ?? "",
      })),
    });
  }

  const listInstitutions = () =>
    Response.json({
      credentials,
      institutions: sandbox.institutions
        .filter(({ connector }) => connector.hidden !== true && !connector.restricted)
        .map(({ connector, guide }) => ({ uuid: connector.uuid, name: connector.name, guide })),
    });

  async function page(request: Request, path: string): Promise<Response> {
    const asset = await serveAsset(path);
    if (asset === null) return new Response("Not found", { status: 404 });
    asset.headers.set("content-security-policy", PAGE_POLICY);
    asset.headers.set("x-content-type-options", "nosniff");
    asset.headers.set("referrer-policy", "no-referrer");
    if (userOf(request) === null && asset.headers.get("content-type")?.startsWith("text/html")) {
      const session = randomBytes(16).toString("hex");
      users.set(session, sandbox.addUser());
      asset.headers.set("set-cookie", `${COOKIE}=${session}; Path=/; HttpOnly; SameSite=Lax`);
    }
    return asset;
  }

  return {
    fetch: async (request) => {
      const { pathname } = new URL(request.url);
      if (pathname === MOUNT || pathname.startsWith(`${MOUNT}/`)) return proxy.fetch(request);
      if (request.method !== "GET") return new Response("Method not allowed", { status: 405 });
      if (pathname === "/api/banks") return listBanks(request);
      if (pathname === "/api/institutions") return listInstitutions();
      return page(request, pathname);
    },
  };
}
