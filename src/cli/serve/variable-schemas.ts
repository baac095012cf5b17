import * as v from "valibot";
import { isLoopback, isSecureAddress, parseAddress } from "../../proxy/core/loopback.ts";
import { publicPathProblem } from "../../proxy/core/option-checks.ts";
import { readPowensAddress } from "../../proxy/core/powens-address.ts";
import type { EncryptionKey } from "../../proxy/core/sessions/key-ring.ts";
import { weaknessOf } from "./secret-strength.ts";
import { isNetwork } from "./trusted-proxies.ts";

const KEY_BYTES = 32;
/** The one that seals, and the one before. */
const MAX_KEYS = 2;

const isBare = (url: URL) =>
  url.username === "" && url.password === "" && url.search === "" && url.hash === "";

export const text = v.string();
export const check = (holds: (value: string) => boolean, message: string) =>
  v.pipe(text, v.check(holds, message));

const listSchema = v.pipe(
  text,
  v.transform((value) => value.split(/[\s,]+/).filter((entry) => entry !== "")),
);

/** `allowsLoopback`: a sandbox on this machine may be Powens. */
export function powensUrlSchema(allowsLoopback: boolean) {
  return v.pipe(
    text,
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      const address = readPowensAddress(dataset.value, allowsLoopback);
      if (address.problem === undefined) return address.url.href;
      const isSandbox = readPowensAddress(dataset.value, true).problem === undefined;
      addIssue({
        message: isSandbox
          ? "is on this machine; for a sandbox set GUICHET_ALLOW_UNTRUSTED_UPSTREAM=loopback"
          : address.problem,
      });
      return NEVER;
    }),
  );
}

/** Its addresses carry codes that speak for a user: it is Powens', or that of a sandbox on this machine. */
export function webviewUrlSchema(isSandbox: boolean) {
  const isPowens = (url: URL) =>
    url.protocol === "https:" &&
    url.port === "" &&
    /^(?:[a-z0-9-]+\.)+powens\.com$/.test(url.hostname);
  return check(
    (value) => {
      const url = parseAddress(value);
      if (url === null || !isBare(url)) return false;
      return isPowens(url) || (isSandbox && isLoopback(url.hostname) && isSecureAddress(url));
    },
    isSandbox
      ? "must be https://webview.powens.com, or on this machine where GUICHET_POWENS_URL is"
      : "must be https://webview.powens.com; leave it out for that",
  );
}

export const publicUrlSchema = v.pipe(
  check((value) => {
    const url = parseAddress(value);
    return url !== null && isBare(url) && isSecureAddress(url);
  }, "must be the https address where browsers reach this server, e.g. https://connect.example (plain http on localhost only), without a query"),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const url = new URL(dataset.value);
    const problem =
      publicPathProblem(url, "https://connect.example") ??
      // The API stands below it, and browsers are told to come there.
      (/\/api\/*$/.test(url.pathname)
        ? "must not end in /api, which is added to it; write https://connect.example"
        : null) ??
      (/^(?:\/[A-Za-z0-9._~-]+)*\/*$/.test(url.pathname)
        ? null
        : "has an unexpected path; use letters, digits and dashes");
    if (problem !== null) addIssue({ message: problem });
  }),
  v.transform((value) => new URL(value).href.replace(/\/+$/, "")),
);

export const originsSchema = v.pipe(
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

export const secretSchema = (minLength: number, fix: string) =>
  v.pipe(
    text,
    v.rawCheck(({ dataset, addIssue }) => {
      const weakness = dataset.typed ? weaknessOf(dataset.value, minLength) : null;
      if (weakness !== null) addIssue({ message: `${weakness}; ${fix}` });
    }),
  );

export const RANDOM_32 = "use 32 random bytes: openssl rand -base64 32 | tr '+/' '-_' | tr -d '='";

function readKey(entry: string): EncryptionKey | null {
  const [, id, body] = /^([A-Za-z0-9_-]{1,32}):([A-Za-z0-9_-]{43}=?)$/.exec(entry) ?? [];
  if (id === undefined || body === undefined) return null;
  const bytes = new Uint8Array(Buffer.from(body, "base64url"));
  return bytes.byteLength === KEY_BYTES ? { id, bytes } : null;
}

export const keysSchema = v.pipe(
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

export const returnAddressesSchema = v.pipe(
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

export const switchSchema = v.pipe(
  v.picklist(["on", "off"], "must be on or off"),
  v.transform((value) => value === "on"),
);

export const networksSchema = v.pipe(
  listSchema,
  v.check(
    (networks) => networks.every(isNetwork),
    "must be a list of networks such as 10.0.0.0/8,fd00::/8",
  ),
);

export const portSchema = v.pipe(
  check(
    (value) => /^\d{1,5}$/.test(value) && Number(value) <= 65_535,
    "must be a port from 0 to 65535 (in Kubernetes a service named guichet sets this variable: use enableServiceLinks: false)",
  ),
  v.transform(Number),
);
