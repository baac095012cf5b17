/** Serves the built page and mounts the proxy beside it, with Node alone. */
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { createConnectProxy } from "guichet/proxy";
import { serveFetch } from "guichet/proxy/node";
import { signIn, userOf } from "./login.js";
import { powensTokenOf } from "./powens-users.js";

const port = Number(process.env.PORT ?? 3000);
const publicUrl = `http://localhost:${port}`;

const signedIn = (request) => userOf(request.headers.get("cookie"));
const proxy = createConnectProxy({
  powens: { url: process.env.POWENS_URL, clientId: process.env.POWENS_CLIENT_ID },
  credentials: "forms",
  publicUrl: `${publicUrl}/guichet`,
  userKey: signedIn,
  resolveUserToken: (request) => powensTokenOf(signedIn(request)),
});

const pages = join(import.meta.dirname, "dist");
const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};
const headers = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
};

async function page(request, path) {
  const body = await readFile(join(pages, path)).catch(() => null);
  if (body === null) return new Response("Not found", { status: 404, headers });
  const response = new Response(body, { headers });
  response.headers.set("content-type", types[extname(path)] ?? "application/octet-stream");
  if (path === "/index.html" && signedIn(request) === null)
    response.headers.set("set-cookie", signIn());
  return response;
}

await serveFetch({
  port,
  fetch: (request) => {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith("/guichet/")) return proxy.fetch(request);
    return page(request, pathname === "/" ? "/index.html" : pathname);
  },
});
console.log(publicUrl);
