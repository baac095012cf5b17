import * as v from "valibot";
import { isLoopback, isSecureAddress, parseAddress } from "../../proxy/core/loopback.ts";
import type { EncryptionKey } from "../../proxy/core/sessions/key-ring.ts";
import { type Environment, readVariables } from "./read-variables.ts";
import { weaknessOf } from "./secret-strength.ts";
import { isNetwork } from "./trusted-proxies.ts";

const KEY_BYTES = 32;
/** The one that seals, and the one before. */
const MAX_KEYS = 2;

/** What `guichet serve` runs with; checked. */
export interface ServerConfig {
  readonly powensUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Without a slash at the end. */
  readonly publicUrl: string;
  readonly allowedOrigins: readonly string[];
  readonly serverKey: string;
  readonly encryptionKeys: readonly [EncryptionKey, ...EncryptionKey[]];
  readonly credentials: "forms" | "webview";
  readonly webhookSecret: string | null;
  readonly returnAddresses: ReadonlyMap<string, string>;
  readonly trustedProxies: readonly string[];
  readonly port: number;
  readonly host: string;
}

/** All that is wrong with the variables, one per line; no value is in it. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`guichet serve cannot start:\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
    this.problems = problems;
  }
}

const isBare = (url: URL) =>
  url.username === "" && url.password === "" && url.search === "" && url.hash === "";

const text = v.string();
const check = (holds: (value: string) => boolean, message: string) =>
  v.pipe(text, v.check(holds, message));

const listSchema = v.pipe(
  text,
  v.transform((value) => value.split(/[\s,]+/).filter((entry) => entry !== "")),
);

function powensUrlSchema(allowsLoopback: boolean) {
  const isPowens = (url: URL) =>
    url.protocol === "https:" && url.port === "" && /^[a-z0-9-]+\.biapi\.pro$/.test(url.hostname);
  return check(
    (value) => {
      const url = parseAddress(value);
      if (url === null || !isBare(url)) return false;
      return isPowens(url) || (allowsLoopback && isLoopback(url.hostname) && isSecureAddress(url));
    },
    allowsLoopback
      ? "must be https://{domain}.biapi.pro/2.0, or a sandbox on this machine"
      : "must be https://{domain}.biapi.pro/2.0; for a sandbox on this machine set GUICHET_ALLOW_UNTRUSTED_UPSTREAM=loopback",
  );
}

const publicUrlSchema = v.pipe(
  check((value) => {
    const url = parseAddress(value);
    return url !== null && isBare(url) && isSecureAddress(url);
  }, "must be the https address where browsers reach this server, e.g. https://connect.example (plain http on localhost only), without a query"),
  v.check(
    (value) => /^(?:\/[A-Za-z0-9._~-]+)*\/?$/.test(new URL(value).pathname),
    "has an unexpected path; use letters, digits and dashes",
  ),
  v.transform((value) => new URL(value).href.replace(/\/+$/, "")),
);

const originsSchema = v.pipe(
  listSchema,
  v.check(
    (origins) =>
      origins.every((origin) => {
        const url = parseAddress(origin);
        return url !== null && url.origin === origin && isSecureAddress(url);
      }),
    "must be a list of bare https origins such as https://shop.example,https://app.example",
  ),
);

const secretSchema = (minLength: number, fix: string) =>
  v.pipe(
    text,
    v.rawCheck(({ dataset, addIssue }) => {
      const weakness = dataset.typed ? weaknessOf(dataset.value, minLength) : null;
      if (weakness !== null) addIssue({ message: `${weakness}; ${fix}` });
    }),
  );

const RANDOM_32 = "use 32 random bytes: openssl rand -base64 32 | tr '+/' '-_' | tr -d '='";

function readKey(entry: string): EncryptionKey | null {
  const [, id, body] = /^([A-Za-z0-9_-]{1,32}):([A-Za-z0-9_-]{43}=?)$/.exec(entry) ?? [];
  if (id === undefined || body === undefined) return null;
  const bytes = new Uint8Array(Buffer.from(body, "base64url"));
  return bytes.byteLength === KEY_BYTES ? { id, bytes } : null;
}

const keysSchema = v.pipe(
  listSchema,
  v.check(
    (entries) => entries.length > 0 && entries.length <= MAX_KEYS && entries.every(readKey),
    `must be id:key, or new:key,previous:key; the key is base64url; ${RANDOM_32}`,
  ),
  v.check(
    (entries) =>
      entries.every((entry) => {
        const { bytes = new Uint8Array() } = readKey(entry) ?? {};
        const latin = Buffer.from(bytes).toString("latin1");
        return new Set(bytes).size >= 16 && weaknessOf(latin, KEY_BYTES) === null;
      }),
    `can be guessed; ${RANDOM_32}`,
  ),
  v.check(
    (entries) => new Set(entries.map((entry) => entry.split(":")[0])).size === entries.length,
    "has two keys of the same id; give the new one another id",
  ),
  v.transform((entries) => entries.map(readKey).filter((key) => key !== null)),
);

const returnAddressesSchema = v.pipe(
  listSchema,
  v.check(
    (entries) =>
      entries.every((entry) => {
        const url = parseAddress(entry.replace(/^[A-Za-z0-9_-]{1,64}=/, ""));
        return (
          /^[A-Za-z0-9_-]{1,64}=/.test(entry) &&
          url !== null &&
          isSecureAddress(url) &&
          url.username === "" &&
          url.password === ""
        );
      }),
    "must be a list such as shop=https://shop.example/banks,app=https://app.example/done",
  ),
  v.transform(
    (entries) =>
      new Map(
        entries.map((entry) => {
          const cut = entry.indexOf("=");
          return [entry.slice(0, cut), entry.slice(cut + 1)] as const;
        }),
      ),
  ),
);

const networksSchema = v.pipe(
  listSchema,
  v.check(
    (networks) => networks.every(isNetwork),
    "must be a list of networks such as 10.0.0.0/8,fd00::/8",
  ),
);

const portSchema = v.pipe(
  check(
    (value) => /^\d{1,5}$/.test(value) && Number(value) <= 65_535,
    "must be a port from 0 to 65535 (in Kubernetes a service named guichet sets this variable: use enableServiceLinks: false)",
  ),
  v.transform(Number),
);

const names = [
  "GUICHET_POWENS_URL",
  "GUICHET_CLIENT_ID",
  "GUICHET_CLIENT_SECRET",
  "GUICHET_PUBLIC_URL",
  "GUICHET_ALLOWED_ORIGINS",
  "GUICHET_SERVER_KEY",
  "GUICHET_ENCRYPTION_KEY",
  "GUICHET_CREDENTIALS",
  "GUICHET_WEBHOOK_SECRET",
  "GUICHET_RETURN_ADDRESSES",
  "GUICHET_TRUSTED_PROXIES",
  "GUICHET_PORT",
  "GUICHET_HOST",
  "GUICHET_REDIS_URL",
  "GUICHET_ALLOW_UNTRUSTED_UPSTREAM",
] as const;
/** Every variable of the server; each may also be given as a file, by its name and `_FILE`. */
export type VariableName = (typeof names)[number];
export const variableNames: readonly VariableName[] = names;

