import { createServer, request as nodeRequest, type RequestListener, type Server } from "node:http";
import { connect } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { connection, ORIGIN, proxyUnderTest, UUID } from "../core/testing/proxy-under-test.ts";
import { type MountedRequest, nodeRequestOf, serveFetch, toNodeHandler } from "./index.ts";

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function listen(listener: RequestListener): Promise<{ port: number; server: Server }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  return { server, port: typeof address === "object" ? (address?.port ?? 0) : 0 };
}

/** Sends bytes as they are and collects what comes back until the server closes. */
const raw = (port: number, text: string) =>
  new Promise<string>((resolve, reject) => {
    let answer = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    socket.setEncoding("latin1");
    socket.on("data", (data: string) => (answer += data));
    socket.on("error", reject);
    socket.on("close", () => resolve(answer));
  });

const ours = { "x-guichet": "1", "x-test-user": "alice", origin: ORIGIN };
const head = (line: string, headers: Record<string, string> = {}) =>
  [
    line,
    ...Object.entries({ host: "x", connection: "close", ...ours, ...headers }).map(
      ([name, value]) => `${name}: ${value}`,
    ),
    "",
    "",
  ].join("\r\n");
const statusOf = (answer: string) => Number(answer.split(" ")[1]);

describe("toNodeHandler", () => {
  it("answers in a plain server, whole, with the proxy's headers and a known origin", async () => {
    const { proxy, powens } = proxyUnderTest();
    powens.on("POST /users/me/connections", { json: connection() });
    const { port } = await listen(toNodeHandler(proxy));
    const body = JSON.stringify({ connector_uuid: UUID, fields: { login: "é" } });

    const response = await fetch(`http://127.0.0.1:${port}/guichet/connections`, {
      method: "POST",
      headers: {
        ...ours,
        "sec-fetch-mode": "cors",
        "content-type": "application/json",
        "idempotency-key": "submission-node-1",
      },
      body,
    });

    expect(response.status).toBe(200);
    expect(response.headers.get("content-length")).toBe(
      String((await response.clone().arrayBuffer()).byteLength),
    );
    expect(response.headers.get("x-powered-by")).toBeNull();
    expect(await response.json()).toMatchObject({ kind: "connection" });
    expect(powens.calls.at(-1)?.body).toContain('"login":"é"');
  });

  it.each([
    [
      "Express, before a mount path was cut",
      { originalUrl: "/guichet/connectors", url: "/connectors" },
    ],
    ["the root", { url: "/guichet/connectors" }],
  ])("finds its base path: %s", async (_name, place) => {
    const { proxy } = proxyUnderTest();
    const handler = toNodeHandler(proxy);
    const { port } = await listen((message, response) => {
      handler(Object.assign(message, place), response, () => response.writeHead(501).end());
    });
    expect((await fetch(`http://127.0.0.1:${port}/anything`, { headers: ours })).status).toBe(200);
  });

  it("leaves what is not below its base path to the next handler", async () => {
    const { proxy, log } = proxyUnderTest();
    const handler = toNodeHandler(proxy);
    const { port } = await listen((message, response) =>
      handler(message, response, () => response.writeHead(204).end()),
    );
    for (const path of [
      "/",
      "/guichetto/connectors",
      "/guichet",
      "/x/guichet/connectors",
      "/a#b",
      "/x/../y",
    ]) {
      expect((await fetch(`http://127.0.0.1:${port}${path}`)).status).toBe(204);
    }
    expect(log).toEqual([]);
  });

  it("understands a body that a parser has already read", async () => {
    const { proxy, powens } = proxyUnderTest();
    powens.on("POST /users/me/connections/8812", { json: connection() });
    const handler = toNodeHandler(proxy);
    const { port } = await listen((message, response) => {
      let text = "";
      message.setEncoding("utf8");
      message.on("data", (chunk: string) => (text += chunk));
      message.on("end", () => {
        // The stream says that it has ended one turn after its last event.
        setImmediate(() => {
          const parsed: unknown = JSON.parse(text);
          handler(Object.assign(message, { body: parsed }) satisfies MountedRequest, response);
        });
      });
    });

    const response = await fetch(`http://127.0.0.1:${port}/guichet/connections/8812`, {
      method: "POST",
      headers: {
        ...ours,
        "content-type": "application/json",
        "idempotency-key": "submission-node-2",
      },
      body: JSON.stringify({ act: "resume" }),
    });

    expect(response.status).toBe(200);
    expect(powens.calls.at(-1)?.body).toBe('{"resume":true}');
  });

  it.each([
    ["text", (text: string): unknown => text, 200],
    ["bytes", (text: string): unknown => Buffer.from(text), 200],
    ["an object", (text: string): unknown => JSON.parse(text), 200],
    ["nothing", (): unknown => undefined, 500],
  ])("takes what a parser before has left: %s", async (_name, leave, status) => {
    const { proxy, powens } = proxyUnderTest();
    powens.on("POST /users/me/connections/8812", { json: connection() });
    const handler = toNodeHandler(proxy);
    const { port } = await listen((message, response) => {
      const chunks: Buffer[] = [];
      message.on("data", (chunk: Buffer) => chunks.push(chunk));
      message.on("end", () => {
        const body = leave(Buffer.concat(chunks).toString());
        handler(Object.assign(message, { body }) satisfies MountedRequest, response);
      });
    });

    const response = await fetch(`http://127.0.0.1:${port}/guichet/connections/8812`, {
      method: "POST",
      headers: {
        ...ours,
        "content-type": "application/json",
        "idempotency-key": "submission-node-3",
      },
      body: JSON.stringify({ act: "resume" }),
    });

    expect(response.status).toBe(status);
    if (status === 200) {
      expect(powens.callsTo("POST /users/me/connections/8812")).toMatchObject([
        { body: '{"resume":true}' },
      ]);
      return;
    }
    expect(powens.calls).toEqual([]);
    expect(await response.json()).toEqual({
      error: {
        code: "implementation_error",
        message: expect.stringContaining("mount the proxy before it") as unknown,
        requestId: expect.any(String) as unknown,
      },
    });
  });

  it("[T53] tells the host's functions the public origin, whatever Host says", async () => {
    const seen: string[] = [];
    const { proxy } = proxyUnderTest({
      userKey: (request) => {
        seen.push(new URL(request.url).origin);
        return null;
      },
    });
    const { port } = await listen(toNodeHandler(proxy));
    const evil = head("GET /guichet/connections HTTP/1.1", { host: "evil.example" });
    expect(statusOf(await raw(port, evil))).toBe(401);
    expect(seen).toEqual([new URL(proxy.publicUrl).origin]);
  });

  it("lets the host's functions see the request of Node", async () => {
    const { proxy } = proxyUnderTest({
      userKey: (request) => {
        const session: unknown = Reflect.get(nodeRequestOf(request) ?? {}, "session");
        return typeof session === "string" ? session : null;
      },
    });
    const handler = toNodeHandler(proxy);
    const { port } = await listen((message, response) =>
      handler(Object.assign(message, { session: "alice" }), response),
    );

    const response = await fetch(`http://127.0.0.1:${port}/guichet/connectors`, { headers: ours });

    expect(response.status).toBe(200);
    expect(nodeRequestOf(new Request("https://app.example"))).toBeUndefined();
  });

  it.each([
    ["GET http://evil.example/guichet/connectors HTTP/1.1", 400],
    ["GET //evil.example/guichet/connectors HTTP/1.1", 400],
    ["GET /\\evil.example/guichet/connectors HTTP/1.1", 400],
    ["OPTIONS * HTTP/1.1", 400],
    ["TRACE /guichet/connectors HTTP/1.1", 400],
    ["HEAD /guichet/connectors HTTP/1.1", 405],
    ["DELETE /guichet/connections/8812 HTTP/1.1", 403],
    ["DELETE /guichet/connections HTTP/1.1", 405],
    ["GET /guichet/connections/..%2f..%2fauth%2ftoken HTTP/1.1", 404],
    ["GET /guichet/../guichet/nowhere HTTP/1.1", 400],
    ["GET /guichet/connectors HTTP/1.1", 200],
  ])("%s gets %i", async (line, status) => {
    const { proxy, powens } = proxyUnderTest();
    const { port } = await listen(toNodeHandler(proxy));

    const answer = await raw(port, head(line));

    expect(statusOf(answer)).toBe(status);
    if (status !== 200) expect(powens.calls).toEqual([]);
  });

  it("[T53][T54][T24] refuses two Host headers, two content types, and takes no word from Host", async () => {
    const { proxy } = proxyUnderTest();
    const { port } = await listen(toNodeHandler(proxy));
    const twice = head("GET /guichet/connectors HTTP/1.1").replace("host: x", "host: x\r\nHost: y");
    expect(statusOf(await raw(port, twice))).toBe(400);

    const post = head("POST /guichet/connections HTTP/1.1", {
      "content-type": "application/json\r\ncontent-type: text/plain",
      "content-length": "2",
    });
    expect(statusOf(await raw(port, `${post}{}`))).toBe(415);

    const evil = head("GET /guichet/connectors HTTP/1.1", { host: "evil.example" });
    expect(await raw(port, evil)).not.toContain("evil.example");
  });

  it("answers 413 and closes while an endless body is still coming", async () => {
    const { proxy } = proxyUnderTest();
    const { port } = await listen(toNodeHandler(proxy));
    const answer = await new Promise<number | undefined>((resolve, reject) => {
      const sent = nodeRequest({
        port,
        host: "127.0.0.1",
        path: "/guichet/connections",
        method: "POST",
        headers: { ...ours, "content-type": "application/json" },
      });
      const pump = () => {
        while (!sent.destroyed && sent.write(" ".repeat(8_192)));
      };
      let status: number | undefined;
      sent.on("drain", pump);
      sent.on("response", (response) => {
        status = response.statusCode;
        response.resume();
      });
      sent.on("error", (error) => {
        // Writing to a connection that the server has closed after its answer.
        if (status === undefined) reject(error);
      });
      // The server's doing: this side would go on writing for ever.
      sent.on("close", () => {
        resolve(status);
      });
      pump();
    });
    expect(answer).toBe(413);
  });

  it("[T59] lives on when browsers vanish in the middle", async () => {
    const { proxy, powens } = proxyUnderTest();
    powens.on("GET /users/me/connections", async () => {
      await new Promise((resolve) => setImmediate(resolve));
      return { json: { connections: Array.from({ length: 500 }, () => connection()) } };
    });
    const { port } = await listen(toNodeHandler(proxy));
    await Promise.all(
      Array.from(
        { length: 100 },
        (_, index) =>
          new Promise<void>((resolve) => {
            const text = head("GET /guichet/connections HTTP/1.1", { "x-test-user": `u${index}` });
            const socket = connect(port, "127.0.0.1", () => {
              socket.write(text, () => socket.destroy());
            });
            socket.on("close", () => resolve());
          }),
      ),
    );
    const url = `http://127.0.0.1:${port}/guichet/connections`;
    expect((await fetch(url, { headers: ours })).status).toBe(200);
  });
});

