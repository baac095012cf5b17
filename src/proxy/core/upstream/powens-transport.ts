/** `DELETE` erases a connection, and is sent only where the option `allowDelete` is on. */
export type PowensMethod = "GET" | "POST" | "PUT" | "DELETE";

/** One call to Powens, ready to send. */
export interface PowensTransportRequest {
  readonly method: PowensMethod;
  /** `https://{domain}.biapi.pro`, from the options. */
  readonly origin: string;
  /** Absolute path with exactly one leading `/`, made of constants and checked ids. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Complete and lower-case: a transport adds none of the browser's. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  /** Everything, to the last byte of the answer, within this many milliseconds. */
  readonly deadlineMs: number;
  /** A longer answer is a failure. */
  readonly maxBytes: number;
  /** The call may wait minutes for a bank: it must not take a place of the quick ones. */
  readonly slow: boolean;
}

export interface PowensTransportAnswer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/**
 * How calls travel to Powens. It must not follow redirects, must not retry, and must reject with a
 * {@link PowensTransportError} when there is no whole answer.
 */
export interface PowensTransport {
  send(request: PowensTransportRequest): Promise<PowensTransportAnswer>;
  /** Lets go of sockets. */
  close?(): Promise<void>;
}

/**
 * `unreachable` and `busy`: the request never left. `timeout`, `cut`, `too_large`: it did, and what became of it is
 * unknown.
 */
export type PowensTransportFailure = "timeout" | "cut" | "too_large" | "unreachable" | "busy";

export class PowensTransportError extends Error {
  override readonly name = "PowensTransportError";
  readonly failure: PowensTransportFailure;

  constructor(failure: PowensTransportFailure) {
    super(`No answer from Powens: ${failure}`);
    this.failure = failure;
  }
}

/** Collects a body under a cap; rejects with `too_large` beyond it. */
export async function collectBody(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.byteLength;
    if (length > maxBytes) throw new PowensTransportError("too_large");
    parts.push(chunk);
  }
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.byteLength;
  }
  return whole;
}
