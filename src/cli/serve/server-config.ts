import * as v from "valibot";
import { isLoopback } from "../../proxy/core/loopback.ts";
import type { EncryptionKey } from "../../proxy/core/sessions/key-ring.ts";
import { isThisMachine } from "./listening-host.ts";
import { type Environment, readVariables } from "./read-variables.ts";
import { misspelledVariables } from "./unknown-variables.ts";
import {
  check,
  keysSchema,
  networksSchema,
  originsSchema,
  portSchema,
  powensUrlSchema,
  publicUrlSchema,
  RANDOM_32,
  returnAddressesSchema,
  secretSchema,
  switchSchema,
  text,
  webviewUrlSchema,
} from "./variable-schemas.ts";

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
  /** Another Webview than Powens' own; `null` for that. */
  readonly webviewUrl: string | null;
  readonly webhookSecret: string | null;
  readonly returnAddresses: ReadonlyMap<string, string>;
  /** Whether the hosted page is at the addresses of the Powens Webview, too. */
  readonly webviewAddresses: boolean;
  /** Whether such an address without a `code` makes a Powens user for whoever opens it. */
  readonly webviewCreatesUsers: boolean;
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

const names = [
  "GUICHET_POWENS_URL",
  "GUICHET_CLIENT_ID",
  "GUICHET_CLIENT_SECRET",
  "GUICHET_PUBLIC_URL",
  "GUICHET_ALLOWED_ORIGINS",
  "GUICHET_SERVER_KEY",
  "GUICHET_ENCRYPTION_KEY",
  "GUICHET_CREDENTIALS",
  "GUICHET_WEBVIEW_URL",
  "GUICHET_WEBHOOK_SECRET",
  "GUICHET_RETURN_ADDRESSES",
  "GUICHET_WEBVIEW_ADDRESSES",
  "GUICHET_WEBVIEW_CREATES_USERS",
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
  const problems = [...given, ...misspelledVariables(environment, names)];
  const isNamed = (name: VariableName) =>
    values.has(name) || given.some((problem) => problem.startsWith(name));

  const isWrong = (name: VariableName) =>
    problems.some((problem) => problem.startsWith(`${name}:`));

  const optional = <Output>(
    name: VariableName,
    schema: v.GenericSchema<string, Output>,
  ): Output | null => {
    const value = values.get(name);
    if (value === undefined) return null;
    const parsed = v.safeParse(schema, value, { abortPipeEarly: true });
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
  const webviewUrl = optional("GUICHET_WEBVIEW_URL", webviewUrlSchema(isSandbox));
  const webhookSecret = optional(
    "GUICHET_WEBHOOK_SECRET",
    secretSchema(16, "use the one that the Powens console shows"),
  );
  const returnAddresses = optional("GUICHET_RETURN_ADDRESSES", returnAddressesSchema) ?? new Map();
  const webviewAddresses = optional("GUICHET_WEBVIEW_ADDRESSES", switchSchema) ?? false;
  const webviewCreatesUsers = optional("GUICHET_WEBVIEW_CREATES_USERS", switchSchema) ?? false;
  if (webviewAddresses && !isNamed("GUICHET_RETURN_ADDRESSES")) {
    problems.push(
      "GUICHET_WEBVIEW_ADDRESSES: is on, and nobody could come back; list each `redirect_uri` in GUICHET_RETURN_ADDRESSES",
    );
  }
  if (webviewCreatesUsers && !webviewAddresses && !isWrong("GUICHET_WEBVIEW_ADDRESSES")) {
    problems.push(
      "GUICHET_WEBVIEW_CREATES_USERS: is on while the Webview's addresses are off; set GUICHET_WEBVIEW_ADDRESSES=on, or leave both out",
    );
  }
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

  // Whoever is on the network would reach it without TLS.
  const isPlain = publicUrl !== null && new URL(publicUrl).protocol === "http:";
  if (isPlain && !isThisMachine(host) && !isNamed("GUICHET_TRUSTED_PROXIES")) {
    problems.push(
      "GUICHET_HOST: lets the network in while GUICHET_PUBLIC_URL is plain http; leave it out, or name what forwards to this server in GUICHET_TRUSTED_PROXIES (in a container, the network of its bridge)",
    );
  }

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
    webviewUrl,
    webhookSecret,
    returnAddresses,
    webviewAddresses,
    webviewCreatesUsers,
    trustedProxies,
    port,
    host,
  };
}
