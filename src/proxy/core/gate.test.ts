import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { errorAnswerSchema, proxyRoutes } from "../../protocol/proxy-api.ts";
import { proxyQueries } from "../../protocol/proxy-queries.ts";
import * as v from "valibot";
import {
  BASE,
  connection,
  newKey,
  ORIGIN,
  proxyUnderTest,
  UUID,
} from "./testing/proxy-under-test.ts";
import { routeNames } from "./route-table.ts";

const pathOf = (name: (typeof routeNames)[number]) =>
  proxyRoutes[name].path
    .replace(":id", "8812")
    .replace(":uuid", UUID)
    .replace(":operation", "operation-0000001")
    .replace(":source", "15001");

/** Values that each route with a query takes. */
const legalQueries: Readonly<Record<keyof typeof proxyQueries, readonly string[]>> = {
  listConnections: ["expand=connector", "expand=accounts", "expand=connector,all_accounts"],
  getConnection: ["expand=sources", "expand=all_subscriptions,subscriptions"],
  listSources: ["all=true"],
  getSource: ["all=true"],
  listLogs: [
    "limit=1",
    "limit=1000&offset=0",
    "offset=50",
    "min_date=2026",
    "max_date=2026-06",
    "min_date=2024-02-29",
    "id_source=15001",
  ],
};

const apiRoutes = routeNames.filter((name) => name !== "getLogo" && name !== "bankReturn");
const writes = apiRoutes.filter((name) => proxyRoutes[name].method !== "GET");
const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "get1", "PROPFIND"];

describe("[T22][T23] every route is behind the gate", () => {
  it.each(routeNames)(
    "[T49] %s refuses every other method, and names the legal ones",
    async (name) => {
      const { powens, send } = proxyUnderTest();
      const path = pathOf(name);
      const legal = routeNames
        .filter((other) => pathOf(other) === path)
        .map((other) => proxyRoutes[other].method as string);

      // A HEAD on the callback is answered, and does nothing.
      const known = name === "bankReturn" ? [...legal, "HEAD"] : legal;
      for (const method of methods.filter((other) => !known.includes(other))) {
        const response = await send({ method, path });
        expect([method, response.status]).toEqual([method, 405]);
        expect(response.headers.get("allow")?.split(", ").sort()).toEqual(legal.sort());
      }
      expect(powens.calls).toEqual([]);
    },
  );

  it.each(apiRoutes)("%s refuses a bare request, one by one of what it lacks", async (name) => {
    const { powens, send } = proxyUnderTest();
    const { method } = proxyRoutes[name];
    const path = pathOf(name);
    const wrong = [
      { "x-guichet": null },
      { "x-guichet": "2" },
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
      { "sec-fetch-site": "none" },
      { "sec-fetch-site": "what-comes-next" },
      { "sec-fetch-mode": "no-cors" },
      { "sec-fetch-mode": "navigate" },
      { "sec-fetch-dest": "image" },
      { "sec-fetch-dest": "document" },
      { origin: "https://evil.example" },
      { origin: "null" },
      { origin: `${ORIGIN}.evil.example` },
      { origin: `${ORIGIN}:8443` },
      { origin: "http://app.example" },
      ...(method === "GET" ? [] : [{ origin: null }]),
    ];
    for (const headers of wrong) {
      const response = await send({
        method,
        path,
        headers,
        ...(method === "GET" ? {} : { body: {} }),
      });
      expect([headers, response.status]).toEqual([headers, 403]);
      expect(await response.json()).toMatchObject({ error: { code: "refused" } });
    }
    expect(powens.calls).toEqual([]);
  });

  it.each(apiRoutes)("%s asks who is signed in", async (name) => {
    const { powens, send } = proxyUnderTest();
    const { method } = proxyRoutes[name];

    const response = await send({
      method,
      path: pathOf(name),
      as: null,
      headers: { "idempotency-key": newKey() },
      ...(method === "POST" ? { body: {} } : {}),
    });

    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ error: { code: "session_expired" } });
    expect(powens.calls).toEqual([]);
  });

  it.each(apiRoutes)(
    "[T47] %s takes the query parameters it names, once each, and no others",
    async (name) => {
      const { powens, send } = proxyUnderTest();
      const { method } = proxyRoutes[name];
      const ask = (query: string) =>
        send({ method, path: pathOf(name) + query, ...(method === "GET" ? {} : { body: {} }) });
      const named = name in proxyQueries ? legalQueries[name as keyof typeof proxyQueries] : [];
      const wrong = [
        "?x",
        "?x[]=1",
        "?__proto__=1",
        "?id_user=1",
        "?source=openapi",
        "?background=true",
      ];
      const others = ["all", "expand", "limit"];
      for (const query of [
        ...wrong,
        ...others
          .filter((other) => !named.some((query) => query.startsWith(`${other}=`)))
          .map((other) => `?${other}=true`),
        ...named.flatMap((query) => [
          `?${query}&${query}`,
          `?${query}&x`,
          `?${query.replace(/=.*/, "")}`,
          `?${query.replace(/=.*/, "=")}`,
          `?${query.replace("=", "=%00")}`,
          `?${query}%20`,
          `?${query.replace("=", "[]=")}`,
        ]),
      ]) {
        expect([query, (await ask(query)).status]).toEqual([query, 400]);
      }
      expect(powens.calls).toEqual([]);
      for (const query of named)
        expect([query, (await ask(`?${query}`)).status]).toEqual([query, 404]);
    },
  );

  it("lets older browsers in, which send no fetch metadata", async () => {
    const { send } = proxyUnderTest();
    const headers = { "sec-fetch-site": null, "sec-fetch-mode": null, "sec-fetch-dest": null };

    expect((await send({ path: "/connectors", headers })).status).toBe(200);
  });
});

