import type { ServerResponse } from "node:http";

/** A client that reads more slowly than this would hold the answer in memory for as long as it likes. */
export const TAKE_MS = 60_000;

/**
 * Writes an answer in one piece. A browser that went away meanwhile is no error; a body that breaks cuts the
 * connection, since its status can no longer be taken back.
 */
export async function writeResponse(
  response: Response,
  target: ServerResponse,
  takeMs = TAKE_MS,
): Promise<void> {
  let body: Buffer;
  try {
    body = Buffer.from(await response.arrayBuffer());
  } catch {
    target.destroy();
    return;
  }
  if (target.destroyed || target.headersSent) return;
  target.statusCode = response.status;
  for (const [name, value] of response.headers) {
    // A header of this name may come several times; every other one is whole.
    if (name === "set-cookie") target.appendHeader(name, value);
    else target.setHeader(name, value);
  }
  // Nobody will read the rest of a body that was refused.
  if (!target.req.complete) target.setHeader("connection", "close");
  if (response.status !== 204 && response.status !== 304) {
    target.setHeader("content-length", body.byteLength);
  }
  const tooSlow = setTimeout(() => target.destroy(), takeMs);
  target.once("close", () => {
    clearTimeout(tooSlow);
  });
  target.end(body);
}
