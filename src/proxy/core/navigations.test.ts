import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { atTheBank, navigation } from "./testing/at-the-bank.ts";
import { newKey, ORIGIN, proxyUnderTest } from "./testing/proxy-under-test.ts";

/** What a service worker of the host's site makes of the browser's navigation. */
const throughWorkers = {
  "passes it on": { "sec-fetch-mode": "navigate", "sec-fetch-dest": "empty" },
  "makes it anew": {
    accept: "*/*",
    "sec-fetch-site": "same-origin",
    "sec-fetch-mode": "cors",
    "sec-fetch-dest": "empty",
  },
  "makes it anew from what came": {
    "sec-fetch-site": "same-origin",
    "sec-fetch-mode": "same-origin",
    "sec-fetch-dest": "empty",
  },
  "makes it anew without CORS": {
    accept: "*/*",
    "sec-fetch-site": "same-origin",
    "sec-fetch-mode": "no-cors",
    "sec-fetch-dest": "empty",
  },
};
const bare = {
  accept: null,
  "sec-fetch-site": null,
  "sec-fetch-mode": null,
  "sec-fetch-dest": null,
};

/** Where a page goes on by itself. */
const addressIn = (html: string) =>
  /http-equiv="refresh" content="0;url=([^"]+)"/.exec(html)?.[1]?.replaceAll("&#38;", "&") ?? "";

