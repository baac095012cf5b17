/** What goes wrong, each kind with its own details. */
export type FaultKind =
  /** No answer comes, not even headers, until the caller gives up. */
  | { readonly kind: "hang" }
  /** The line is cut before the headers: `fetch` rejects with `DroppedConnectionError`. */
  | { readonly kind: "drop" }
  /** The headers of the true answer come, then nothing. */
  | { readonly kind: "stall" }
  /** The true answer comes a byte at a time, one every `everyMs` milliseconds (100 by default). */
  | { readonly kind: "drip"; readonly everyMs?: number }
  /** The line is cut after half of the true answer. */
  | { readonly kind: "dropMidBody" }
  /** An error of a server or of what stands before it, as a page (the default), as JSON, or without a body. */
  | {
      readonly kind: "status";
      readonly status: 500 | 502 | 503 | 504;
      readonly body?: "html" | "json" | "none";
    }
  /** 429; `retryAfter` in seconds or as a date, `null` (the default) without the header. */
  | { readonly kind: "tooMany"; readonly retryAfter?: number | string | null }
  /** A page with status 200, as a gateway or a captive portal sends. */
  | { readonly kind: "htmlPage" }
  /** The first half of the true answer's text, as a whole body. */
  | { readonly kind: "malformedJson" }
  /** JSON of at least `bytes` bytes (20 million by default), made as it is read. */
  | { readonly kind: "huge"; readonly bytes?: number }
  /** The true answer under another content type, `text/plain` by default. */
  | { readonly kind: "wrongType"; readonly type?: string }
  /** JSON that is no answer of this API: `body`, `{"unexpected":true}` by default. */
  | { readonly kind: "wrongShape"; readonly body?: unknown }
  /** A redirection to an absolute address. */
  | {
      readonly kind: "redirect";
      readonly status: 301 | 302 | 303 | 307 | 308;
      readonly to: string;
    }
  /** 200 with JSON's content type and no body. */
  | { readonly kind: "empty" }
  /** The true answer behind a byte order mark. */
  | { readonly kind: "bom" };

/** Which calls a fault meets. */
export interface FaultTarget {
  /** The path below the sandbox's own address, without the query: `/2.0/users/me/*`, where `*` is any text. */
  readonly path?: string | RegExp | undefined;
  readonly method?: string | undefined;
  /** How many calls it meets before it is over: 1 by default, `Infinity` for all. */
  readonly times?: number | undefined;
  /**
   * Whether the call has its effect before its answer goes wrong: a connection is made, and nobody is told. `false` by
   * default. Faults that pass on the true answer, or part of it, always let the call have its effect.
   */
  readonly isWorkDone?: boolean | undefined;
}

/** A scripted fault: which calls it meets and what goes wrong. */
export type Fault = FaultTarget & FaultKind;

/** A fault that was set up. */
export interface FaultHandle {
  /** How many calls it has met. */
  readonly met: number;
  /** Ends it, however many calls it had left. */
  end(): void;
}
