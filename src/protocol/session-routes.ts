/** The routes of sessions, below the API's path. `host`: the host's backend with the server key; `page`: our client. */
export const sessionRoutes = {
  createSession: { method: "POST", path: "/sessions", caller: "host", hasBody: true },
  revokeUser: { method: "DELETE", path: "/sessions/:userKey", caller: "host", hasBody: false },
  openSession: { method: "POST", path: "/session", caller: "page", hasBody: true },
  openWebview: { method: "POST", path: "/session/webview", caller: "page", hasBody: true },
  getSession: { method: "GET", path: "/session", caller: "page", hasBody: false },
  rotateSession: { method: "POST", path: "/session/rotate", caller: "page", hasBody: false },
  handOver: { method: "POST", path: "/session/handover", caller: "page", hasBody: true },
  finishSession: { method: "POST", path: "/session/result", caller: "page", hasBody: true },
  closeSession: { method: "DELETE", path: "/session", caller: "page", hasBody: false },
  getResult: { method: "GET", path: "/results/:handle", caller: "host", hasBody: false },
} as const;
export type SessionRouteName = keyof typeof sessionRoutes;

const isRouteName = (name: string): name is SessionRouteName => name in sessionRoutes;
export const sessionRouteNames: readonly SessionRouteName[] =
  Object.keys(sessionRoutes).filter(isRouteName);
