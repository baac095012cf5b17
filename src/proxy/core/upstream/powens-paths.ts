import type { PowensMethod } from "./powens-transport.ts";

/** Several things are named in one path, with commas between them. */
const named = (ids: readonly number[]): string => (ids.length === 0 ? "" : `/${ids.join(",")}`);

/** Every path of the Powens API that the proxy can ask for. Ids and uuids are checked before they come here. */
export const powensPaths = {
  connectors: "/connectors",
  connector: (uuid: string) => `/connectors/${uuid}`,
  logo: (uuid: string) => `/logos/${uuid}-thumbnail.webp`,
  publicKey: "/publickey",
  connections: "/users/me/connections",
  connection: (id: number) => `/users/me/connections/${id}`,
  sources: (id: number) => `/users/me/connections/${id}/sources`,
  source: (id: number, source: number) => `/users/me/connections/${id}/sources/${source}`,
  logs: (id: number) => `/users/me/connections/${id}/logs`,
  accounts: (id: number, ids: readonly number[] = []) =>
    `/users/me/connections/${id}/accounts${named(ids)}`,
  subscriptions: (ids: readonly number[] = []) => `/users/me/subscriptions${named(ids)}`,
  webauthUrl: "/webauth-url",
  temporaryCode: "/auth/token/code",
  webauth: "/webauth",
} as const;

const id = "[1-9][0-9]{0,15}";
const ids = `${id}(?:,${id})*`;
const connections = "users/me/connections";
const allOf = (...paths: readonly string[]) => new RegExp(`^/(?:${paths.join("|")})$`);

/** By method: a path that is harmless to read may erase much more than one connection when it is deleted. */
const known: Readonly<Record<PowensMethod, RegExp>> = {
  GET: allOf(
    "connectors(?:/[0-9a-f-]{36})?",
    "logos/[0-9a-f-]{36}-thumbnail\\.webp",
    "publickey",
    `${connections}(?:/${id}(?:/accounts|/logs|/sources(?:/${id})?)?)?`,
    "users/me/subscriptions",
    "webauth-url",
    "auth/token/code",
    "webauth",
  ),
  POST: allOf(`${connections}(?:/${id}(?:/sources/${id})?)?`),
  PUT: allOf(`${connections}/${id}(?:/accounts/${ids})?`, `users/me/subscriptions/${ids}`),
  DELETE: allOf(`${connections}/${id}`),
};

/** The last check before a call is sent with the user's token, which could do anything to that user. */
export const isPowensCall = (method: PowensMethod, path: string): boolean =>
  known[method].test(path);