describe("serveFetch", () => {
  it("serves a handler, tells where, and closes", async () => {
    const served = await serveFetch({
      fetch: async (request) =>
        Response.json({ url: request.url, body: await request.text() }, { status: 201 }),
    });
    const response = await fetch(`${served.url}/a?b=c`, { method: "POST", body: "hello" });
    expect(response.status).toBe(201);
    expect(await response.json()).toEqual({ url: `${served.url}/a?b=c`, body: "hello" });
    expect(served.url).toBe(`http://127.0.0.1:${served.port}`);

    await served.close();
    await expect(fetch(served.url)).rejects.toThrow();
  });

  it("keeps virtual hosts apart, unless an origin is given", async () => {
    const echo = (request: Request) => new Response(new URL(request.url).origin);
    const open = await serveFetch({ fetch: echo });
    const fixed = await serveFetch({ fetch: echo, origin: ORIGIN });
    closers.push(
      () => open.close(),
      () => fixed.close(),
    );
    const ask = (port: number, host: string) =>
      raw(port, `GET / HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`);

    expect(await ask(open.port, "bank.localhost:7002")).toContain("http://bank.localhost:7002");
    expect(await ask(open.port, "evil/../x")).toContain(open.url);
    expect(await ask(fixed.port, "evil.example")).toContain(ORIGIN);
  });

  it("cuts the connection when a handler or its body breaks", async () => {
    const broken = new ReadableStream({ start: (controller) => controller.error(new Error("x")) });
    for (const fetchBroken of [() => Promise.reject(new Error("x")), () => new Response(broken)]) {
      const served = await serveFetch({ fetch: fetchBroken });
      closers.push(() => served.close());
      await expect(fetch(served.url)).rejects.toThrow();
    }
  });

  it("says why it cannot listen", async () => {
    const served = await serveFetch({ fetch: () => new Response() });
    closers.push(() => served.close());

    await expect(
      serveFetch({ fetch: () => new Response(), port: served.port }),
    ).rejects.toMatchObject({ code: "EADDRINUSE" });
  });

  it("[T56] refuses 16 kB of headers", async () => {
    const served = await serveFetch({ fetch: () => new Response() });
    closers.push(() => served.close());

    const answer = await raw(served.port, head("GET / HTTP/1.1", { "x-long": "x".repeat(17_000) }));

    expect(statusOf(answer)).toBe(431);
    expect(answer).toContain('{"error":{"code":"refused"');
  });
});

