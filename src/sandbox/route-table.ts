import type { UserRecord } from "./records.ts";
import type { World } from "./world.ts";

/** One request on its way through the sandbox. `params` are the decoded `:name` parts of the path. */
export interface Call {
  readonly world: World;
  readonly request: Request;
  readonly url: URL;
  readonly query: URLSearchParams;
  readonly params: Readonly<Record<string, string>>;
}

export type Handler = (call: Call) => Response | Promise<Response>;
export type UserHandler = (call: Call, user: UserRecord) => Response | Promise<Response>;

export interface Route {
  readonly method: string;
  /** Segments separated by `/`; `:name` takes one segment. */
  readonly path: string;
  readonly handle: Handler;
}

function match(pattern: string, pathname: string): Record<string, string> | null {
  const wanted = pattern.split("/");
  const parts = pathname.split("/");
  if (wanted.length !== parts.length) return null;
  const params: Record<string, string> = {};
  for (const [index, name] of wanted.entries()) {
    const part = parts[index] ?? "";
    if (!name.startsWith(":")) {
      if (name !== part) return null;
    } else if (part === "") return null;
    else params[name.slice(1)] = decode(part);
  }
  return params;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

type Found =
  | { readonly kind: "route"; readonly handle: Handler; readonly params: Record<string, string> }
  | { readonly kind: "otherMethod" }
  | { readonly kind: "nothing" };

/** The first route for a path and method. */
export function findRoute(routes: readonly Route[], method: string, pathname: string): Found {
  let isKnownPath = false;
  for (const route of routes) {
    const params = match(route.path, pathname);
    if (params === null) continue;
    if (route.method === method) return { kind: "route", handle: route.handle, params };
    isKnownPath = true;
  }
  return { kind: isKnownPath ? "otherMethod" : "nothing" };
}
