import { readdir, readFile } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";
import type { AnswerKind } from "./page-headers.ts";

/** A file of the built web pages, ready to send. */
export interface WebAsset {
  readonly kind: AnswerKind;
  readonly type: string;
  readonly body: Uint8Array<ArrayBuffer>;
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
};

/** The pages have addresses of their own. */
const pages: Readonly<Record<string, { path: string; kind: AnswerKind }>> = {
  "/index.html": { path: "/", kind: "hosted" },
  "/frame.html": { path: "/frame", kind: "frame" },
};

const placeOf = (path: string): { path: string; kind: AnswerKind } =>
  pages[path] ?? { path, kind: path.startsWith("/assets/") ? "asset" : "plain" };

/** The script tag's loader: one file moves with its major version, the others never change. */
const loaderPlaceOf = (path: string): { path: string; kind: AnswerKind } => ({
  path,
  kind: /^\/v\d+\.js$/.test(path) ? "loader" : "pinnedLoader",
});

/**
 * Reads the built web pages whole, and the loader in the folder beside them, by the path they are served at. What a request asks for is then looked up and never
 * turned into the name of a file. Empty when nothing is built.
 */
export async function loadWebAssets(folder: string): Promise<ReadonlyMap<string, WebAsset>> {
  const loaders = join(folder, "../embed");
  return new Map([...(await readAll(loaders, loaderPlaceOf)), ...(await readAll(folder, placeOf))]);
}

async function readAll(
  folder: string,
  place: typeof placeOf,
): Promise<ReadonlyMap<string, WebAsset>> {
  const assets = new Map<string, WebAsset>();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const type = types[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const file = join(entry.parentPath, entry.name);
    const { path, kind } = place(`/${relative(folder, file).split(sep).join("/")}`);
    assets.set(path, { kind, type, body: new Uint8Array(await readFile(file)) });
  }
  return assets;
}
