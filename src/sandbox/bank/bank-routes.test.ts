import { describe, expect, it } from "vitest";
import { createBench, idOf, makeInstitution, readAnswer, type Bench } from "../testing/harness.ts";

const RETURN = "http://127.0.0.1:5173/return";

const address = (parameters: Readonly<Record<string, string>>) =>
  `/webauth-url?${new URLSearchParams({
    client_id: "40219377",
    redirect_uri: RETURN,
    state: "n0nce",
    ...parameters,
  }).toString()}`;

async function visit(bench: Bench, parameters: Readonly<Record<string, string>>) {
  const { status, body } = await bench.call("GET", address(parameters));
  expect(status).toBe(200);
  return String(body["url"]);
}

const open = async ({ sandbox }: Bench, url: string, headers: Record<string, string> = {}) =>
  readAnswer(await sandbox.fetch(new Request(url, { headers })));

/** Presses a button of the page: a form POST to the page's own address. */
const press = async ({ sandbox }: Bench, url: string, act: string, customer = "") =>
  readAnswer(
    await sandbox.fetch(
      new Request(url, {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams({ act, customer }).toString(),
      }),
    ),
  );

const back = (answer: { status: number; headers: Headers }) => {
  expect(answer.status).toBe(303);
  const url = new URL(answer.headers.get("location") ?? "");
  expect(url.origin + url.pathname).toBe(RETURN);
  return Object.fromEntries(url.searchParams);
};

const bank = (scenario: "webauth" | "webauthMobileOnly" = "webauth") =>
  createBench(makeInstitution(scenario, { name: "Banque <b>d'Ici</b>" }));

describe("a visit at the bank", () => {
  it("shows a sign-in page, then the decision, and comes back connected", async () => {
    const bench = bank();
    const url = await visit(bench, { id_connector: "40" });
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:4401\/bank\/\w{40}$/);
    const page = await open(bench, url);
    expect(page.status).toBe(200);
    expect(page.text).toContain('<label for="customer">Customer number</label>');
    expect(page.text).toContain("Banque &lt;b&gt;d&#39;Ici&lt;/b&gt;");
    expect(page.text).not.toContain("<script");

    const signedIn = await press(bench, url, "signIn", "4711");
    expect([signedIn.status, signedIn.headers.get("location")]).toEqual([
      303,
      new URL(url).pathname,
    ]);
    const decision = await open(bench, url);
    expect(decision.text).toContain("127.0.0.1:5173 asks to read your accounts");
    for (const label of ["Approve", "Refuse", "Something goes wrong"]) {
      expect(decision.text).toContain(`>${label}</button>`);
    }

    const { id_connection, state, ...rest } = back(await press(bench, url, "approve"));
    expect([state, rest]).toEqual(["n0nce", {}]);
    const connection = await bench.call("GET", `/users/me/connections/${String(id_connection)}`);
    expect(connection.body).toMatchObject({ state: null, last_update: null, expire: null });
  });

  it("speaks French to a browser that prefers it", async () => {
    const bench = bank();
    const url = await visit(bench, { id_connector: "40" });
    const { text, headers } = await open(bench, url, {
      "accept-language": "fr-FR,fr;q=0.9,en;q=0.5",
    });
    expect(headers.get("content-language")).toBe("fr");
    expect(text).toContain('<html lang="fr">');
    expect(text).toContain("Bac à sable");
    const english = await open(bench, url, { "accept-language": "en;q=0.9,fr;q=0.2" });
    expect(english.headers.get("content-language")).toBe("en");
  });

  it("is locked down: no script, one style sheet by hash, no frame", async () => {
    const bench = bank();
    const page = await open(bench, await visit(bench, { id_connector: "40" }));
    const policy = page.headers.get("content-security-policy") ?? "";
    const style = /<style>([\s\S]*?)<\/style>/.exec(page.text)?.[1] ?? "";
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(style));
    const hash = Buffer.from(digest).toString("base64");
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`style-src 'sha256-${hash}'`);
    expect(policy).toContain("form-action 'self' http://127.0.0.1:5173");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(page.headers.get("x-frame-options")).toBe("DENY");
    expect(page.headers.get("referrer-policy")).toBe("no-referrer");
  });

  it.each([
    ["refuse", { error: "access_denied", error_description: "The user refused the authorisation" }],
    ["fail", { error: "server_error", error_description: "None" }],
  ])("comes back with an error after %s, and nothing is connected", async (act, result) => {
    const bench = bank();
    const url = await visit(bench, { id_connector: "40" });
    await press(bench, url, "signIn");
    expect(back(await press(bench, url, act))).toEqual({ ...result, state: "n0nce" });
    expect((await bench.call("GET", "/users/me/connections")).body["total"]).toBe(0);
  });

  it("takes no approval before signing in, one decision, and none after two hours", async () => {
    const bench = bank();
    const url = await visit(bench, { id_connector: "40" });
    const early = await press(bench, url, "approve");
    expect(early.headers.get("location")).toBe(new URL(url).pathname);
    await press(bench, url, "signIn");
    back(await press(bench, url, "approve"));
    expect((await press(bench, url, "approve")).status).toBe(404);
    expect((await bench.call("GET", "/users/me/connections")).body["total"]).toBe(1);

    const late = await visit(bench, { id_connector: "40" });
    bench.clock.advance(7_200_000);
    expect((await open(bench, late)).text).toContain("This request has ended");
  });

  it("gives the same connection for the same customer number", async () => {
    const bench = bank();
    const ids = [];
    for (const customer of ["4711", "4711", "4712"]) {
      const url = await visit(bench, { id_connector: "40" });
      await press(bench, url, "signIn", customer);
      ids.push(back(await press(bench, url, "approve"))["id_connection"]);
    }
    expect(ids[0]).toBe(ids[1]);
    expect(ids[2]).not.toBe(ids[0]);
  });

  it("goes on from a phone only where the bank says so", async () => {
    const bench = bank("webauthMobileOnly");
    const url = await visit(bench, { id_connector: "40" });
    const desktop = await open(bench, url, { "user-agent": "Mozilla/5.0 (X11; Linux x86_64)" });
    expect(desktop.text).toContain("Continue on your phone");
    expect(desktop.text).not.toContain("<form");
    const phone = await open(bench, url, { "user-agent": "Mozilla/5.0 (iPhone) Mobile/15E148" });
    expect(phone.text).toContain("Sign in to");
  });
});

