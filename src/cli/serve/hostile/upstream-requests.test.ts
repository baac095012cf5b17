import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type House, inHouse, newKey, openHouse, ORIGIN, ways } from "./testing/house.ts";
import { exchange, statusOf } from "./testing/raw-socket.ts";

const IS_LONG = process.env["GUICHET_LONG"] !== undefined;
const RUNS = IS_LONG ? 10_000 : 500;

/** Everything that may ever be asked of Powens by these tests, query and all. */
const constantSet = [
  /^\/2\.0\/connectors\?[a-z_=&,.A-Z%0-9]*$/,
  /^\/2\.0\/connectors\/[0-9a-f-]{36}(?:\?[a-z_=&,.%A-Z0-9]*)?$/,
  /^\/2\.0\/logos\/[0-9a-f-]{36}-thumbnail\.webp$/,
  /^\/2\.0\/publickey$/,
  /^\/2\.0\/users\/me\/connections\?expand=sources$/,
  /^\/2\.0\/users\/me\/connections\/[1-9][0-9]{0,15}\?expand=sources$/,
];

describe.each(ways)("%s", (way) => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse(way);
  });
  afterAll(async () => {
    await house.close();
  });

  const sent = (method: string, target: string, headers = "") =>
    exchange(
      house.port,
      `${method} ${target} HTTP/1.1\r\nhost: localhost:8080\r\nconnection: close\r\norigin: ${ORIGIN}\r\n${Object.entries(
        house.held,
      )
        .map(([name, value]) => `${name}: ${value}\r\n`)
        .join("")}${headers}\r\n`,
    );
  const asked = () => house.powens.seen.map(({ target }) => target);
  const strange = () =>
    asked().filter((target) => !constantSet.some((known) => known.test(target)));

  it.each([
    "/connections/7",
    "/connections/..%2f..%2fauth%2ftoken",
    "/connections/%2e%2e",
    "/connections/%2e%2e%2f%2e%2e%2fwebhooks",
    "/connections/../../admin",
    "/connections/7%3fall",
    "/connections/7%23",
    "/connections/7;x=1",
    "/connections/7%00",
    "/connections/7%0d%0aX-Evil:1",
    "/connections/%252e%252e%252f",
    "//connections/7",
    "/connections/7//",
    "/CONNECTIONS/7",
    "/connections/7%5c..%5c..",
    "/connections/7/../../../users/me",
    "/connections/7?all",
    "/connections/7?limit=1&limit=2",
    "/connections?expand=user&expand=all",
    "/connections/7,8",
    "/connections/07",
    "/connections/+7",
    "/connections/7e0",
    "/connections/9007199254740993",
    "/connections/99999999999999999999",
    "/connections/me",
    "/connections/7/transactions",
    "/logos/..%2f..%2fusers%2fme",
    "/connectors/..",
  ])("[T46] [T47] %s: Powens sees a known path, or nothing", async (path) => {
    const before = house.powens.seen.length;

    const answer = await sent("GET", house.base + path);

    const isPlain = path === "/connections/7";
    expect(statusOf(answer)).toBeGreaterThanOrEqual(400);
    expect(statusOf(answer)).toBeLessThan(500);
    expect(asked().slice(before)).toEqual(
      isPlain ? ["/2.0/users/me/connections/7?expand=sources"] : [],
    );
  });

  it("[T46] whatever stands in a request line, Powens sees the constant set", async () => {
    const piece = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom("connections", "connectors", "logos", "publickey") },
      {
        weight: 3,
        arbitrary: fc.constantFrom("..", ".", "%2e%2e", "%2E.", "%2f", "%5c", "\\", "%252e", ""),
      },
      {
        weight: 2,
        arbitrary: fc.constantFrom("auth", "token", "users", "me", "webhooks", "config"),
      },
      {
        weight: 2,
        arbitrary: fc.constantFrom("7", house.connectorUuid, "7%00", "7%0d%0a", "7;a=b"),
      },
      {
        weight: 1,
        arbitrary: fc.constantFrom("?", "?all", "?expand=all", "#", "%3f", "%23", "@x"),
      },
      // Any byte that leaves the request line a line.
      {
        weight: 1,
        arbitrary: fc
          .string({ unit: "binary-ascii", maxLength: 8 })
          .map((text) => text.replace(/[\r\n ]/g, "")),
      },
    );
    const target = fc
      .tuple(fc.constantFrom("/", "//", "/./", ""), fc.array(piece, { minLength: 1, maxLength: 6 }))
      .map(([start, pieces]) => start + pieces.join("/"));
    const method = fc.constantFrom("GET", "GET", "GET", "PUT", "DELETE", "OPTIONS");
    await fc.assert(
      fc.asyncProperty(method, target, fc.boolean(), async (verb, place, isBelow) => {
        const answer = await sent(verb, (isBelow ? house.base : "") + place);
        expect(statusOf(answer)).toBeGreaterThanOrEqual(200);
        expect(statusOf(answer)).toBeLessThan(500);
      }),
      { numRuns: RUNS },
    );
    expect(strange()).toEqual([]);
    expect(house.powens.seen.map((call) => call.method)).not.toContain("DELETE");
  });

  it("[T51] sixty headers of a browser, and Powens sees its own five or six", async () => {
    const chatter = [
      "cookie: session=canary; __Host-x=canary",
      "referer: https://shop.example/canary",
      "accept-language: fr-CA, canary",
      "user-agent: canary",
      "accept: canary/*",
      "accept-encoding: gzip, br, zstd",
      "x-forwarded-for: 1.2.3.4",
      "x-real-ip: 1.2.3.4",
      "forwarded: for=1.2.3.4",
      "via: canary",
      "proxy-authorization: Basic canary",
      "x-request-id: canary-canary",
      "traceparent: 00-canary",
      "te: trailers",
      "x-http-method-override: DELETE",
      "range: bytes=0-1",
      "if-none-match: canary",
      "cache-control: no-cache",
      "pragma: no-cache",
      "dnt: 1",
      "upgrade: h2c",
      "http2-settings: canary",
      ...Array.from({ length: 25 }, (_, index) => `x-canary-${String(index)}: canary`),
    ];
    const before = house.powens.seen.length;
    const headers = chatter.map((line) => `${line}\r\n`).join("");
    expect(statusOf(await sent("GET", `${house.base}/connections/12`, headers))).toBe(404);
    const act = JSON.stringify({ act: "sync" });
    const written = `content-type: application/json\r\nidempotency-key: ${newKey()}\r\ncontent-length: ${String(act.length)}\r\n`;
    await sent("POST", `${house.base}/connections/12`, `${headers}${written}\r\n${act}`);

    const calls = house.powens.seen.slice(before);
    const namesOf = (rawHeaders: readonly string[]) =>
      rawHeaders
        .filter((_, index) => index % 2 === 0)
        .map((name) => name.toLowerCase())
        .sort();
    const always = [
      "accept",
      "accept-encoding",
      "authorization",
      "connection",
      "host",
      "user-agent",
    ];
    expect(calls.map(({ method, rawHeaders }) => [method, namesOf(rawHeaders)])).toEqual([
      ["GET", always],
      ["POST", [...always, "content-length", "content-type"].sort()],
    ]);
    for (const { rawHeaders, target } of calls) {
      expect(rawHeaders.join("\n") + target).not.toMatch(
        /canary(?!-user-token)|1\.2\.3\.4|gzip|h2c/,
      );
    }
  });
});

it("[T52] counts whoever asks without a proxy in front as one, whatever address they claim", async () => {
  await inHouse("guichet serve", { limits: { address: 10 } }, async (house) => {
    const statuses: number[] = [];
    for (let claimed = 1; claimed <= 12; claimed += 1) {
      const address = `10.0.0.${String(claimed)}`;
      const headers = { "x-forwarded-for": address, x_forwarded_for: address, forwarded: address };
      statuses.push((await house.ask("GET", "/publickey", { headers })).status);
    }
    // Minting and opening the session were two.
    expect(statuses.indexOf(429)).toBe(8);
  });
});