const many = Object.fromEntries(
  Array.from({ length: 60 }, (_, index) => [`x-${String(index)}`, "canary-of-a-header"]),
);
const long = { "x-long": "canary-of-a-header".repeat(1_000) };

describe("[host-page 36] a request with more headers than a browser sends", () => {
  it.each([
    ["toNodeHandler", "too many", many],
    ["serveFetch", "too many", many],
    ["serveFetch", "too long", long],
  ])(
    "is answered by %s, with %s, by a coded error and two lines in the log",
    async (way, _, headers) => {
      const { proxy, log } = proxyUnderTest();
      const { fetch, refuseMalformed } = proxy;
      const serve = async () => {
        const served = await serveFetch({ fetch, refuseMalformed });
        closers.push(() => served.close());
        return served;
      };
      const { port } = way === "serveFetch" ? await serve() : await listen(toNodeHandler(proxy));

      const answer = await raw(port, head("GET /guichet/connectors HTTP/1.1", headers));

      expect(statusOf(answer)).toBe(431);
      expect(answer).toMatch(/^content-type: application\/json; charset=utf-8\r$/im);
      expect(answer).toMatch(/^connection: close\r$/im);
      const requestId = /^x-request-id: (.+)\r$/im.exec(answer)?.[1] ?? "";
      expect(JSON.parse(answer.split("\r\n\r\n")[1] ?? "")).toMatchObject({
        error: { code: "refused", requestId },
      });
      expect(log).toEqual([
        { event: "gate_refused", reason: "header_size", requestId },
        { event: "request", route: "none", status: 431, code: "refused", durationMs: 0, requestId },
      ]);
      expect(answer + JSON.stringify(log)).not.toContain("canary");
    },
  );

  it("leaves a request with as many as are allowed alone", async () => {
    const { proxy } = proxyUnderTest();
    const { port } = await listen(toNodeHandler(proxy));
    const fitting = Object.fromEntries(Object.entries(many).slice(0, 60 - 5));

    const answer = await raw(port, head("GET /guichet/nowhere HTTP/1.1", fitting));

    expect(statusOf(answer)).toBe(404);
  });

  it.each([
    ["no HTTP at all", "\u0016\u0003\u0001\r\n\r\n", "malformed"],
    ["two hosts", head("GET /guichet/connectors HTTP/1.1", { Host: "y" }), "malformed"],
  ])("tells of %s in the same way", async (_name, text, reason) => {
    const { proxy, log } = proxyUnderTest();
    const { fetch, refuseMalformed } = proxy;
    const served = await serveFetch({ fetch, refuseMalformed });
    closers.push(() => served.close());

    const answer = await raw(served.port, text);

    expect(statusOf(answer)).toBe(400);
    expect(answer).toContain('"code":"invalid_request"');
    expect(log).toMatchObject([{ event: "gate_refused", reason }, { status: 400 }]);
  });
});
