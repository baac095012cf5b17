import { webviewLanguages } from "../../protocol/proxy-api.ts";
import { webviewFlows } from "../../protocol/webview-flows.ts";
import { withoutOneSlash } from "../../proxy/core/route-table.ts";
import type { WebAsset } from "./web-assets.ts";

const webviewPattern = new RegExp(
  `^(?:/(?:${webviewLanguages.join("|")}))?/(?:${webviewFlows.join("|")})$`,
);

/** Whether a path below the base path is one of the Powens Webview's, with or without a language. */
export const isWebviewPath = (path: string): boolean => webviewPattern.test(withoutOneSlash(path));

/** A path below the base path; the base path alone is the page at its `/`. `""` for any other path. */
export function pathBelow(basePath: string, path: string): string {
  if (path === basePath) return "/";
  return path.startsWith(`${basePath}/`) ? path.slice(basePath.length) : "";
}

const isPage = ({ kind }: WebAsset): boolean => kind === "hosted" || kind === "frame";

/** A document whose scripts and styles are found from every address that it is served at. */
function anchored(asset: WebAsset, basePath: string): WebAsset {
  if (!isPage(asset)) return asset;
  const html = new TextDecoder().decode(asset.body);
  const body = html.replace(/\b(src|href)="\.\//g, `$1="${basePath}/`);
  return { ...asset, body: new Uint8Array(new TextEncoder().encode(body)) };
}

/**
 * What is served at a path below the base path; a page also with one slash at the end, as some servers in front write
 * it. With `webviewAddresses` the hosted page is also at the addresses of the
 * Webview; there the origins that may embed the frame may frame it, as they may frame the Webview.
 */
export function documentsOf(
  assets: ReadonlyMap<string, WebAsset>,
  basePath: string,
  webviewAddresses: boolean,
): (path: string) => WebAsset | undefined {
  const served = new Map(
    [...assets].map(([path, asset]) => [path, anchored(asset, basePath)] as const),
  );
  const hosted = served.get("/");
  const webview = hosted === undefined ? undefined : ({ ...hosted, kind: "frame" } as const);
  const pageAt = (path: string) => {
    const page = served.get(withoutOneSlash(path));
    return page !== undefined && isPage(page) ? page : undefined;
  };
  return (path) =>
    served.get(path) ??
    pageAt(path) ??
    (webviewAddresses && isWebviewPath(path) ? webview : undefined);
}