describe("[host-page 14] a return that does not look as browsers send it", () => {
  it.each(Object.entries(throughWorkers))(
    "leads back to the page through a worker that %s",
    async (_worker, headers) => {
      const { leave, stateOf, arrive, codeIn, redeem } = atTheBank();
      await leave();

      const back = await arrive(`id_connection=8830&state=${stateOf()}`, headers);

      // Browsers do not show what a worker got by a redirect of its own.
      const isRedirect = headers["sec-fetch-mode"] === "navigate";
      expect(back.status).toBe(isRedirect ? 303 : 200);
      const code = isRedirect
        ? codeIn(back)
        : (new URL(addressIn(await back.text())).searchParams.get("guichet_return") ?? "");
      expect(await (await redeem(code)).json()).toMatchObject({ id_connection: 8830 });
    },
  );

  it("goes on by itself to the whole address of the page, and to no other", async () => {
    const { leave, stateOf, arrive } = atTheBank();
    await leave({ returnTo: `${ORIGIN}/a?b="><script>&c='d'&guichet_return=old#e` });

    const back = await arrive(`state=${stateOf()}`, throughWorkers["makes it anew"]);

    const html = await back.text();
    expect(html).not.toMatch(/<script|"><s/);
    const address = new URL(addressIn(html).replaceAll("&#39;", "'"));
    expect(address.origin + address.pathname + address.hash).toBe(`${ORIGIN}/a#e`);
    expect(address.searchParams.get("c")).toBe("'d'");
    expect(back.headers.get("content-security-policy")).not.toMatch(/unsafe|script-src/);
  });

  it("is not used up by a scanner, a preview or a second tab that asks first, late or twice", async () => {
    const { leave, stateOf, arrive, codeIn, redeem } = atTheBank();
    await leave();
    const query = `id_connection=8830&state=${stateOf()}`;

    await arrive(query, bare);
    await arrive(query, { ...bare, accept: "text/html" });
    const first = codeIn(await arrive(query));
    const second = codeIn(await arrive(query));
    await arrive(query, bare);

    expect((await redeem(first)).status).toBe(200);
    expect((await redeem(second)).status).toBe(200);
  });

  it.each([
    { "sec-purpose": "prefetch" },
    { "sec-purpose": "prefetch;prerender" },
    { "sec-purpose": "prefetch;anonymous-client-ip" },
    { purpose: "prefetch" },
    { "x-purpose": "preview" },
    { "x-moz": "prefetch" },
  ])("[T36] does nothing for a browser that looks ahead: %o", async (headers) => {
    const { leave, stateOf, arrive } = atTheBank();
    await leave();

    const ahead = await arrive(`state=${stateOf()}`, headers);

    expect([ahead.status, ahead.headers.get("location")]).toEqual([204, null]);
    expect((await arrive(`state=${stateOf()}`)).status).toBe(303);
  });

  it("[T36] answers a HEAD without acting", async () => {
    const { leave, stateOf, arrive, log } = atTheBank();
    await leave();

    const head = await arrive(`state=${stateOf()}`, bare, "HEAD");
    const unknown = await arrive(`state=${newKey()}`, bare, "HEAD");

    expect([head.status, head.headers.get("location"), await head.text()]).toEqual([204, null, ""]);
    expect(unknown.status).toBe(204);
    expect(log).not.toContainEqual(expect.objectContaining({ event: "callback_unmatched" }));
  });

  it("[T36] is nothing that another page may load: an image, a script, a frame, a call of another site", async () => {
    const { leave, stateOf, arrive } = atTheBank();
    await leave();
    for (const [mode, dest] of [
      ["no-cors", "image"],
      ["no-cors", "script"],
      ["navigate", "iframe"],
      ["cors", "empty"],
    ] as const) {
      const answer = await arrive(`state=${stateOf()}`, {
        "sec-fetch-mode": mode,
        "sec-fetch-dest": dest,
      });
      expect([mode, dest, answer.status]).toEqual([mode, dest, 403]);
    }
  });
});

describe("[host-page 40] a return that a widget hands on", () => {
  it("gives the page that was left, with a code", async () => {
    const { leave, stateOf, forward, redeem } = atTheBank();
    await leave();

    const answer = await forward(`?id_connection=8830&state=${stateOf()}`);

    const { returnTo } = (await answer.json()) as { returnTo: string };
    const { origin, pathname, searchParams } = new URL(returnTo);
    expect(origin + pathname).toBe(`${ORIGIN}/accounts`);
    expect(await (await redeem(searchParams.get("guichet_return") ?? "")).json()).toMatchObject({
      id_connection: 8830,
    });
  });

  it("knows no page for a `state` of before a restart, or without one", async () => {
    const { forward } = atTheBank();
    for (const query of ["", "?id_connection=8830", `?state=${newKey()}`, "?state=null"])
      expect(await (await forward(query)).json()).toEqual({ returnTo: null });
  });
});

describe("a navigation that leads nowhere is a page, never JSON", () => {
  const long = `state=${newKey()}&error_description=${"a".repeat(5_000)}`;
  const repeated = `state=${newKey()}&state=${newKey()}`;
  const cases = [
    ["an unknown state, as after a restart", `/callback?state=${newKey()}`, {}, 410],
    ["a return without a state", "/callback?id_connection=8830", {}, 410],
    ["a state that a guide's sample shows", "/callback?id_connection=8830&state=null", {}, 410],
    ["a return without anything", "/callback", {}, 410],
    ["an address that is too long", `/callback?${long}`, {}, 414],
    ["a parameter twice", `/callback?${repeated}`, {}, 400],
    ["an unknown route", "/callbacks/of/another", {}, 404],
    ["a route of the client", "/connections", {}, 403],
    ["a worker's request", `/callback?${repeated}`, throughWorkers["makes it anew"], 400],
    ["no metadata", `/callback?${repeated}`, bare, 400],
    ["a frame", "/callback", { "sec-fetch-dest": "iframe" }, 403],
  ] as const;

  it.each(cases)("%s", async (_case, path, headers, status) => {
    const { send } = proxyUnderTest();

    const page = await send({ path, as: null, headers: { ...navigation, ...headers } });

    expect([page.status, page.headers.get("content-type")]).toEqual([
      status,
      "text/html; charset=utf-8",
    ]);
    expect(await page.text()).toContain(`<a href="${ORIGIN}/">Go to app.example</a>`);
    expect(page.headers.get("content-security-policy")).toMatch(
      /^default-src 'none'; script-src 'nonce-[\w-]{43}'; style-src 'nonce-[\w-]{43}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
    );
    expect(page.headers.get("x-request-id")).toMatch(/^[\w-]{22}$/);
  });

  describe("in a tab that left for the bank", () => {
    /** Runs the script of the page in a tab; answers where it went. */
    async function wentTo(left: string | null): Promise<readonly string[]> {
      const { send } = proxyUnderTest();
      const page = await send({ path: "/callback", as: null, headers: navigation });
      const script = /<script nonce="[\w-]+">([^<]*)<\/script>/.exec(await page.text())?.[1] ?? "";
      const stored = new Map(left === null ? [] : [["guichet:left:from", left]]);
      const gone: string[] = [];
      const tab = {
        URL,
        sessionStorage: {
          getItem: (key: string) => stored.get(key) ?? null,
          removeItem: (key: string) => stored.delete(key),
        },
        location: {
          href: `${ORIGIN}/guichet/callback`,
          origin: ORIGIN,
          replace: (address: string) => gone.push(new URL(address, ORIGIN).href),
        },
      };
      runInNewContext(script, tab);
      runInNewContext(script, tab);
      return gone;
    }

    it("goes back to the page that was left, once", async () => {
      expect(await wentTo("/accounts?tab=2#top")).toEqual([`${ORIGIN}/accounts?tab=2#top`]);
    });

    it.each([
      null,
      "",
      "//evil.example/",
      "/\\evil.example",
      "https://evil.example/",
      ["javascript", "alert(1)"].join(":"),
      "data:text/html,x",
      "http://app.example/",
    ])("[T32] goes nowhere else: %s", async (left) => {
      const addresses = await wentTo(left);
      expect(addresses.filter((address) => new URL(address).origin !== ORIGIN)).toEqual([]);
    });
  });

  it("a form that is sent to the callback", async () => {
    const { send } = proxyUnderTest();
    const headers = { ...navigation, "content-type": "application/x-www-form-urlencoded" };

    const page = await send({ method: "POST", path: "/callback", as: null, headers, body: "a=b" });

    expect([page.status, page.headers.get("allow")]).toEqual([405, "GET"]);
    expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
  });

  it("a store that is away", async () => {
    const away = () => Promise.reject(new Error("away"));
    const store = { get: away, put: away, putIfAbsent: away, take: away };
    const { send } = proxyUnderTest({ store });

    const page = await send({ path: `/callback?state=${newKey()}`, as: null, headers: navigation });

    expect(page.status).toBe(503);
    expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
  });

  it.each([
    ["fr-FR,fr;q=0.9,en;q=0.8", "fr", "Revenez à votre point de départ"],
    ["en-GB,en;q=0.9,fr;q=0.8", "en", "Go back to where you began"],
    ["de", "en", "Go back to where you began"],
    [null, "en", "Go back to where you began"],
  ])("[T33][T103] says one thing for %s, whatever was wrong", async (language, lang, heading) => {
    const { send } = proxyUnderTest();
    const pages = await Promise.all(
      ["", "?state=", "?state=short", `?state=${newKey()}`, "?error=<script>x</script>"].map(
        async (query) => {
          const headers = { ...navigation, "accept-language": language };
          const page = await send({ path: `/callback${query}`, as: null, headers });
          expect(page.status).toBe(410);
          expect(page.headers.get("content-security-policy")).not.toMatch(/unsafe/);
          return (await page.text()).replace(/nonce="[^"]+"/g, "");
        },
      ),
    );

    expect(new Set(pages).size).toBe(1);
    expect(pages[0]).toContain(`<html lang="${lang}">`);
    expect(pages[0]).toContain(`<h1>${heading}</h1>`);
    expect(pages[0]).not.toMatch(/<script>|<img|<link/);
  });

  it("[T32] names no site where there are several, and none that an address names", async () => {
    const allowedOrigins = [ORIGIN, "https://shop.example"];
    const { send } = proxyUnderTest({ allowedOrigins });

    const page = await send({
      path: "/callback?returnTo=https://evil.example/&next=https://evil.example/",
      as: null,
      headers: navigation,
    });

    const html = await page.text();
    expect(html).toContain("<h1>You can close this page</h1>");
    expect(html).not.toMatch(/<a |evil|shop\.example/);
  });

  it("[T60] a call of a script gets JSON", async () => {
    const { send, get } = proxyUnderTest();
    for (const answer of [
      await get("/nowhere"),
      await get(`/connectors?${"a".repeat(5_000)}`),
      await send({ path: "/connectors", headers: { "x-guichet": null, accept: "*/*" } }),
    ])
      expect(await answer.json()).toMatchObject({
        error: { requestId: expect.anything() as unknown },
      });
  });
});
