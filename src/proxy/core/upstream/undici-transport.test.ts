import { createServer, type RequestListener, type Server } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import {
  type PowensTransport,
  PowensTransportError,
  type PowensTransportRequest,
} from "./powens-transport.ts";
import { createUndiciTransport } from "./undici-transport.ts";

const aLocalHost: unknown = expect.stringMatching(/^127\.0\.0\.1:\d+$/);
const open: { server?: Server; transport?: PowensTransport } = {};

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  open.server = server;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
}

afterEach(async () => {
  await open.transport?.close?.();
  open.server?.closeAllConnections();
  await new Promise((resolve) => (open.server ? open.server.close(resolve) : resolve(null)));
  delete open.server;
  delete open.transport;
});

async function send(listener: RequestListener, changes: Partial<PowensTransportRequest> = {}) {
  const origin = await listen(listener);
  const transport = createUndiciTransport(origin);
  open.transport = transport;
  return transport.send({
    method: "GET",
    origin,
    path: "/2.0/connectors",
    query: {},
    headers: { accept: "application/json", "accept-encoding": "identity" },
    deadlineMs: 300_000,
    maxBytes: 1_000,
    slow: false,
    ...changes,
  });
}

const failure = async (sent: Promise<unknown>) => {
  const error = await sent.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof PowensTransportError ? error.failure : error;
};

describe("the default transport", () => {
  it("[T51] sends exactly what it was given", async () => {
    const seen: unknown[] = [];
    const answer = await send(
      (request, response) => {
        const { method, url, headers } = request;
        request.setEncoding("utf8").once("data", (body: string) => {
          seen.push({ method, url, headers, body });
          response.writeHead(202, { "X-Request-ID": "abc", "Set-Cookie": ["a=1", "b=2"] });
          response.end('{"ok":true}');
        });
      },
      {
        method: "POST",
        query: { source: "openapi", redirect_uri: "https://a.example/?b=c&d" },
        headers: { "content-type": "application/json", authorization: "Bearer t" },
        body: '{"a":1}',
        slow: true,
      },
    );

    expect(answer.status).toBe(202);
    expect(answer.headers).toMatchObject({ "x-request-id": "abc" });
    expect(Buffer.from(answer.body).toString()).toBe('{"ok":true}');
    expect(seen).toEqual([
      {
        method: "POST",
        url: "/2.0/connectors?source=openapi&redirect_uri=https%3A%2F%2Fa.example%2F%3Fb%3Dc%26d",
        headers: {
          authorization: "Bearer t",
          connection: "keep-alive",
          "content-length": "7",
          "content-type": "application/json",
          host: aLocalHost,
        },
        body: '{"a":1}',
      },
    ]);
  });

  it.each([301, 302, 307, 308])("[T50][T67] does not follow a %i", async (status) => {
    let hits = 0;
    const answer = await send((_request, response) => {
      hits += 1;
      response.writeHead(status, { location: "/elsewhere" }).end();
    });
    expect([answer.status, hits]).toEqual([status, 1]);
  });

  it("[T61] gives up on an answer that never begins", async () => {
    const sent = send(() => undefined, { deadlineMs: 200 });
    expect(await failure(sent)).toBe("timeout");
  });

  it("[T62] gives up on a body that stalls", async () => {
    const sent = send((_request, response) => response.writeHead(200).write("{"), {
      deadlineMs: 200,
    });
    expect(await failure(sent)).toBe("timeout");
  });

  it("[T62] gives up on a body that drips", async () => {
    const drips: ReturnType<typeof setInterval>[] = [];
    const sent = send(
      (_request, response) => {
        response.writeHead(200);
        drips.push(setInterval(() => response.write(" "), 20));
      },
      { deadlineMs: 300 },
    );
    expect(await failure(sent)).toBe("timeout");
    drips.forEach(clearInterval);
  });

  it("[T66] stops at the cap", async () => {
    const sent = send((_request, response) => response.end("x".repeat(1_001)));
    expect(await failure(sent)).toBe("too_large");
  });

  it.each<[string, RequestListener]>([
    ["at once", (request) => request.socket.destroy()],
    [
      "in the middle",
      (request, response) => {
        response.writeHead(200, { "content-length": "100" });
        response.write("{", () => request.socket.destroy());
      },
    ],
  ])("says that an answer was cut %s", async (_name, listener) => {
    expect(await failure(send(listener))).toBe("cut");
  });

  it("says that nobody listens", async () => {
    const origin = await listen(() => undefined);
    await new Promise((resolve) => open.server?.close(resolve));
    delete open.server;
    const transport = createUndiciTransport(origin);
    open.transport = transport;
    const sent = transport.send({
      method: "POST",
      origin,
      path: "/2.0/connectors",
      query: {},
      headers: {},
      deadlineMs: 300_000,
      maxBytes: 1,
      slow: true,
    });
    expect(await failure(sent)).toBe("unreachable");
  });

  it("[T50][T48] sends nothing to another origin", async () => {
    let hits = 0;
    const sent = send(() => (hits += 1), { origin: "http://127.0.0.1:9" });
    expect(await failure(sent)).toBe("unreachable");
    expect(hits).toBe(0);
  });

  it("[T71] answers quick reads while every place of the slow calls is taken, and refuses the call too many", async () => {
    const origin = await listen((request, response) => {
      if (request.url === "/quick") response.end("{}");
    });
    const transport = createUndiciTransport(origin);
    open.transport = transport;
    const call = { origin, query: {}, headers: {}, deadlineMs: 5_000, maxBytes: 1_000 };
    const slow = () => transport.send({ ...call, method: "POST", path: "/slow", slow: true });
    const pending = Array.from({ length: 192 }, () => slow().catch(() => null));

    const quick = await transport.send({ ...call, method: "GET", path: "/quick", slow: false });

    expect(quick.status).toBe(200);
    expect(await failure(slow())).toBe("busy");
    await transport.close?.();
    await Promise.all(pending);
  });
});
