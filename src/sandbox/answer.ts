/** A Powens error body. Recorded errors carry `message`, or `description`, or neither: never both by rule. */
export interface ErrorBody {
  readonly code: string;
  readonly message?: string;
  readonly description?: string;
}

/** Why a call ends without a connection: an error body, or a crash (500 by default) that answers with a page. */
export type Refusal =
  | {
      readonly kind: "error";
      readonly status: number;
      readonly body: ErrorBody;
      readonly headers: HeadersRecord;
    }
  | { readonly kind: "crash"; readonly status?: number };

export const refuse = (body: ErrorBody, status = 400, headers: HeadersRecord = {}): Refusal => ({
  kind: "error",
  status,
  body,
  headers,
});

export const json = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json; charset=utf-8" },
  });

/** An error answer. Its content type has no charset, as recorded. */
export const failure = (status: number, body: ErrorBody, headers: HeadersRecord = {}): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json", ...headers },
  });

export const noContent = (): Response => new Response(null, { status: 204 });

type HeadersRecord = Readonly<Record<string, string>>;

/** A small page where JSON would be expected. */
export const page = (status: number, title: string, text: string): Response =>
  new Response(
    `<!doctype html>\n<html lang="en">\n<head><title>${status} ${title}</title></head>\n<body>\n<h1>${title}</h1>\n<p>${text}</p>\n</body>\n</html>\n`,
    { status, headers: { "content-type": "text/html; charset=utf-8" } },
  );

/** What an unknown path, a malformed id and somebody else's id answer: a page, not JSON. */
export const notFoundPage = (): Response =>
  page(404, "Not Found", "The requested address was not found on this server.");

export const crashPage = (status = 500): Response =>
  page(status, "Internal Server Error", "The server met an error and could not answer.");

export const refusalAnswer = (refusal: Refusal): Response =>
  refusal.kind === "crash"
    ? crashPage(refusal.status)
    : failure(refusal.status, refusal.body, refusal.headers);

/** Sends a browser on after a form. */
export const seeOther = (location: string): Response =>
  new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });

/**
 * Thrown by `fetch` when a scenario or a fault cuts the line, and by the body of an answer that is cut in the middle: a
 * server that mounts the sandbox must close the socket then.
 */
export class DroppedConnectionError extends TypeError {
  override readonly name = "DroppedConnectionError";

  constructor() {
    super("the sandbox cut the connection before it had answered");
  }
}