describe("the one legal cell of a write", () => {
  const types = [
    null,
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/jsonx",
    "application/json;",
    "application/json; charset=latin1",
    "application/json, application/json",
    "application/json; charset=utf-8; x=y",
    "application/vnd.api+json",
    "text/json",
    "application/json",
    "Application/JSON; charset=UTF-8",
  ];
  const sites = [null, "same-origin", "same-site", "cross-site", "none"];
  const origins = [
    null,
    ORIGIN,
    "null",
    "https://evil.example",
    `${ORIGIN}/`,
    ORIGIN.toUpperCase(),
  ];
  const ours = [null, "1", "0"];

  it("[T21][T24][T22] is the only one that reaches Powens", async () => {
    const { powens, send } = proxyUnderTest();
    powens.on("POST /users/me/connections/8812", { json: connection() });
    let legal = 0;
    for (const type of types)
      for (const site of sites)
        for (const origin of origins)
          for (const header of ours) {
            const isLegal =
              /^application\/json(; charset=utf-8)?$/i.test(type ?? "") &&
              (site === null || site === "same-origin") &&
              origin === ORIGIN &&
              header === "1";
            const response = await send({
              method: "POST",
              path: "/connections/8812",
              body: { act: "sync" },
              headers: {
                "content-type": type,
                "sec-fetch-site": site,
                origin,
                "x-guichet": header,
                "idempotency-key": newKey(),
              },
            });
            if (isLegal) legal += 1;
            expect([type, site, origin, header, response.status < 300]).toEqual([
              type,
              site,
              origin,
              header,
              isLegal,
            ]);
          }
    expect(legal).toBe(4);
    expect(powens.callsTo("POST /users/me/connections/8812")).toHaveLength(legal);
  });

  it.each(writes)("[T57] %s takes no compressed body", async (name) => {
    const { send } = proxyUnderTest();
    const { method } = proxyRoutes[name];
    const response = await send({
      method,
      path: pathOf(name),
      body: {},
      headers: { "content-encoding": "gzip" },
    });
    expect(response.status).toBe(415);
  });
});

