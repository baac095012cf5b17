import { idPattern, handlePattern, uuidPattern } from "../../protocol/identifiers.ts";
import { proxyRoutes, type ProxyRouteName } from "../../protocol/proxy-api.ts";

/** What may stand at a `:parameter` of a route. */
const parameterPatterns: Readonly<Record<string, RegExp>> = {
  ":id": idPattern,
  ":uuid": uuidPattern,
  ":operation": handlePattern,
  ":source": idPattern,
};

export interface MatchedPath {
  /** Routes of this path by method. */
  readonly byMethod: ReadonlyMap<string, ProxyRouteName>;
  /** The value of the first `:parameter`, or `""`. */
  readonly parameter: string;
  /** The value of the second one: a thing inside of the first. `""` without one. */
  readonly inner: string;
}

const isRouteName = (name: string): name is ProxyRouteName => name in proxyRoutes;
export const routeNames: readonly ProxyRouteName[] = Object.keys(proxyRoutes).filter(isRouteName);

const byTemplate = new Map<string, Map<string, ProxyRouteName>>();
for (const name of routeNames) {
  const { method, path } = proxyRoutes[name];
  const byMethod = byTemplate.get(path) ?? new Map<string, ProxyRouteName>();
  byTemplate.set(path, byMethod.set(method, name));
}

/** The values of the parameters of a template, in order; `null` when the path is not of that form. */
function parametersIn(template: string, path: string): readonly string[] | null {
  const wanted = template.split("/");
  const given = path.split("/");
  if (given.length !== wanted.length) return null;
  const values: string[] = [];
  for (const [place, name] of wanted.entries()) {
    const value = given[place] ?? "";
    const pattern = parameterPatterns[name];
    if (pattern === undefined ? value !== name : !pattern.test(value)) return null;
    if (pattern !== undefined) values.push(value);
  }
  return values;
}

/** Servers with `trailingSlash` put one at the end of every path: it means the same. A second one does not. */
export const withoutOneSlash = (path: string): string => path.replace(/(?<=[^/])\/$/, "");

/** Finds the routes of a raw path: nothing is decoded, so an encoded character never matches. */
export function matchPath(path: string): MatchedPath | null {
  const plain = withoutOneSlash(path);
  for (const [template, byMethod] of byTemplate) {
    const values = parametersIn(template, plain);
    if (values !== null) {
      const [parameter = "", inner = ""] = values;
      return { byMethod, parameter, inner };
    }
  }
  return null;
}
