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
  accounts: (id: number, ids: readonly number[] = []) =>
    `/users/me/connections/${id}/accounts${named(ids)}`,
  subscriptions: (ids: readonly number[] = []) => `/users/me/subscriptions${named(ids)}`,
  webauthUrl: "/webauth-url",
  temporaryCode: "/auth/token/code",
  webauth: "/webauth",
} as const;

const id = "[1-9][0-9]{0,15}";
const ids = `(?:/${id}(?:,${id})*)?`;
const known = new RegExp(
  `^/(?:${[
    "connectors(?:/[0-9a-f-]{36})?",
    "logos/[0-9a-f-]{36}-thumbnail\\.webp",
    "publickey",
    `users/me/connections(?:/${id}(?:/accounts${ids})?)?`,
    `users/me/subscriptions${ids}`,
    "webauth-url",
    "auth/token/code",
    "webauth",
  ].join("|")})$`,
);

/** The last check before a path is sent with the user's token, which could do anything to that user. */
export const isPowensPath = (path: string): boolean => known.test(path);