describe("[T57] bodies", () => {
  const post = (body: unknown) => {
    const under = proxyUnderTest();
    const headers = { "idempotency-key": newKey() };
    return under.send({ method: "POST", path: "/connections", body, headers });
  };
  const deep = (levels: number): unknown => (levels === 0 ? 1 : { a: deep(levels - 1) });

  it.each([
    ["32 kB", JSON.stringify({ a: "x".repeat(33_000) }), 413, "refused"],
    ["no JSON", "{", 400, "invalid_request"],
    ["empty", "", 400, "invalid_request"],
    ["depth", JSON.stringify(deep(9)), 400, "invalid_request"],
    ["very deep", "[".repeat(16_000) + "]".repeat(16_000), 400, "invalid_request"],
    [
      "keys",
      JSON.stringify(Object.fromEntries(Array.from({ length: 101 }, (_, i) => [i, 1]))),
      400,
      "invalid_request",
    ],
    ["__proto__", '{"__proto__":{"polluted":true}}', 400, "invalid_request"],
    ["another shape", '{"connector_uuid":"x"}', 400, "invalid_request"],
    [
      "an unknown key",
      JSON.stringify({ connector_uuid: UUID, fields: {}, all: true }),
      400,
      "invalid_request",
    ],
  ])("%s", async (_name, body, status, code) => {
    const response = await post(body);

    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error: { code } });
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it.each(["__proto__", "constructor", "prototype"])("[T19] a field called %s", async (name) => {
    const { powens, act } = proxyUnderTest();
    powens.on("POST /users/me/connections", { json: connection() });
    const body = `{"connector_uuid":"${UUID}","fields":{"${name}":"x"}}`;

    expect((await act("POST", "/connections", body)).status).toBe(400);
    expect(powens.calls).toEqual([]);
  });

  it.each([
    ["an empty stream", {}, 200],
    ["an empty stream of no length", { "content-length": "0" }, 200],
    ["a length", { "content-length": "2" }, 415],
    ["a length that is none", { "content-length": "x" }, 415],
    ["chunks", { "transfer-encoding": "chunked" }, 415],
    ["another type", { "content-type": "text/plain" }, 415],
  ])("a PUT that may come without one, with %s", async (_name, headers, status) => {
    const { proxy, powens } = proxyUnderTest();
    powens.on("PUT /users/me/connections/8812", { json: connection() });
    const body = new ReadableStream({ start: (controller) => controller.close() });
    const request = new Request(`${BASE}/connections/8812`, {
      method: "PUT",
      headers: {
        ...{ "x-guichet": "1", "x-test-user": "alice", origin: ORIGIN, ...headers },
        "idempotency-key": newKey(),
      },
      body,
      duplex: "half",
    } as RequestInit);
    expect((await proxy.fetch(request)).status).toBe(status);
  });

  it("[T57] stops reading an endless body at the cap", async () => {
    const { proxy } = proxyUnderTest();
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          sent += 1024;
          controller.enqueue(new Uint8Array(1024).fill(32));
        },
      },
      { highWaterMark: 0 },
    );
    const response = await proxy.fetch(
      new Request(`${BASE}/connections`, {
        method: "POST",
        headers: { "x-guichet": "1", origin: ORIGIN, "content-type": "application/json" },
        body: endless,
        duplex: "half",
      } as RequestInit),
    );

    expect(response.status).toBe(413);
    expect(sent).toBeLessThan(40_000);
  });

  it("[T60] does not repeat what was typed", async () => {
    const body = { connector_uuid: UUID, fields: { login: ["canary-4711"] } };

    expect(await (await post(body)).text()).not.toContain("canary");
  });
});

