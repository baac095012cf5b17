import {
  collectBody,
  type PowensTransport,
  PowensTransportError,
  type PowensTransportRequest,
} from "./powens-transport.ts";

/**
 * A transport over any `fetch`, such as the sandbox's in-process one. For servers prefer the default transport: it
 * separates quick calls from slow ones.
 *
 * @public
 */
export function fetchTransport(
  fetch: (request: Request) => Response | Promise<Response>,
): PowensTransport {
  const exchange = async (call: PowensTransportRequest, signal: AbortSignal) => {
    const url = new URL(call.origin + call.path);
    url.search = new URLSearchParams(call.query).toString();
    const response = await fetch(
      new Request(url, {
        method: call.method,
        headers: call.headers,
        body: call.body ?? null,
        redirect: "manual",
        signal,
      }),
    );
    const body =
      response.body === null ? new Uint8Array() : await collectBody(response.body, call.maxBytes);
    return { status: response.status, headers: Object.fromEntries(response.headers), body };
  };

  return {
    async send(call) {
      const aborter = new AbortController();
      let timer: ReturnType<typeof setTimeout> | undefined;
      // An in-process fetch may not look at its signal: the deadline holds all the same.
      const deadline = new Promise<never>((_, reject) => {
        timer = setTimeout(() => {
          reject(new PowensTransportError("timeout"));
          aborter.abort();
        }, call.deadlineMs);
      });
      try {
        return await Promise.race([exchange(call, aborter.signal), deadline]);
      } catch (error) {
        throw error instanceof PowensTransportError ? error : new PowensTransportError("cut");
      } finally {
        clearTimeout(timer);
      }
    },
  };
}