describe("repairing", () => {
  it("validates for a moment, then is healthy again under the same id", async () => {
    const bench = createBench(makeInstitution("webauth"));
    const id = idOf(await bench.create());
    const url = await visit(bench, { id_connection: String(id) });
    await press(bench, url, "signIn");
    expect(back(await press(bench, url, "approve"))["id_connection"]).toBe(String(id));
    const path = `/users/me/connections/${id}`;
    expect((await bench.call("GET", path)).body["state"]).toBe("validating");
    bench.clock.advance(2_000);
    expect((await bench.call("GET", path)).body["state"]).toBeNull();
  });

  it("is 409 invalidValue when nothing is due", async () => {
    const bench = createBench(makeInstitution("plain"));
    const id = idOf(await bench.create());
    const { status, body } = await bench.call("GET", address({ id_connection: String(id) }));
    expect([status, body["code"]]).toEqual([409, "invalidValue"]);
    expect(body["description"]).toContain("already up to date and has a valid token");
  });
});

describe("the address of a visit", () => {
  it.each([
    [{ client_id: "1" }, 400],
    [{ redirect_uri: "https://elsewhere.example/return" }, 400],
    [{ redirect_uri: `${RETURN}?a=1` }, 400],
    [{ id_connector: "41" }, 404],
    [{ id_connection: "41" }, 404],
    [{ source: "nowhere" }, 400],
  ])("is refused for %j", async (parameters: Record<string, string>, status) => {
    const answer = await bank().call("GET", address({ id_connector: "40", ...parameters }));
    expect(answer.status).toBe(status);
  });

  it("takes listed return addresses exactly", async () => {
    const listed = "https://app.example/bank-return";
    const bench = createBench(makeInstitution("webauth"), { redirectUris: [listed] });
    const statusFor = async (redirect_uri: string) =>
      (await bench.call("GET", address({ id_connector: "40", redirect_uri }))).status;
    expect([
      await statusFor(listed),
      await statusFor(`${listed}/`),
      await statusFor(RETURN),
    ]).toEqual([200, 400, 400]);
  });

  it("is a redirection with a temporary code, which takes the values of fields", async () => {
    const bench = bank();
    const { body } = await bench.call("GET", "/auth/token/code?type=singleAccess");
    const code = String(body["code"]);
    expect(code).toMatch(/[+/]/);
    const path = address({ id_connector: "40", token: code }).replace("/webauth-url", "/webauth");
    const redirection = await bench.call("GET", path, undefined, { authorization: "" });
    expect(redirection.status).toBe(302);
    expect(redirection.headers.get("location")).toMatch(/^http:\/\/127\.0\.0\.1:4401\/bank\//);
    expect((await bench.call("GET", path)).status).toBe(401);
    const withUserToken = path.replace(encodeURIComponent(code), bench.token);
    expect((await bench.call("GET", withUserToken)).status).toBe(401);
  });

  it("is a redirection without a code, too: of the owner of a connection, or of somebody new", async () => {
    const bench = bank();
    const anonymous = { authorization: "" };
    const path = address({ id_connector: "40" }).replace("/webauth-url", "/webauth");
    const fresh = await bench.call("GET", path.replace("&state=n0nce", ""), undefined, anonymous);
    expect(fresh.status).toBe(302);
    const visited = fresh.headers.get("location") ?? "";
    await press(bench, visited, "signIn", "4711");
    const returned = back(await press(bench, visited, "approve"));
    expect(Object.keys(returned)).toEqual(["id_connection"]);
    const { body } = await bench.call("GET", "/users/me/connections");
    expect(body["connections"]).toEqual([]);

    const repaired = address({ id_connection: returned["id_connection"] ?? "" });
    const known = repaired.replace("/webauth-url", "/webauth");
    expect((await bench.call("GET", known, undefined, anonymous)).status).toBe(409);
    const unknown = known.replace(/id_connection=\d+/, "id_connection=1");
    expect((await bench.call("GET", unknown, undefined, anonymous)).status).toBe(404);
    const wrong = `${path}&token=wrong`;
    expect((await bench.call("GET", wrong, undefined, anonymous)).status).toBe(401);
  });
});
