import * as v from "valibot";
import type { MessageOverrides } from "../i18n/index.ts";
import { uuidPattern } from "../protocol/identifiers.ts";
import { ConnectError } from "../protocol/index.ts";
import type { FlowOptions } from "../react/index.ts";
import type { HeadingLevel } from "../ui/index.ts";
import type { ConnectCallbacks } from "./connect-callbacks.ts";

/** What a host may say about a widget, in every surface. */
export interface ConnectOptions extends FlowOptions, ConnectCallbacks {
  /** Where the proxy is mounted: a path of this site (`/guichet`) or an address. */
  readonly proxyUrl: string;
  /**
   * For a standalone server that is reached behind a path of this origin: asks your backend for a connect token of
   * whoever is signed in. Without it, your backend's own login says who they are.
   */
  readonly fetchSession?: (() => Promise<string>) | undefined;
  /** A BCP 47 language; default the reader's. Languages that are not there fall back to English. */
  readonly locale?: string | undefined;
  /** The host's own words by message id, ICU MessageFormat. */
  readonly messages?: MessageOverrides | undefined;
  /** Default `auto`: as the reader's system. */
  readonly theme?: "auto" | "light" | "dark" | undefined;
  /** `inline` (default) flows with the page, `modal` opens over it, `page` fills it. */
  readonly layout?: "inline" | "modal" | "page" | undefined;
  /** Level of the widget's headings. Default 2; 1 with `page`. */
  readonly headingLevel?: HeadingLevel | undefined;
}

const optional = <Schema extends v.GenericSchema>(schema: Schema) => v.optional(schema);
const handler = v.optional(v.function("must be a function"));

const NO_UUID = "must hold connector uuids, not ids or names";

const texts = (example: string) =>
  optional(v.array(v.string(), `must be an array, e.g. ["${example}"]`));
const accountFilter = {
  types: texts("checking"),
  usages: texts("PRIV"),
  ibans: texts("FR7630006000011234567890189"),
};
const sentence = optional(v.string("must be a text"));

/** What each option must be; the names of all there are. */
export const optionsSchema = v.looseObject({
  proxyUrl: v.pipe(
    v.string(
      'is required: the path or address where createConnectProxy() is mounted, e.g. "/guichet"',
    ),
    v.check(
      (url) => url.startsWith("/") || /^https?:\/\/[^/]/i.test(url),
      'must be a path that starts with "/" or an http(s) address',
    ),
    v.check((url) => !/[^:]\/\/+[^/]/.test(url), "has slashes in a row: leave one"),
  ),
  application: optional(
    v.pipe(v.string("must be a name"), v.trim(), v.nonEmpty("must not be empty")),
  ),
  connectionId: optional(
    v.pipe(
      v.number("must be a number: the id of a Powens connection"),
      v.safeInteger("must be a whole number"),
      v.minValue(1, "must be positive"),
    ),
  ),
  resetCredentials: optional(v.boolean("must be true or false")),
  connectors: optional(
    v.pipe(
      v.array(
        v.pipe(v.string(NO_UUID), v.regex(uuidPattern, NO_UUID)),
        "must be an array of connector uuids",
      ),
      v.minLength(1, "must not be empty; leave it out to offer every bank"),
    ),
  ),
  capabilities: optional(v.array(v.string(), 'must be an array of capabilities, e.g. ["bank"]')),
  country: optional(
    v.pipe(
      v.string("must be a country code"),
      v.regex(/^[a-z]{2}$/i, 'must be an ISO 3166-1 alpha-2 code, e.g. "FR"'),
    ),
  ),
  accounts: optional(
    v.union(
      [
        v.literal(false),
        v.strictObject({
          ...accountFilter,
          preselected: optional(v.strictObject(accountFilter)),
        }),
      ],
      "must be false, or an object with types, usages, ibans and preselected",
    ),
  ),
  purpose: sentence,
  stopSharing: sentence,
  moreSources: optional(v.boolean("must be true or false")),
  locale: optional(v.string('must be a language tag, e.g. "fr"')),
  messages: optional(
    v.record(v.string(), v.optional(v.string("must be a text")), "must map message ids to texts"),
  ),
  theme: optional(v.picklist(["auto", "light", "dark"], 'must be "auto", "light" or "dark"')),
  layout: optional(v.picklist(["inline", "modal", "page"], 'must be "inline", "modal" or "page"')),
  headingLevel: optional(v.picklist([1, 2, 3, 4, 5, 6], "must be 1 to 6")),
  fetchSession: handler,
  onSuccess: handler,
  onExit: handler,
  onEvent: handler,
  onLoad: handler,
  onClose: handler,
});

/** The name of every option. */
export const optionNames: readonly string[] = Object.keys(optionsSchema.entries);

const LISTED =
  "a script of this page adds properties to Object.prototype; define them as not enumerable";

/** `null` where schemas cannot be walked, which is so on such a page only. */
function parse(options: unknown) {
  try {
    return v.safeParse(optionsSchema, options);
  } catch {
    return null;
  }
}

/**
 * Checks a host's options. `null` when they are right; otherwise an `implementation_error` that names the option and
 * the fix. It is not thrown: the PSU sees a screen, the host hears `onExit`.
 */
export function checkOptions(options: unknown): ConnectError | null {
  const parsed = parse(options);
  if (parsed === null) return new ConnectError("implementation_error", LISTED);
  if (parsed.success) return null;
  const [issue] = parsed.issues;
  const option = v.getDotPath(issue) ?? "options";
  return new ConnectError("implementation_error", `${option} ${issue.message}`);
}
