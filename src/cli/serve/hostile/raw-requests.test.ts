import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type House, openHouse, ORIGIN, ways } from "./testing/house.ts";
import { answersIn, exchange, openSocket, statusOf } from "./testing/raw-socket.ts";

describe.each(ways)("%s", (way) => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse(way);
  });
  afterAll(async () => {
    await house.close();
  });

  /** Header lines of a page of ours; a value of `null` leaves one out. */
  const lines = (changes: Readonly<Record<string, string | null>> = {}): string =>
    Object.entries<string | null>({
      host: "localhost:8080",
      connection: "close",
      ...house.held,
      ...changes,
    })
      .map(([name, value]) => (value === null ? "" : `${name}: ${value}\r\n`))
      .join("");
  const get = (
    target: string,
    extra = "",
    changes?: Readonly<Record<string, string | null>>,
  ): string => `GET ${target} HTTP/1.1\r\n${lines(changes)}${extra}\r\n`;
  const writing = { origin: ORIGIN, "content-type": "application/json" };
  const post = (
    extra: string,
    body: string,
    changes: Readonly<Record<string, string>> = {},
  ): string =>
    `POST ${house.base}/connections HTTP/1.1\r\n${lines({ ...writing, ...changes })}${extra}\r\n${body}`;
  const listed = (): string => `${house.base}/connections`;

  it("is there, for the cases below: the legal request is answered", async () => {
    expect(statusOf(await exchange(house.port, get(listed())))).toBe(200);
    const answer = await exchange(house.port, post("content-length: 2\r\n", "{}"));
    expect([statusOf(answer), answer.includes('"invalid_request"')]).toEqual([400, true]);
  });

  const smuggled = (): string => get(`${house.base}/smuggled`);
  it.each<readonly [string, () => string]>([
    [
      "both lengths",
      () => post("content-length: 6\r\ntransfer-encoding: chunked\r\n", "0\r\n\r\nG"),
    ],
    [
      "both lengths, the other way",
      () => post("transfer-encoding: chunked\r\ncontent-length: 6\r\n", "0\r\n\r\nG"),
    ],
    ["two lengths", () => post("content-length: 2\r\ncontent-length: 3\r\n", "{} ")],
    ["two equal lengths", () => post("content-length: 2\r\ncontent-length: 2\r\n", "{}")],
    ["a list of lengths", () => post("content-length: 2, 2\r\n", "{}")],
    ["a signed length", () => post("content-length: +2\r\n", "{}")],
    ["a negative length", () => post("content-length: -1\r\n", "{}")],
    ["a length in hexadecimal", () => post("content-length: 0x2\r\n", "{}")],
    ["a length with a space in it", () => post("content-length: 1 0\r\n", "{}")],
    ["chunked is not last", () => post("transfer-encoding: chunked, identity\r\n", "0\r\n\r\n")],
    ["an encoding like chunked", () => post("transfer-encoding: xchunked\r\n", "0\r\n\r\n")],
    [
      "two encodings",
      () => post("transfer-encoding: chunked\r\ntransfer-encoding: identity\r\n", "0\r\n\r\n"),
    ],
    ["a hidden encoding", () => post("transfer-encoding:\u000bchunked\r\n", "0\r\n\r\n")],
    [
      "a chunk length that overflows",
      () => post("transfer-encoding: chunked\r\n", "fffffffffffffffff\r\n{}\r\n0\r\n\r\n"),
    ],
    [
      "a chunk length that is signed",
      () => post("transfer-encoding: chunked\r\n", "+2\r\n{}\r\n0\r\n\r\n"),
    ],
    [
      "a chunk without its end of line",
      () => post("transfer-encoding: chunked\r\n", "2\r\n{}0\r\n\r\n"),
    ],
    ["a folded header", () => get(listed(), "x-a: b\r\n c\r\n")],
    ["a folded first header", () => `GET ${listed()} HTTP/1.1\r\n host: x\r\n\r\n`],
    ["bare line feeds", () => get(listed()).replaceAll("\r\n", "\n")],
    ["a bare line feed", () => get(listed(), "x-a: b\nx-b: c\r\n")],
    ["a bare carriage return", () => get(listed(), "x-a: b\rx-b: c\r\n")],
    ["a space before the colon", () => get(listed(), "x-a : b\r\n")],
    ["a space before the colon of a length", () => post("content-length : 2\r\n", "{}")],
    ["no colon", () => get(listed(), "x-a\r\n")],
    ["no name", () => get(listed(), ": b\r\n")],
    ["a NUL in a name", () => get(listed(), "x-\u0000a: b\r\n")],
    ["a NUL in a value", () => get(listed(), "x-a: b\u0000c\r\n")],
    ["two Host headers", () => get(listed(), "Host: other.example\r\n")],
    ["two equal Host headers", () => get(listed(), "hOST: localhost:8080\r\n")],
    ["no Host", () => get(listed(), "", { host: null })],
    ["a version of the future", () => get(listed()).replace("HTTP/1.1", "HTTP/3.0")],
    ["no version", () => `GET ${listed()}\r\n\r\n`],
    ["two spaces", () => get(listed()).replace(" HTTP", "  HTTP/1.1 HTTP")],
    ["HTTP/2 without asking", () => "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"],
    ["TLS", () => "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003"],
  ])("[T54] refuses %s, and never sees what follows", async (_name, request) => {
    const before = house.powens.seen.length;

    const answer = await exchange(house.port, request() + smuggled());

    expect([answersIn(answer), statusOf(answer)]).toEqual([1, 400]);
    expect(answer).toMatch(/^connection: close\r$/im);
    expect(house.powens.seen.length).toBe(before);
  });

  it.each<readonly [string, () => string, number]>([
    ["an absolute target", () => `http://localhost:8080${listed()}`, 400],
    ["an absolute target elsewhere", () => `http://evil.example${listed()}`, 400],
    ["an https target", () => `https://localhost:8080${listed()}`, 400],
    ["two slashes", () => `//evil.example${listed()}`, 400],
    ["a slash and a backslash", () => `/\\evil.example${listed()}`, 400],
    ["a backslash", () => listed().replace("/conn", "\\conn"), 400],
    ["a fragment", () => `${listed()}#x`, 400],
    ["a dot", () => listed().replace("/conn", "/./conn"), 400],
    ["two dots", () => listed().replace("/conn", "/x/../conn"), 400],
    ["encoded dots", () => listed().replace("/conn", "/x/%2e%2E/conn"), 400],
    ["a letter that no address has", () => `${listed()}/\u00e9`, 400],
    ["user and host", () => `/@evil.example${listed()}`, 404],
    ["a star", () => "*", 400],
    ["nothing", () => "", 400],
    ["a word", () => "connections", 400],
  ])("[T48] takes no target but a path: %s", async (_name, target, status) => {
    const before = house.powens.seen.length;

    const answer = await exchange(house.port, get(target()));

    expect([answersIn(answer), statusOf(answer)]).toEqual([1, status]);
    expect(answer).not.toContain("evil.example");
    expect(house.powens.seen.length).toBe(before);
  });

  it.each([
    ["OPTIONS", 405],
    ["HEAD", 405],
    ["DELETE", 405],
    ["PATCH", 405],
    ["PROPFIND", 405],
    ["TRACE", 400],
    ["CONNECT", 0],
    ["GeT", 400],
    ["get", 400],
    ["PoST", 400],
    ["FOO", 400],
  ])("[T49] knows exact methods only: %s", async (method, status) => {
    const before = house.powens.seen.length;
    // No route has all of these.
    const request = get(`${house.base}/publickey`).replace("GET", method);

    const answer = await exchange(house.port, request);

    expect(statusOf(answer)).toBe(status);
    if (status === 405) expect(answer).toMatch(/^allow: GET\r$/im);
    expect(house.powens.seen.length).toBe(before);
  });

  it("[T48] OPTIONS * and CONNECT to a host reach nothing", async () => {
    const before = house.powens.seen.length;
    const star = await exchange(house.port, `OPTIONS * HTTP/1.1\r\n${lines()}\r\n`);
    const tunnel = await exchange(
      house.port,
      `CONNECT evil.example:443 HTTP/1.1\r\n${lines()}\r\n`,
    );

    expect([statusOf(star), statusOf(tunnel)]).toEqual([400, 0]);
    expect(house.powens.seen.length).toBe(before);
  });

  it.each(["x-http-method-override", "x-http-method", "x-method-override"])(
    "[T49] %s changes nothing",
    async (name) => {
      const before = house.powens.seen.length;
      const answer = await exchange(house.port, get(`${listed()}/1`, `${name}: DELETE\r\n`));

      expect([404, 200]).toContain(statusOf(answer));
      expect(house.powens.seen.slice(before).map(({ method }) => method)).toEqual(["GET"]);
    },
  );

  it.each([
    ["a header called __proto__", () => get(listed(), "__proto__: x\r\nconstructor: y\r\n"), 200],
    ["sixty headers and one", () => get(listed(), "x-a: b\r\n".repeat(61)), 431],
    ["2 000 headers", () => get(listed(), "a:b\r\n".repeat(2_000)), 431],
    ["a header of 20 kB", () => get(listed(), `x-a: ${"b".repeat(20_000)}\r\n`), 431],
    ["a name of 20 kB", () => get(listed(), `${"b".repeat(20_000)}: a\r\n`), 431],
    ["an address of 5 kB", () => get(`${listed()}?${"x".repeat(5_000)}`), 414],
    ["an address of 10 MB", () => get(`${listed()}?${"x".repeat(10_000_000)}`), 431],
    ["a method of 10 MB", () => `${"G".repeat(10_000_000)} / HTTP/1.1\r\n\r\n`, 400],
  ])("[T56] %s", async (_name, request, status) => {
    const answer = await exchange(house.port, request());

    expect([answersIn(answer), statusOf(answer)]).toEqual([1, status]);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect((await house.ask("GET", "/connections")).status).toBe(200);
  });

  const sized = (body: string, changes?: Readonly<Record<string, string>>): string =>
    post(`content-length: ${String(Buffer.byteLength(body))}\r\n`, body, changes);
  const nested = (levels: number): string => `{"a":${levels === 1 ? "1" : nested(levels - 1)}}`;
  it.each([
    ["depth", () => sized(nested(9)), 400, "invalid_request"],
    ["bottomless depth", () => sized("[".repeat(30_000)), 400, "invalid_request"],
    [
      "many keys",
      () =>
        sized(
          JSON.stringify(Object.fromEntries(Array.from({ length: 101 }, (_, key) => [key, 1]))),
        ),
      400,
      "invalid_request",
    ],
    ["40 kB", () => sized(" ".repeat(40_000)), 413, "refused"],
    ["a promise of 1 TB", () => post("content-length: 1000000000000\r\n", ""), 413, "refused"],
    ["gzip", () => sized("{}", { "content-encoding": "gzip" }), 415, "refused"],
    [
      "no type",
      () => sized("{}").replace("content-type: application/json\r\n", ""),
      415,
      "refused",
    ],
    ["bytes that are no UTF-8", () => sized("x").replace(/x$/, "\u00ff"), 400, "invalid_request"],
    [
      "a byte order mark of another encoding",
      () => sized("xx").replace(/xx$/, "\u00fe\u00ff"),
      400,
      "invalid_request",
    ],
    ["__proto__", () => sized('{"__proto__":{"polluted":1}}'), 400, "invalid_request"],
  ])("[T57] a body of %s", async (_name, request, status, code) => {
    const before = house.powens.seen.length;

    const answer = await exchange(house.port, request());

    expect([answersIn(answer), statusOf(answer)]).toEqual([1, status]);
    expect(answer).toContain(`"code":"${code}"`);
    expect(house.powens.seen.length).toBe(before);
  });

  it.each([
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/json\t",
    "application/json ;",
    "application/json;",
    "application/json\t; charset=utf-8",
    "application/json; charset=utf-7",
    "application/json; charset=utf-8; x=y",
    "application/json, text/plain",
    "application/jsonx",
    "application/json\\",
    "application/problem+json",
    "text/json",
    "*/*",
    "",
  ])("[T24] takes no %j", async (type) => {
    const answer = await exchange(house.port, sized("{}", { "content-type": type }));

    // What an HTTP parser takes off the ends of a value was never part of it.
    const isTrimmed = type.trim() === "application/json";
    expect(statusOf(answer)).toBe(isTrimmed ? 400 : 415);
  });

  it("[T24] takes no two content types", async () => {
    const twice = post("content-type: text/plain\r\ncontent-length: 2\r\n", "{}");
    expect(statusOf(await exchange(house.port, twice))).toBe(415);
  });

  it("[T57] stops a body without an end at the cap", async () => {
    const opened = await openSocket(house.port);
    let sent = 0;
    const chunk = `10000\r\n${" ".repeat(65_536)}\r\n`;
    opened.say(post("transfer-encoding: chunked\r\n", ""));
    const pump = () => {
      while (!opened.socket.destroyed && sent < 1_000_000_000) {
        sent += chunk.length;
        if (!opened.socket.write(chunk)) return;
      }
    };
    opened.socket.on("drain", pump);
    pump();
    await opened.closed;

    // Whoever is still writing when the server closes may not get to read its answer.
    expect([0, 413]).toContain(statusOf(opened.heard));
    expect(house.log.at(-1)).toMatchObject({ event: "request", status: 413, code: "refused" });
    // What the buffers between two sockets hold, and not a gigabyte.
    expect(sent).toBeLessThan(20_000_000);
  });

  it("[T53] takes no word from Host, nor from what a proxy may have written", async () => {
    const answer = await exchange(
      house.port,
      get(
        `${house.base}/callback?state=0123456789abcdef`,
        "x-forwarded-host: evil.example\r\nforwarded: host=evil.example\r\n",
        {
          host: "evil.example",
        },
      ),
    );
    expect(statusOf(answer)).toBe(410);
    expect(answer).not.toContain("evil.example");
  });

  it("[T55] no answer has a line that a request wrote", async () => {
    const splitting = "0123456789%0d%0aset-cookie:%20a=b";
    for (const target of [
      `${house.base}/callback?state=${splitting}`,
      `${house.base}/connections/${splitting}`,
      `${house.base}/${splitting}`,
    ]) {
      const answer = await exchange(
        house.port,
        get(target, "x-request-id: canary-of-a-client\r\nidempotency-key: %0d%0ax: y\r\n"),
      );
      expect(answer).not.toMatch(/set-cookie|canary|0123456789/i);
      expect(statusOf(answer)).toBeGreaterThanOrEqual(400);
    }
  });

  it("[T60] no answer tells what wrote it", async () => {
    const answers = await Promise.all(
      [
        get(listed()),
        get(`${house.base}/nowhere`),
        get("/"),
        post("content-length: 1\r\n", "{"),
        "GARBAGE\r\n\r\n",
        get("http://evil.example/"),
      ].map((request) => exchange(house.port, request)),
    );
    for (const answer of answers) {
      const [head = "", body = ""] = answer.split("\r\n\r\n");
      expect(head).not.toMatch(/^(?:server|x-powered-by|via):/im);
      expect(body).not.toMatch(/node|undici|valibot|hono|\/src\/|\.[jt]s\b|stack|Error:/i);
    }
  });
});