/**
 * Reads and checks the configuration. The secrets are gone from `environment` afterwards, whatever comes of it.
 *
 * @throws ConfigError with all problems at once.
 */
export function readServerConfig(
  environment: Environment,
  readFile: (path: string) => string,
): ServerConfig {
  const { values, problems: given } = readVariables(names, environment, readFile);
  const problems = [...given];
  const isNamed = (name: VariableName) =>
    values.has(name) || given.some((problem) => problem.startsWith(name));

  const optional = <Output>(
    name: VariableName,
    schema: v.GenericSchema<string, Output>,
  ): Output | null => {
    const value = values.get(name);
    if (value === undefined) return null;
    const parsed = v.safeParse(schema, value);
    if (parsed.success) return parsed.output;
    problems.push(`${name}: ${parsed.issues[0].message}`);
    return null;
  };
  const required = <Output>(
    name: VariableName,
    schema: v.GenericSchema<string, Output>,
    what: string,
  ): Output | null => {
    if (!isNamed(name)) problems.push(`${name}: is missing; ${what}`);
    return optional(name, schema);
  };

  const allowed = optional(
    "GUICHET_ALLOW_UNTRUSTED_UPSTREAM",
    v.literal("loopback", "knows one value, loopback, for a sandbox on this machine"),
  );
  optional(
    "GUICHET_REDIS_URL",
    check(
      () => false,
      "is not available yet; leave it out and run one process, whose sessions live in memory",
    ),
  );
  const powensUrl = required(
    "GUICHET_POWENS_URL",
    powensUrlSchema(allowed === "loopback"),
    "set it to the API of your domain, https://{domain}.biapi.pro/2.0",
  );
  const clientId = required(
    "GUICHET_CLIENT_ID",
    check(
      (value) => /^\d{1,20}$/.test(value),
      "must be the digits of your client application's id",
    ),
    "set it to the id of your client application",
  );
  // The secret of a sandbox is no secret.
  const isSandbox = powensUrl !== null && isLoopback(new URL(powensUrl).hostname);
  const clientSecret = required(
    "GUICHET_CLIENT_SECRET",
    isSandbox ? text : secretSchema(16, "use the one that the Powens console shows"),
    "set it to the secret of your client application",
  );
  const publicUrl = required(
    "GUICHET_PUBLIC_URL",
    publicUrlSchema,
    "set it to where browsers reach this server, e.g. https://connect.example",
  );
  const allowedOrigins = optional("GUICHET_ALLOWED_ORIGINS", originsSchema) ?? [];
  const serverKey = required(
    "GUICHET_SERVER_KEY",
    secretSchema(32, RANDOM_32),
    `your backend proves itself with it; ${RANDOM_32}`,
  );
  const encryptionKeys = required(
    "GUICHET_ENCRYPTION_KEY",
    keysSchema,
    `set it to id:key; ${RANDOM_32}`,
  );
  const credentials = required(
    "GUICHET_CREDENTIALS",
    v.picklist(
      ["forms", "webview"],
      "must be forms (the widget collects credentials) or webview (it must not)",
    ),
    "set it to forms (the widget collects credentials) or webview (it must not)",
  );
  const webhookSecret = optional(
    "GUICHET_WEBHOOK_SECRET",
    secretSchema(16, "use the one that the Powens console shows"),
  );
  const returnAddresses = optional("GUICHET_RETURN_ADDRESSES", returnAddressesSchema) ?? new Map();
  const trustedProxies = optional("GUICHET_TRUSTED_PROXIES", networksSchema) ?? [];
  const port = optional("GUICHET_PORT", portSchema) ?? 8080;
  const host =
    optional(
      "GUICHET_HOST",
      check(
        (value) => /^[A-Za-z0-9.:-]{1,253}$/.test(value),
        "must be an address to listen on, e.g. 0.0.0.0",
      ),
    ) ?? "127.0.0.1";

  const [firstKey, ...otherKeys] = encryptionKeys ?? [];
  if (
    problems.length > 0 ||
    powensUrl === null ||
    clientId === null ||
    clientSecret === null ||
    publicUrl === null ||
    serverKey === null ||
    firstKey === undefined ||
    credentials === null
  ) {
    throw new ConfigError(problems);
  }
  return {
    powensUrl,
    clientId,
    clientSecret,
    publicUrl,
    allowedOrigins,
    serverKey,
    encryptionKeys: [firstKey, ...otherKeys],
    credentials,
    webhookSecret,
    returnAddresses,
    trustedProxies,
    port,
    host,
  };
}
