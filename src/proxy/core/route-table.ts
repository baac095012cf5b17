import { idPattern, handlePattern, uuidPattern } from "../../protocol/identifiers.ts";
import { proxyRoutes, type ProxyRouteName } from "../../protocol/proxy-api.ts";

/** What may stand at a `:parameter` of a route. */
const parameterPatterns: Readonly<Record<string, RegExp>> = {
  ":id": idPattern,
  ":uuid": uuidPattern,
  ":operation": handlePattern,
};

export interface MatchedPath {
  /** Routes of this path by method. */
  readonly byMethod: ReadonlyMap<string, ProxyRouteName>;
  /** The value of the one `:parameter`, or `""`. */
  readonly parameter: string;
}

const isRouteName = (name: string): name is ProxyRouteName => name in proxyRoutes;
export const routeNames: readonly ProxyRouteName[] = Object.keys(proxyRoutes).filter(isRouteName);

const byTemplate = new Map<string, Map<string, ProxyRouteName>>();
for (const name of routeNames) {
  const { method, path } = proxyRoutes[name];
  const byMethod = byTemplate.get(path) ?? new Map<string, ProxyRouteName>();
  byTemplate.set(path, byMethod.set(method, name));
}

function parameterIn(template: string, path: string): string | null {
  const [, head = "", name = "", tail = ""] = /^([^:]*)(:\w+)(.*)$/.exec(template) ?? [];
  if (name === "") return path === template ? "" : null;
  const value = path.slice(head.length, path.length - tail.length);
  const isAround = path.startsWith(head) && path.endsWith(tail);
  return isAround && parameterPatterns[name]?.test(value) === true ? value : null;
}

/** Finds the routes of a raw path: nothing is decoded, so an encoded character never matches. */
export function matchPath(path: string): MatchedPath | null {
  for (const [template, byMethod] of byTemplate) {
    const parameter = parameterIn(template, path);
    if (parameter !== null) return { byMethod, parameter };
  }
  return null;
}
