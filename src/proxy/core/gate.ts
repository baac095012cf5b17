import * as v from "valibot";
import {
  GUICHET_HEADER,
  GUICHET_HEADER_VALUE,
  type ProxyRouteName,
} from "../../protocol/proxy-api.ts";
import { proxyQueries } from "../../protocol/proxy-queries.ts";
import { AnsweredError, invalidRequest, notFound } from "./answered-error.ts";
import type { GateReason } from "./log.ts";
import { mayBeNavigation } from "./navigation.ts";
import { matchPath } from "./route-table.ts";

const URL_LIMIT = 4_096;

/** What the gate needs to know of the deployment. */
export interface GateRules {
  readonly basePath: string;
  readonly callerOrigins: ReadonlySet<string>;
}

export interface Admitted {
  readonly route: ProxyRouteName;
  readonly parameter: string;
  readonly inner: string;
  readonly query: URLSearchParams;
  readonly hasBody: boolean;
}

/** A refusal of the gate, with the reason for the log. */
export class GateRefusal extends Error {
  readonly reason: GateReason;
  readonly answer: AnsweredError;

  constructor(reason: GateReason, answer: AnsweredError) {
    super(answer.message);
    this.reason = reason;
    this.answer = answer;
  }
}

export const refuse = (reason: GateReason, message: string, status = 403, allow?: string) =>
  new GateRefusal(reason, new AnsweredError(status, "refused", message, { allow }));

const oneOf = (value: string | null, legal: readonly string[]) =>
  value === null || legal.includes(value);

/** Who loads a route: our own client, or the browser as a navigation or an image. */
type Loader = "client" | "navigation" | "image";

const loaderOf = (route: ProxyRouteName): Loader =>
  route === "bankReturn" ? "navigation" : route === "getLogo" ? "image" : "client";

function checkFetchMetadata(loader: Loader, headers: Headers): void {
  const site = headers.get("sec-fetch-site");
  const mode = headers.get("sec-fetch-mode");
  const dest = headers.get("sec-fetch-dest");
  const legal =
    loader === "navigation"
      ? mayBeNavigation(headers)
      : loader === "image"
        ? oneOf(site, ["same-origin", "same-site", "none"])
        : oneOf(site, ["same-origin"]) &&
          oneOf(mode, ["cors", "same-origin"]) &&
          oneOf(dest, ["empty"]);
  if (!legal) throw refuse("fetch_metadata", "The browser says that this request is not ours.");
}

function checkOurs(headers: Headers, method: string, rules: GateRules): void {
  if (headers.get(GUICHET_HEADER) !== GUICHET_HEADER_VALUE) {
    throw refuse("header", `The header ${GUICHET_HEADER} is missing.`);
  }
  const origin = headers.get("origin");
  const isWrite = method !== "GET";
  if (origin === null ? isWrite : !rules.callerOrigins.has(origin)) {
    throw refuse("origin", "The origin is not one of `allowedOrigins`.");
  }
}

export function checkBodyHeaders(headers: Headers, hasBody: boolean): void {
  if (!hasBody) return;
  const type = headers.get("content-type") ?? "";
  const encoding = headers.get("content-encoding");
  if (!/^application\/json(?:; ?charset=utf-8)?$/i.test(type) || encoding !== null) {
    throw refuse("content_type", "Bodies must be plain application/json.", 415);
  }
}

const noQuery = v.strictObject({});
const querySchemas: Partial<Record<ProxyRouteName, v.GenericSchema>> = proxyQueries;

function checkQuery(route: ProxyRouteName, query: URLSearchParams): void {
  const names = [...query.keys()];
  const isLegal =
    // The bank's return is written by Powens: what it may add is its own affair.
    route === "bankReturn"
      ? query.getAll("state").length <= 1
      : new Set(names).size === names.length &&
        v.is(querySchemas[route] ?? noQuery, Object.fromEntries(query));
  if (isLegal) return;
  throw new GateRefusal(
    "query",
    invalidRequest("A query parameter is unknown, repeated or wrong."),
  );
}

/** What every call of our own client must look like, whatever its route. Throws a {@link GateRefusal}. */
export function checkClientCall(
  { method, headers }: Request,
  rules: GateRules,
  hasBody: boolean,
): void {
  checkOurs(headers, method, rules);
  checkFetchMetadata("client", headers);
  checkBodyHeaders(headers, hasBody);
}

/** The address of a request, if it is one below the base path. Throws a {@link GateRefusal}. */
export function checkAddress(request: Request, { basePath }: GateRules): URL {
  if (request.url.length > URL_LIMIT) throw refuse("url_length", "The address is too long.", 414);
  const url = new URL(request.url);
  if (url.pathname.startsWith(`${basePath}/`)) return url;
  throw new GateRefusal("path", notFound("There is no such route."));
}

/** Some servers give every PUT a body to read; one that is there says of what type or length it is. */
const announcesBody = ({ body, headers }: Request): boolean =>
  body !== null &&
  (headers.has("content-type") ||
    headers.has("transfer-encoding") ||
    Number(headers.get("content-length") ?? 0) !== 0);

/**
 * The one gate, before any routing: whatever it does not know to be legal is refused. Throws a {@link GateRefusal}.
 * A POST has a body; a PUT may have one. One that comes where none belongs is read all the same, to be refused.
 */
export function admit(request: Request, rules: GateRules): Admitted {
  const url = checkAddress(request, rules);
  const match = matchPath(url.pathname.slice(rules.basePath.length));
  if (match === null) throw new GateRefusal("path", notFound("There is no such route."));
  const { method, headers } = request;
  const isHead = method === "HEAD" && match.byMethod.get("GET") === "bankReturn";
  const route = match.byMethod.get(isHead ? "GET" : method);
  if (route === undefined) {
    const allow = [...match.byMethod.keys()].join(", ");
    throw refuse("method", "This method is not known here.", 405, allow);
  }
  const hasBody = method === "POST" || (method !== "GET" && !isHead && announcesBody(request));
  const loader = loaderOf(route);
  if (loader === "client") checkClientCall(request, rules, hasBody);
  else {
    checkFetchMetadata(loader, headers);
    checkBodyHeaders(headers, hasBody);
  }
  checkQuery(route, url.searchParams);
  const { parameter, inner } = match;
  return { route, parameter, inner, query: url.searchParams, hasBody };
}
