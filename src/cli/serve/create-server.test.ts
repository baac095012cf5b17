import { createMemoryStore } from "../../proxy/core/index.ts";
import { describe, expect, it } from "vitest";
import { proxyRoutes } from "../../protocol/proxy-api.ts";
import { routeNames } from "../../proxy/core/route-table.ts";
import { sessionRouteNames, sessionRoutes } from "../../protocol/session-routes.ts";
import { scriptedPowens } from "../../proxy/core/testing/scripted-powens.ts";
import { createServer, type ServerParts } from "./create-server.ts";
import { readServerConfig } from "./server-config.ts";
import type { Environment } from "./read-variables.ts";
import { goodEnvironment } from "./testing/good-environment.ts";
import type { WebAsset } from "./web-assets.ts";

const bytes = (text: string) => new Uint8Array(new TextEncoder().encode(text));
const assets = new Map<string, WebAsset>([
  [
    "/",
    {
      kind: "hosted",
      type: "text/html; charset=utf-8",
      body: bytes('<title>hosted<script src="./assets/app-1a2b.js">'),
    },
  ],
  ["/frame", { kind: "frame", type: "text/html; charset=utf-8", body: bytes("<title>frame") }],
  ["/v1.js", { kind: "loader", type: "text/javascript; charset=utf-8", body: bytes("1") }],
  ["/v1.4.2.js", { kind: "pinnedLoader", type: "text/javascript", body: bytes("1") }],
  ["/assets/app-1a2b.js", { kind: "asset", type: "text/javascript", body: bytes("2") }],
]);

function serverUnderTest(changes: Environment = {}, parts: Partial<ServerParts> = {}) {
  const config = readServerConfig(goodEnvironment(changes), () => "");
  const powens = scriptedPowens();
  const server = createServer(config, {
    assets,
    log: { write: () => undefined },
    transport: powens.transport,
    ...parts,
  });
  const { origin } = new URL(config.publicUrl);
  const ask = (path: string, init: RequestInit = {}) =>
    server.fetch(new Request(origin + path, init));
  return { server, powens, ask };
}

const apiPaths = [
  ...routeNames.map((name) => proxyRoutes[name].path),
  ...sessionRouteNames.map((name) => sessionRoutes[name].path),
  "/callback?state=0123456789abcdef",
].map((path) =>
  `/api${path}`
    .replace(":id", "8812")
    .replace(":uuid", "6f0c7a52-8c1e-5a0b-9d3f-2b7f0e1a4c55")
    .replace(":source", "15001")
    .replace(":operation", "operation-0000001")
    .replace(":userKey", "alice")
    .replace(":handle", "result-handle-0000001"),
);
const webviewPaths = ["/fr/connect", "/en/reconnect", "/de/manage", "/connect"];
const pagePaths = [
  ...assets.keys(),
  ...webviewPaths,
  "/livez",
  "/readyz",
  "/nothing",
  "/api",
  "/.env",
];
const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

