/** The page, and connect tokens for whoever is signed in. Any language can do this: it is one call to the Guichet server. */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { createConnectToken } from "./connect-token.js";
import { signIn, userOf } from "./login.js";

const { PORT = "3000", GUICHET_PUBLIC_URL: guichet } = process.env;
const files = ["/index.html", "/connect-bank.js", "/icon.svg"];
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

async function answer(request, response) {
  const user = userOf(request.headers.cookie);
  const path = request.url === "/" || request.url.startsWith("/?") ? "/index.html" : request.url;
  if (request.method === "POST" && path === "/connect-token") {
    if (user === null) return response.writeHead(401, headers).end();
    return response
      .writeHead(200, { ...headers, "cache-control": "no-store" })
      .end(await createConnectToken(user));
  }
  if (request.method !== "GET" || !files.includes(path))
    return response.writeHead(404, headers).end();
  const body = await readFile(join(import.meta.dirname, "public", path), "utf8");
  const cookie = path === "/index.html" && user === null ? { "set-cookie": signIn() } : {};
  return response
    .writeHead(200, { ...headers, ...cookie, "content-type": types[extname(path)] })
    .end(body.replaceAll("{guichet}", guichet));
}

createServer((request, response) => {
  answer(request, response).catch((error) => {
    console.error(error.message);
    response.writeHead(500, headers).end();
  });
}).listen(Number(PORT), () => console.log(`http://localhost:${PORT}`));
