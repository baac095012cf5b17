/** Serves the built gallery on loopback: `node scripts/serve-gallery.mjs [port]`, any free port by default. */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./child.mjs";

const folder = join(root, "dist/gallery");

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
};

/** Nothing but the gallery's own files: no request can leave the page. */
const headers = {
  "content-security-policy": [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src data:",
    "frame-src 'self'",
    "frame-ancestors 'self'",
    "form-action 'none'",
    "base-uri 'none'",
  ].join("; "),
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
};

const answer = async ({ url }, response) => {
  const { pathname } = new URL(url, "http://localhost");
  const file = normalize(join(folder, pathname === "/" ? "index.html" : pathname));
  const type = types[extname(file)];
  const body =
    file.startsWith(folder + sep) && type !== undefined
      ? await readFile(file).catch(() => null)
      : null;
  response.writeHead(body === null ? 404 : 200, {
    ...headers,
    "content-type": type ?? "text/plain",
  });
  response.end(body ?? "There is no such file.\n");
};

/** Answers with the address, without a slash at the end, and how to stop. */
export const serveGallery = (port = 0) =>
  new Promise((resolve, reject) => {
    const server = createServer((request, response) => void answer(request, response));
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      resolve({
        url: `http://127.0.0.1:${server.address().port}`,
        close: () => {
          server.close();
          server.closeAllConnections();
        },
      });
    });
  });

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { url, close } = await serveGallery(Number(process.argv[2] ?? 0));
  console.log(`The gallery is at ${url}/`);
  process.once("SIGTERM", close).once("SIGINT", close);
}