describe("[T9] the headers of every answer", () => {
  it.each(["https://connect.example", "https://app.example/guichet", "http://localhost:8080"])(
    "below %s",
    async (publicUrl) => {
      const { ask } = serverUnderTest({ GUICHET_PUBLIC_URL: publicUrl });
      const base = new URL(publicUrl).pathname.replace(/\/$/, "");
      for (const path of [...apiPaths, ...pagePaths]) {
        for (const method of methods) {
          const response = await ask(base + path, {
            method,
            ...(method === "POST" ? { body: "{}" } : {}),
          });
          const where = `${method} ${path} ${response.status}`;
          const header = (name: string) => response.headers.get(name) ?? "";
          const isFrame = ["/frame", ...webviewPaths].includes(path) && response.status === 200;
          expect([where, header("content-security-policy")]).toEqual([
            where,
            expect.stringMatching(/default-src 'none'/),
          ]);
          expect([where, header("content-security-policy")]).toEqual([
            where,
            expect.stringContaining(
              isFrame
                ? "frame-ancestors https://shop.example https://app.example:8443"
                : "frame-ancestors 'none'",
            ),
          ]);
          expect([where, header("content-security-policy")]).not.toEqual([
            where,
            expect.stringMatching(/unsafe-|\*/),
          ]);
          expect([where, header("x-frame-options")]).toEqual([where, isFrame ? "" : "DENY"]);
          expect([where, header("x-content-type-options")]).toEqual([where, "nosniff"]);
          expect([where, header("referrer-policy")]).toEqual([where, "no-referrer"]);
          expect([where, header("cross-origin-opener-policy")]).toEqual([where, "same-origin"]);
          const isPinned = response.status === 200 && path === "/v1.4.2.js";
          const isShared = isFrame || isPinned || (response.status === 200 && path === "/v1.js");
          const isLogo = response.status === 204 && path.includes("/logos/");
          expect([where, header("cross-origin-resource-policy")]).toEqual([
            where,
            isShared ? "cross-origin" : isLogo ? "same-site" : "same-origin",
          ]);
          expect([where, header("strict-transport-security")]).toEqual([
            where,
            publicUrl.startsWith("https") ? "max-age=31536000" : "",
          ]);
          expect([where, header("cache-control")]).not.toEqual([where, ""]);
          expect([where, header("access-control-allow-origin")]).toEqual([
            where,
            isPinned ? "*" : "",
          ]);
          for (const name of ["server", "x-powered-by"]) {
            expect([where, name, header(name)]).toEqual([where, name, ""]);
          }
        }
      }
    },
  );

  it("[T9] lets nobody frame it when no origin is allowed", async () => {
    const { ask } = serverUnderTest({ GUICHET_ALLOWED_ORIGINS: undefined });
    const policy = (await ask("/frame")).headers.get("content-security-policy");
    expect(policy).toContain("frame-ancestors 'none'");
  });
});

