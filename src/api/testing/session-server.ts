/** A request that a page sent. */
export interface PageRequest {
  readonly call: string;
  readonly headers: Headers;
  readonly body: unknown;
}

const errorOf = (status: number, code: string) =>
  Response.json({ error: { code, message: "m", requestId: "r-1" } }, { status });

/**
 * The session routes of `guichet serve` as a page sees them, with bearers in memory, and one read and one act behind
 * them. For tests; the server's own are in `proxy/core/sessions`.
 */
export function sessionServer() {
  const requests: PageRequest[] = [];
  /** Users by connect token. */
  const grants = new Map<string, string>();
  const living = new Map<string, string>();
  const done: string[] = [];
  let issued = 0;
  let cut = 0;
  let short = false;

  const issue = (user: string, mode: unknown) => {
    issued += 1;
    const handle = mode === "bearer" ? `handle-of-a-session-${String(issued)}` : "cookie";
    if (!short) living.set(handle, user);
    return mode === "bearer" ? { handle } : {};
  };
  const expiresAt = "2026-06-02T09:00:00.000Z";

  const answer = ({ call, headers, body }: PageRequest): Response => {
    if (call === "POST /session") {
      const { connectToken, mode } = body as { connectToken: string; mode: string };
      const user = grants.get(connectToken);
      if (user === undefined) return errorOf(401, "session_expired");
      return Response.json({ ...issue(user, mode), expiresAt, user });
    }
    const bearer = headers.get("authorization")?.slice("Bearer ".length) ?? "cookie";
    const user = living.get(bearer);
    if (user === undefined) return errorOf(401, "session_expired");
    switch (call) {
      case "GET /session":
        return Response.json({
          ...{ flow: "connect", connectionId: null, resetCredentials: false, limits: {} },
          ...{ words: {}, locale: "fr", returnAddress: null, expiresAt },
        });
      case "POST /session/rotate":
        living.delete(bearer);
        return Response.json({ ...issue(user, bearer === "cookie" ? "" : "bearer"), expiresAt });
      case "DELETE /session":
        living.delete(bearer);
        return new Response(null, { status: 204 });
      default:
        done.push(`${user} ${call}`);
        return Response.json({});
    }
  };

  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = input instanceof Request ? input : new Request(input, init);
    const text = await request.text();
    const seen: PageRequest = {
      call: `${request.method} ${new URL(request.url).pathname.replace(/^\/api/, "")}`,
      headers: request.headers,
      body: text === "" ? null : JSON.parse(text),
    };
    requests.push(seen);
    const answered = answer(seen);
    if (cut > 0) {
      cut -= 1;
      throw new TypeError("Failed to fetch");
    }
    return answered;
  };

  return {
    fetch,
    requests,
    /** What came to be done, as `user method path`. */
    done,
    calls: () => requests.map(({ call }) => call),
    grant: (connectToken: string, user = "alice") => {
      grants.set(connectToken, user);
      return connectToken;
    },
    endAll: () => {
      living.clear();
    },
    endEachAtOnce: () => {
      short = true;
    },
    /** The next answers are lost on their way. */
    loseAnswers: (count: number) => {
      cut = count;
    },
  };
}
