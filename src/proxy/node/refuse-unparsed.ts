import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { malformedRequest, type MalformedStatus } from "../core/malformed-request.ts";

/** The coded error in JSON, where no proxy with a log of its own answers. */
export const refusePlainly = (status: MalformedStatus): Response =>
  malformedRequest(status, crypto.randomUUID()).response;

/** The connection ends with the answer: where the next request on it would begin is not known. */
export function closing(response: Response): Response {
  response.headers.set("connection", "close");
  return response;
}

const statuses: Readonly<Record<string, MalformedStatus>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  HPE_HEADER_OVERFLOW: 431,
};

async function toText(response: Response): Promise<string> {
  const body = await response.text();
  const lines = [...response.headers].map(([name, value]) => `${name}: ${value}\r\n`).join("");
  const line = `HTTP/1.1 ${String(response.status)} ${STATUS_CODES[response.status] ?? ""}\r\n`;
  return `${line}${lines}content-length: ${String(Buffer.byteLength(body))}\r\n\r\n${body}`;
}

/**
 * Answers what the parser of Node refuses, which reaches no handler, as every other malformed request is answered. Node
 * itself would answer without a body, and nothing would be logged.
 */
export const refuseUnparsed =
  (refuse: (status: MalformedStatus) => Response) =>
  (error: NodeJS.ErrnoException, socket: Duplex): void => {
    if (error.code === "ECONNRESET" || !socket.writable) {
      socket.destroy();
      return;
    }
    toText(closing(refuse(statuses[error.code ?? ""] ?? 400))).then(
      (text) => socket.end(text, () => socket.destroy()),
      () => socket.destroy(),
    );
  };
