/** The kinds of answers that the server gives besides those of the API, which bring headers of their own. */
export type AnswerKind = "hosted" | "frame" | "loader" | "pinnedLoader" | "asset" | "plain";

const documentPolicy = (frameAncestors: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-src 'none'",
    "worker-src 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
    `frame-ancestors ${frameAncestors}`,
  ].join("; ");

const nothing = "default-src 'none'; frame-ancestors 'none'";

const everyAnswer = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "permissions-policy":
    "camera=(), microphone=(), geolocation=(), payment=(), usb=(), clipboard-read=()",
} as const;

const notFramed = { "x-frame-options": "DENY" } as const;
const document = {
  "cache-control": "no-store",
  "cross-origin-embedder-policy": "require-corp",
  "origin-agent-cluster": "?1",
} as const;

/** The security headers of an answer. `allowedOrigins` may frame the frame's document, and nothing else. */
export function headersOf(
  kind: AnswerKind,
  allowedOrigins: readonly string[],
): Readonly<Record<string, string>> {
  switch (kind) {
    case "hosted":
      return {
        ...everyAnswer,
        ...notFramed,
        ...document,
        "content-security-policy": documentPolicy("'none'"),
        "cross-origin-resource-policy": "same-origin",
      };
    case "frame":
      return {
        ...everyAnswer,
        ...document,
        "content-security-policy": documentPolicy(
          allowedOrigins.length === 0 ? "'none'" : allowedOrigins.join(" "),
        ),
        // A page that embeds us with COEP asks for it.
        "cross-origin-resource-policy": "cross-origin",
      };
    case "loader":
      return {
        ...everyAnswer,
        ...notFramed,
        "content-security-policy": nothing,
        "cross-origin-resource-policy": "cross-origin",
        "cache-control": "max-age=300",
      };
    case "pinnedLoader":
      return {
        ...everyAnswer,
        ...notFramed,
        "content-security-policy": nothing,
        "cross-origin-resource-policy": "cross-origin",
        // A page that pins it by its hash asks with CORS; there is nothing in it that not everybody may read.
        "access-control-allow-origin": "*",
        "cache-control": "max-age=31536000, immutable",
      };
    case "asset":
      return {
        ...everyAnswer,
        ...notFramed,
        "content-security-policy": nothing,
        "cross-origin-resource-policy": "same-origin",
        "cache-control": "max-age=31536000, immutable",
      };
    case "plain":
      return {
        ...everyAnswer,
        ...notFramed,
        "content-security-policy": nothing,
        "cross-origin-resource-policy": "same-origin",
        "cache-control": "no-store",
      };
  }
}

/** What every answer gets, those of the API too, when browsers reach the server by https. */
export const transportSecurity = "max-age=31536000";
