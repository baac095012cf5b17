import { type ProxyRouteName, proxyRoutes } from "../../../protocol/proxy-api.ts";
import { presentedHandle } from "./presented-handle.ts";
import { sessionExpired } from "../answered-error.ts";
import type { RequestLimits } from "./request-limits.ts";
import type { Session, Sessions } from "./sessions.ts";

/** Where a request goes, as far as its path tells. */
export interface Destination {
  readonly route: ProxyRouteName | null;
  /** The value of the route's `:parameter`, or `""`. */
  readonly parameter: string;
}

/** Sessions in the place of a host's login: what the proxy asks of each request, answered from its session. */
export interface SessionLogin {
  readonly userKey: (request: Request) => Promise<string | null>;
  readonly resolveUserToken: (request: Request) => string;
  /** The session that a request turned out to belong to, once the proxy has asked. */
  sessionOf(request: Request): Session | null;
}

/** Whatever is asked of one connection is counted for it. */
const isPerConnection = (route: ProxyRouteName | null): boolean =>
  route !== null && proxyRoutes[route].path.startsWith("/connections/:id");

export function createSessionLogin(
  sessions: () => Sessions,
  limits: RequestLimits,
  destinationOf: (request: Request) => Destination,
): SessionLogin {
  const found = new WeakMap<Request, Session>();
  return {
    async userKey(request) {
      const presented = presentedHandle(request.headers);
      const session =
        presented === null ? null : await sessions().find(presented.handle, presented.as);
      if (session === null) return null;
      await limits.take("session", session.id);
      const { route, parameter } = destinationOf(request);
      if (isPerConnection(route)) await limits.take("connection", `${session.id}:${parameter}`);
      found.set(request, session);
      return session.record.userKey;
    },
    resolveUserToken(request) {
      const token = found.get(request)?.userToken() ?? null;
      // The key that it was sealed with has gone, and the session with it.
      if (token === null) throw sessionExpired();
      return token;
    },
    sessionOf: (request) => found.get(request) ?? null,
  };
}
