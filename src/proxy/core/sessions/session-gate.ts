import * as v from "valibot";
import { AnsweredError, invalidRequest, notFound } from "../answered-error.ts";
import {
  checkAddress,
  checkBodyHeaders,
  checkClientCall,
  type GateRules,
  GateRefusal,
  refuse,
} from "../gate.ts";
import { handlePattern } from "../../../protocol/identifiers.ts";
import { userKeySchema } from "../../../protocol/session-api.ts";
import {
  type SessionRouteName,
  sessionRouteNames,
  sessionRoutes,
} from "../../../protocol/session-routes.ts";

export interface AdmittedToSessions {
  readonly route: SessionRouteName;
  /** The user key of `DELETE /sessions/{userKey}`, the handle of `GET /results/{handle}`, else `""`. */
  readonly parameter: string;
  readonly hasBody: boolean;
}

/** Decoded once, then matched against what a key may be; it never becomes part of another path. */
function userKeyIn(segment: string): string | null {
  try {
    const parsed = v.safeParse(userKeySchema, decodeURIComponent(segment));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

const parameters: Readonly<Record<string, (segment: string) => string | null>> = {
  ":userKey": userKeyIn,
  ":handle": (segment) => (handlePattern.test(segment) ? segment : null),
};

function parameterOf(template: string, path: string): string | null {
  const cut = template.lastIndexOf("/") + 1;
  const read = parameters[template.slice(cut)];
  if (read === undefined) return template === path ? "" : null;
  return path.startsWith(template.slice(0, cut)) ? read(path.slice(cut)) : null;
}

/** Whether a path is one of sessions; every other one is the proxy's. */
export const isSessionPath = (path: string): boolean =>
  /^\/(?:sessions?|results)(?:\/|$)/.test(path);

/** No browser may come here, not even one that got hold of the key. */
function checkHostCall(headers: Headers, hasBody: boolean): void {
  if (headers.has("origin")) {
    throw refuse("origin", "This route is for the host's backend: a browser may not call it.");
  }
  // Of these headers the `fetch` of Node sends only the mode; every browser sends the site.
  if (headers.has("sec-fetch-site")) {
    throw refuse("fetch_metadata", "This route is for the host's backend.");
  }
  checkBodyHeaders(headers, hasBody);
}

/**
 * A page of ours that calls from another origin than the configured one was opened at another address of this server:
 * a link is not used by that, and the page has to be able to say so.
 */
function checkPageCall(request: Request, rules: GateRules, hasBody: boolean): void {
  try {
    checkClientCall(request, rules, hasBody);
  } catch (error) {
    if (!(error instanceof GateRefusal) || error.reason !== "origin") throw error;
    throw new GateRefusal(
      "origin",
      new AnsweredError(
        403,
        "forbidden",
        "This page is not of the server's public origin: open it there, or set GUICHET_PUBLIC_URL to where browsers reach the server.",
      ),
    );
  }
}

/** The gate of the session routes, with the same rules as the proxy's. Throws a `GateRefusal`. */
export function admitToSessions(
  request: Request,
  path: string,
  rules: GateRules,
): AdmittedToSessions {
  checkAddress(request, rules);
  const matched = sessionRouteNames.flatMap((route) => {
    const parameter = parameterOf(sessionRoutes[route].path, path);
    return parameter === null ? [] : [{ route, parameter }];
  });
  if (matched.length === 0) throw new GateRefusal("path", notFound("There is no such route."));
  const found = matched.find(({ route }) => sessionRoutes[route].method === request.method);
  if (found === undefined) {
    const allow = matched.map(({ route }) => sessionRoutes[route].method).join(", ");
    throw refuse("method", "This method is not known here.", 405, allow);
  }
  const { caller, hasBody } = sessionRoutes[found.route];
  if (caller === "host") checkHostCall(request.headers, hasBody);
  else checkPageCall(request, rules, hasBody);
  if (new URL(request.url).search !== "") {
    throw new GateRefusal("query", invalidRequest("Unknown query parameters."));
  }
  return { ...found, hasBody };
}
