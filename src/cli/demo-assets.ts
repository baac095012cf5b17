import { readFile } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../demo", import.meta.url));

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".ico": "image/x-icon",
};

/** A file of the built demo, or `null`. */
export async function serveAsset(path: string): Promise<Response | null> {
  const file = normalize(join(folder, path === "/" ? "index.html" : path));
  const type = types[extname(file)];
  if (!file.startsWith(folder + sep) || type === undefined) return null;
  try {
    const body = await readFile(file);
    return new Response(body, {
      headers: {
        "content-type": type,
        "cache-control": path.startsWith("/assets/") ? "max-age=31536000, immutable" : "no-store",
      },
    });
  } catch {
    return null;
  }
}
