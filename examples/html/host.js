/** The page, and connect tokens for whoever is signed in. Any language can do this: it is one call to the Guichet server. */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { createConnectToken } from "./connect-token.js";
import { signIn, userOf } from "./login.js";

const { PORT = "3000", GUICHET_PUBLIC_URL: guichet } = process.env;
const pages = join(import.meta.dirname, "public");
const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
};
const headers = {
  "content-security-policy": `default-src 'none'; script-src 'self' ${guichet}; frame-src ${guichet}; img-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'`,
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
};

/** Status, body, and headers besides those of every answer. */
async function answer({ method, url, headers: { cookie } }) {
  const { pathname } = new URL(url, "http://host");
  const user = userOf(cookie);
  if (method === "POST" && pathname === "/connect-token") {
    if (user === null) return [401, "Sign in first."];
    return [200, await createConnectToken(user), { "cache-control": "no-store" }];
  }
  const path = pathname === "/" ? "/index.html" : pathname;
  const type = types[extname(path)];
  const body = type && (await readFile(join(pages, path), "utf8").catch(() => undefined));
  if (method !== "GET" || body === undefined) return [404, "Not found"];
  const cookies = path === "/index.html" && user === null ? { "set-cookie": signIn() } : {};
  // The page names the Guichet server, whose address is known to the environment only.
  return [200, body.replaceAll("{guichet}", guichet), { "content-type": type, ...cookies }];
}

createServer(async (request, response) => {
  const [status, body, more] = await answer(request).catch((error) => {
    console.error(error.message);
    return [500, "Something went wrong."];
  });
  response.writeHead(status, { ...headers, "content-type": "text/plain", ...more }).end(body);
}).listen(Number(PORT), () => console.log(`http://localhost:${PORT}`));
