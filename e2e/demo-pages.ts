import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import type { CredentialsPolicy } from "guichet/protocol";
import type { TestUser } from "guichet/testing";

const pages = join(import.meta.dirname, "../dist/demo");
const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
};
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Answers as the demo's own backend would, for one user who is always signed in. */
export const demoPage =
  (user: TestUser, credentials: CredentialsPolicy = "forms") =>
  async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (pathname === "/api/institutions") return Response.json({ institutions: [], credentials });
    if (pathname !== "/api/banks") return page(pathname === "/" ? "/index.html" : pathname);
    const connections = await user.connections();
    return Response.json({
      banks: connections.map(({ id, state, connector: { name } }) => ({ id, state, name })),
    });
  };

async function page(path: string): Promise<Response> {
  const type = types[extname(path)];
  if (type === undefined || path.includes("..")) return new Response("Not found", { status: 404 });
  const headers = {
    "content-type": type,
    "content-security-policy": policy,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
  };
  try {
    return new Response(await readFile(join(pages, path)), { headers });
  } catch {
    return new Response("Not found", { status: 404 });
  }
}