describe("[host-page 11] servers that put a slash at the end of every path", () => {
  it.each(routeNames)("[host-page 11] %s is the same route with one slash more", async (name) => {
    const { send, log } = proxyUnderTest();
    const { method } = proxyRoutes[name];
    const path = pathOf(name);
    // Every route of a path is found, also with a query behind it; nothing else is looked at here.
    for (const one of [path, `${path}/`, `${path}/?x=1`]) {
      await send({ method, path: one, body: method === "POST" ? {} : undefined });
    }
    await send({ method, path: `${path}//`, body: method === "POST" ? {} : undefined });

    const routes = log.flatMap((line) => (line.event === "request" ? [line.route] : []));
    const statuses = log.flatMap((line) => (line.event === "request" ? [line.status] : []));
    expect(statuses[1]).toBe(statuses[0]);
    expect(log).not.toContainEqual(
      expect.objectContaining({ event: "gate_refused", reason: "method" }),
    );
    const notFound = log.filter((line) => line.event === "gate_refused" && line.reason === "path");
    expect(notFound).toHaveLength(1);
    expect(routes.slice(0, 2)).toEqual([routes[0], routes[0]]);
  });

  it("[host-page 11] an act and a read go through with it", async () => {
    const { powens, get, act } = proxyUnderTest();
    powens.on("GET /users/me/connections/8812", { json: connection() });
    powens.on("POST /users/me/connections", { json: connection() });

    expect((await get("/connectors/")).status).toBe(200);
    expect((await get("/connections/8812/?expand=sources")).status).toBe(200);
    const created = await act("POST", "/connections/", { connector_uuid: UUID, fields: {} });
    expect(await created.json()).toMatchObject({ kind: "connection" });
  });
});

describe("hostile paths", () => {
  const hostile = [
    "/connections/..%2f..%2fauth%2ftoken",
    "/connections/../../auth/token",
    "/connections/%2e%2e/%2e%2e/auth/token",
    "/connections/8812%3fall",
    "/connections/8812%23",
    "/connections/8812/transactions",
    "/connections/8812/sources//",
    "/connections/8812/sources/me",
    "/connections/8812/sources/0",
    "/connections/8812/sources/15001//",
    "/connections/8812/sources/15001/logs",
    "/connections/8812/sources/..%2f..",
    "/connections/8812/sources/99999999999999999",
    "/connections//sources/15001",
    "/connections/8812/logs/1",
    "/connections/8812//",
    "/",
    "/connections/8812/%2f",
    "/connections//8812",
    "/connections/8812;x",
    "/connections/me",
    "/connections/0",
    "/connections/-1",
    "/connections/8812.0",
    "/connections/1e3",
    "/connections/99999999999999999",
    "/connections/８８１２",
    "/connectors/..%5c..%5cusers",
    "/Connectors",
    "/connectors%00",
    "/connectors/x%2e",
    "/users/me",
    "/auth/token/code",
    "/logos/../users/me",
    `/logos/${UUID}%2f..`,
    `/connectors/${UUID.toUpperCase()}x`,
    "//connectors",
    "",
  ];

  it.each(hostile)("[T46][T47] %s reaches nothing", async (path) => {
    const { powens, get } = proxyUnderTest();

    expect((await get(path)).status).toBe(404);
    expect(powens.calls).toEqual([]);
  });

  it("[T46][T47][T48] whatever stands in a path, Powens only ever sees the paths it should", async () => {
    const { powens, get } = proxyUnderTest();
    const piece = fc.oneof(
      fc.constantFrom(
        "connections",
        "connectors",
        "logos",
        "sources",
        "logs",
        "..",
        "%2e%2e",
        "%2f",
        "8812",
        UUID,
        "%5c",
        ";",
        "?",
        "#",
      ),
      fc.string({ maxLength: 12 }).map(encodeURI),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 6 }), async (pieces) => {
        const response = await get(`/${pieces.join("/")}`);
        expect(response.status).toBeLessThan(500);
      }),
      { numRuns: 1000 },
    );
    const legal =
      /^\/2\.0\/(connectors|connectors\/[0-9a-f-]{36}|logos\/[0-9a-f-]{36}-thumbnail\.webp|users\/me\/connections(\/[1-9]\d{0,15}(\/(logs|sources(\/[1-9]\d{0,15})?))?)?)$/;
    for (const { path } of powens.calls) expect(path).toMatch(legal);
  });

  it("[T56] refuses an address over 4 kB", async () => {
    const { get } = proxyUnderTest();

    expect((await get(`/connectors?${"x".repeat(4_100)}`)).status).toBe(414);
  });

  it("does not take an id that JavaScript cannot hold", async () => {
    const { powens, get } = proxyUnderTest();

    expect((await get("/connections/9999999999999999")).status).toBe(404);
    expect(powens.calls).toEqual([]);
  });
});