describe("what is there", () => {
  it("are the built pages, and nothing else of the disk", async () => {
    const { ask, powens } = serverUnderTest();
    expect(await (await ask("/")).text()).toMatch(/^<title>hosted/);
    expect(await (await ask("/frame")).text()).toBe("<title>frame");
    const head = await ask("/assets/app-1a2b.js", { method: "HEAD" });
    expect([head.status, await head.text(), head.headers.get("cache-control")]).toEqual([
      200,
      "",
      "max-age=31536000, immutable",
    ]);
    for (const path of [
      "/index.html",
      "/frame//",
      "/assets/",
      "/assets/app-1a2b.js/",
      "/assets/../package.json",
      "/%2e%2e/package.json",
      "/assets%2fapp-1a2b.js",
      "//assets/app-1a2b.js",
    ]) {
      expect([path, (await ask(path)).status]).toEqual([path, 404]);
    }
    expect((await ask("/", { method: "POST" })).headers.get("allow")).toBe("GET, HEAD");
    expect(powens.calls).toEqual([]);
  });

  it("is the hosted page at the addresses of the Webview, too", async () => {
    const { ask } = serverUnderTest();
    for (const path of webviewPaths) {
      expect([path, await (await ask(`${path}?code=x`)).text()]).toEqual([
        path,
        expect.stringMatching(/^<title>hosted/),
      ]);
    }
    for (const path of [
      "/xx/connect",
      "/fr/payment",
      "/fr/connect//",
      "/fr//connect",
      "/FR/connect",
    ])
      expect([path, (await ask(path)).status]).toEqual([path, 404]);
  });

  it("is the same page with a slash at the end, and without the slash of the base path", async () => {
    for (const base of ["", "/guichet"]) {
      const { ask } = serverUnderTest({ GUICHET_PUBLIC_URL: `https://app.example${base}` });
      for (const path of ["/frame", ...webviewPaths].map((page) => base + page)) {
        const [plain, slashed] = [await ask(path), await ask(`${path}/`)];
        expect([path, slashed.status]).toEqual([path, 200]);
        expect(await slashed.text()).toBe(await plain.text());
        expect([...slashed.headers]).toEqual([...plain.headers]);
      }
      expect((await ask(base)).status).toBe(200);
      expect([(await ask("/livez/")).status, (await ask("/readyz/")).status]).toEqual([200, 200]);
    }
  });

  it("[server A4] is a page that says how to open them, while the addresses of the Webview are closed", async () => {
    const off = { GUICHET_WEBVIEW_ADDRESSES: "off", GUICHET_WEBVIEW_CREATES_USERS: "off" };
    for (const base of ["", "/guichet"]) {
      const { ask } = serverUnderTest({ ...off, GUICHET_PUBLIC_URL: `https://app.example${base}` });
      for (const path of webviewPaths.flatMap((page) => [page, `${page}/`])) {
        const response = await ask(`${base}${path}?code=canary`);
        const text = await response.text();
        expect([path, response.status, text.includes("GUICHET_WEBVIEW_ADDRESSES=on")]).toEqual([
          path,
          404,
          true,
        ]);
        expect(text).toContain(`<html lang="${path.startsWith("/fr") ? "fr" : "en"}">`);
        expect(text).not.toContain("canary");
        expect(response.headers.get("x-frame-options")).toBe("DENY");
      }
      expect(await (await ask(`${base}/`)).text()).toMatch(/^<title>hosted/);
      expect(await (await ask(`${base}/nothing`)).text()).not.toContain("GUICHET_");
    }
  });

  it.each([
    ["https://connect.example", ""],
    ["https://app.example/guichet", "/guichet"],
  ])("finds its scripts from every address: %s", async (publicUrl, base) => {
    const { ask } = serverUnderTest({ GUICHET_PUBLIC_URL: publicUrl });
    for (const path of ["/", "/fr/connect"]) {
      expect(await (await ask(base + path)).text()).toContain(`src="${base}/assets/app-1a2b.js"`);
    }
    expect((await ask(`${base}/assets/app-1a2b.js`)).status).toBe(200);
  });

  it("is a page that says so, before anything is built", async () => {
    const { ask } = serverUnderTest({}, { assets: new Map() });
    const response = await ask("/");
    expect([response.status, await response.text()]).toEqual([404, expect.stringMatching(/<h1>/)]);
  });

  it.each([
    ["an address that is none", "GET", "/nowhere", 404],
    ["a form that is sent to the page", "POST", "/", 405],
    ["a return that nobody here waits for", "GET", "/api/callback?id_connection=8830", 410],
    ["a route of sessions", "GET", "/api/sessions", 405],
  ])(
    "[host-page 14] answers %s with a page in the person's language",
    async (_, method, path, status) => {
      const { ask } = serverUnderTest({ GUICHET_ALLOWED_ORIGINS: "https://shop.example" });

      const response = await ask(path, {
        method,
        headers: { "sec-fetch-mode": "navigate", "accept-language": "fr" },
      });

      expect(response.status).toBe(status);
      const html = await response.text();
      expect(html).toContain('<html lang="fr">');
      expect(html).toContain('<a href="https://shop.example/">Aller sur shop.example</a>');
    },
  );
});

describe("health", () => {
  it("is ready until it drains, and alive all the time, whatever Powens does", async () => {
    const { ask, server, powens } = serverUnderTest();
    expect([(await ask("/livez")).status, (await ask("/readyz")).status]).toEqual([200, 200]);
    server.drain();
    expect([(await ask("/livez")).status, (await ask("/readyz")).status]).toEqual([200, 503]);
    expect((await ask("/livez")).headers.get("connection")).toBe("close");
    expect(powens.calls).toEqual([]);
  });

  it("[T75] is not ready while the store is away, and answers 503 rather than let anybody in", async () => {
    const away = () => Promise.reject(new Error("canary: the store is away"));
    const store = { ...createMemoryStore(), get: away, put: away, putIfAbsent: away, take: away };
    const { ask } = serverUnderTest({}, { store });
    expect([(await ask("/livez")).status, (await ask("/readyz")).status]).toEqual([200, 503]);
    const response = await ask("/api/session", {
      headers: { "x-guichet": "1", authorization: "Bearer some-handle-0000000000" },
    });
    expect(response.status).toBe(503);
    expect(await response.text()).not.toContain("canary");
  });
});
