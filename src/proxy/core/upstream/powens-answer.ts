import type { PowensTransportAnswer } from "./powens-transport.ts";

/** An answer of Powens, read whole. */
export interface PowensAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
  /** `undefined` when the body is not JSON (Powens answers 404 as an HTML page). */
  readonly json: unknown;
  /** Powens' own id of the call, for support. */
  readonly requestId: string | undefined;
}

const decoder = new TextDecoder();

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decoder.decode(bytes)) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Reads what a transport brought; nothing in it is trusted to be JSON. */
export function toAnswer({ status, headers, body }: PowensTransportAnswer): PowensAnswer {
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
  const id = headers["x-request-id"] ?? "";
  // We ask for none; a body that is compressed all the same is not unpacked.
  const isPlain = (headers["content-encoding"] ?? "identity") === "identity";
  return {
    status,
    headers,
    bytes,
    json: isPlain ? parseJson(bytes) : undefined,
    requestId: /^[A-Za-z0-9_-]{8,64}$/.test(id) ? id : undefined,
  };
}