describe("[T23][T36] what the browser loads by itself", () => {
  it.each([
    ["same-origin", 204],
    ["same-site", 204],
    ["none", 204],
    [null, 204],
    ["cross-site", 403],
  ])("a logo with Sec-Fetch-Site %s", async (site, status) => {
    const { send } = proxyUnderTest();
    const headers = {
      "x-guichet": null,
      "sec-fetch-site": site,
      "sec-fetch-mode": "no-cors",
      "sec-fetch-dest": "image",
    };

    expect((await send({ path: `/logos/${UUID}`, as: null, headers })).status).toBe(status);
  });

  it.each([
    ["navigate", "document", 410],
    [null, null, 410],
    ["no-cors", "image", 403],
    ["no-cors", "script", 403],
    ["no-cors", "empty", 403],
    ["navigate", "iframe", 403],
    ["cors", "empty", 403],
  ])("the callback with mode %s and dest %s", async (mode, dest, status) => {
    const { send } = proxyUnderTest();
    const headers = {
      "x-guichet": null,
      "sec-fetch-site": "cross-site",
      "sec-fetch-mode": mode,
      "sec-fetch-dest": dest,
    };

    const response = await send({ path: "/callback?state=unknown-unknown-1", as: null, headers });

    expect(response.status).toBe(status);
  });
});

it("[T9][T55] every answer carries the security headers and the id of the request", async () => {
  const { send } = proxyUnderTest();
  const answers = [
    await send({ path: "/connectors" }),
    await send({ path: "/nowhere" }),
    await send({ path: "/connectors", method: "DELETE" }),
    await send({ path: "/connections", as: null }),
    await send({
      path: "/callback?state=x",
      headers: { "sec-fetch-mode": null, "sec-fetch-dest": null },
    }),
  ];
  for (const { headers } of answers) {
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("content-security-policy")).toMatch(
      /^default-src 'none';.*frame-ancestors 'none'$/,
    );
    expect(headers.get("x-request-id")).toMatch(/^[A-Za-z0-9_-]{22}$/);
    expect(headers.get("access-control-allow-origin")).toBeNull();
    expect(headers.get("set-cookie")).toBeNull();
  }
});

it("[T60] errors have the one shape of the wire contract", async () => {
  const { send } = proxyUnderTest();

  for (const path of ["/nowhere", "/connections/8812", "/operations/unknown-operation-1"]) {
    const response = await send({ path });
    expect(v.is(errorAnswerSchema, await response.json())).toBe(true);
  }
});

it("[T92] logs why a request was refused, and nothing of the request", async () => {
  const { log, send } = proxyUnderTest();

  await send({ path: "/connectors?canary=1", headers: { origin: "https://evil.example/canary" } });

  expect(log).toEqual([
    expect.objectContaining({ event: "gate_refused", reason: "origin" }),
    expect.objectContaining({ event: "request", route: "none", status: 403, code: "refused" }),
  ]);
  expect(JSON.stringify(log)).not.toMatch(/canary|evil/);
});
