import { describe, expect, it } from "vitest";
import type { ScenarioName } from "../institution.ts";
import type { SandboxOptions } from "../sandbox-options.ts";
import { createBench, idOf, makeInstitution, readAnswer, type Bench } from "../testing/harness.ts";

const HOME = "http://127.0.0.1:5173/back";
const HERE = "http://127.0.0.1:4401";

/** A browser at the webview: it follows redirects until they lead away. */
function browse({ sandbox }: Bench) {
  let url = "";
  let text = "";
  let status = 0;

  async function load(request: Request): Promise<void> {
    const answer = await readAnswer(await sandbox.fetch(request));
    ({ status, text } = answer);
    url = request.url;
    const location = answer.headers.get("location");
    if (location === null) return;
    const next = new URL(location, request.url);
    if (next.origin === HERE) await load(new Request(next));
    else url = next.href;
  }

  return {
    open: (flow: string, query: Readonly<Record<string, string>> = {}) =>
      load(
        new Request(
          `${HERE}${flow}?${new URLSearchParams({
            domain: "demo.biapi.pro",
            client_id: "40219377",
            redirect_uri: HOME,
            ...query,
          }).toString()}`,
        ),
      ),
    press: (act: string, fields: Readonly<Record<string, string>> = {}) =>
      load(
        new Request(url, {
          method: "POST",
          headers: { "content-type": "application/x-www-form-urlencoded" },
          body: new URLSearchParams({ act, ...fields }).toString(),
        }),
      ),
    look: () => load(new Request(url)),
    title: () => /<h1>(.*?)<\/h1>/.exec(text)?.[1],
    problem: () => /role="alert">(.*?)</.exec(text)?.[1],
    names: (kind: string) =>
      [...text.matchAll(new RegExp(`name="(${kind}[^"]*)"`, "g"))].map(([, name]) => name ?? ""),
    acts: () => [...text.matchAll(/name="act" value="(\w+)"/g)].map(([, act]) => act),
    text: () => text,
    status: () => status,
    url: () => url,
    /** What came back home. */
    result: () => {
      expect(url.startsWith(`${HOME}?`)).toBe(true);
      return Object.fromEntries(new URL(url).searchParams);
    },
  };
}

const details = { "signIn.login": "12345678", "signIn.password": "1234" };

const bank = (scenario: ScenarioName = "plain", options: SandboxOptions = {}) =>
  createBench(makeInstitution(scenario), options);
const uuid = makeInstitution("plain").connector.uuid;

async function opened(
  scenario: ScenarioName = "plain",
  query: Readonly<Record<string, string>> = {},
  options: SandboxOptions = {},
) {
  const bench = bank(scenario, options);
  const page = browse(bench);
  const { code } = (await bench.call("GET", "/auth/token/code?type=singleAccess")).body;
  const own = { code: String(code), state: "n0nce", ...query };
  await page.open("/webview/en/connect", own);
  return { ...bench, bench, page, query: own };
}

const someCode: unknown = expect.stringMatching(/[+/]/);
const someId: unknown = expect.stringMatching(/^\d+$/);

describe("the address of the webview", () => {
  it.each([
    ["/webview/en/connect", "en", "Choose your institution"],
    ["/webview/fr/connect", "fr", "Choisissez votre établissement"],
    ["/webview/de/connect", "en", "Choose your institution"],
    ["/webview/connect", "en", "Choose your institution"],
    ["/2.0/auth/webview/connect", "en", "Choose your institution"],
    ["/2.0/auth/webview/fr/connect", "fr", "Choisissez votre établissement"],
  ])("%s answers in %s, without a script", async (path, lang, title) => {
    const bench = bank();
    const { code } = (await bench.call("GET", "/auth/token/code")).body;
    const page = browse(bench);
    await page.open(path, { code: String(code) });
    expect(page.status()).toBe(200);
    expect(page.title()).toBe(title);
    expect(page.text()).toContain(`<html lang="${lang}">`);
    expect(page.text()).not.toContain("<script");
    expect(page.url()).not.toContain(encodeURIComponent(String(code)));
  });

  it.each([
    ["domain", { domain: "" }],
    ["client_id", { client_id: "1" }],
    ["redirect_uri", { redirect_uri: "https://elsewhere.example/" }],
    ["redirect_uri", { redirect_uri: `${HOME}?a=1` }],
    ["max_connections", { max_connections: "many" }],
  ])("with a wrong %s is a page that leads nowhere", async (name, query) => {
    const page = browse(bank());
    await page.open("/webview/en/connect", query);
    expect(page.status()).toBe(400);
    expect(page.problem()).toContain(name);
    expect(page.acts()).toEqual([]);
  });

  it("with a code for single access works once", async () => {
    const { page, query } = await opened();
    expect(page.status()).toBe(200);
    await page.open("/webview/en/connect", query);
    expect(page.result()).toMatchObject({ error: "server_error", state: "n0nce" });
  });

  it("keeps to a list of exact return addresses", async () => {
    const page = browse(bank("plain", { redirectUris: [HOME] }));
    await page.open("/webview/en/connect", { redirect_uri: `${HOME}/` });
    expect(page.status()).toBe(400);
    await page.open("/webview/en/connect");
    expect(page.status()).toBe(200);
  });
});

describe("connect", () => {
  it("chooses, signs in, shares what is ticked, and returns without a code", async () => {
    const { call, page } = await opened();
    await page.press("choose", { target: uuid });
    expect(page.title()).toBe("Your details");
    expect(page.text()).toContain('<label for="signIn.login">login</label>');
    await page.press("signIn", details);
    expect(page.title()).toBe("What do you share?");
    const [first = ""] = page.names("account");
    await page.press("share", { [first]: "shared" });
    const result = page.result();
    expect(result).toEqual({ connection_id: someId, state: "n0nce" });
    const { body } = await call("GET", "/users/me/accounts");
    expect(body).toMatchObject({
      total: 1,
      accounts: [
        { id: Number(first.split(".")[1]), id_connection: Number(result["connection_id"]) },
      ],
    });
  });

  it("makes a user where no code was given, after its terms, and hands a code back", async () => {
    const bench = bank();
    const page = browse(bench);
    await page.open("/webview/en/connect", { connector_uuids: uuid });
    expect(page.title()).toBe("Before you begin");
    await page.press("accept");
    await page.press("signIn", details);
    await page.press("share");
    const { code, connection_id, ...rest } = page.result();
    expect([code, rest]).toEqual([someCode, {}]);
    const swapped = await bench.call("POST", "/auth/token/access", {
      client_id: bench.sandbox.clientId,
      client_secret: bench.sandbox.clientSecret,
      code,
    });
    const list = await bench.call("GET", "/users/me/connections", undefined, {
      authorization: `Bearer ${String(swapped.body["access_token"])}`,
    });
    expect(list.body).toMatchObject({ total: 1, connections: [{ id: Number(connection_id) }] });
  });

  it.each([
    ["decline", "tos_declined"],
    ["cancel", "access_denied"],
    ["fail", "server_error"],
  ])("ends by %s in %s", async (act, error) => {
    const page = browse(bank());
    await page.open("/webview/en/connect", { state: "n0nce" });
    await page.press(act);
    const { error_description, ...rest } = page.result();
    expect(rest).toEqual({ error, state: "n0nce" });
    expect(error_description).toMatch(/\w+ \w+/);
  });

  it("stays at the form when the details are refused, and keeps none of them", async () => {
    const { call, page } = await opened("plain", { connector_ids: "40" });
    expect(page.title()).toBe("Your details");
    await page.press("signIn", { ...details, "signIn.password": "s3cret-typed" });
    expect(page.problem()).toBe("Incorrect password");
    expect(page.text()).not.toContain("s3cret-typed");
    expect(page.text()).not.toContain("12345678");
    expect((await call("GET", "/users/me/connections")).body["total"]).toBe(0);
    await page.press("signIn", details);
    expect(page.title()).toBe("What do you share?");
  });

  it("begins a form with what the address says, secrets excepted", async () => {
    const { page } = await opened("plain", {
      connector_uuids: uuid,
      [`${uuid}.login`]: "87654321",
      [`${uuid}.password`]: "1234-secret",
    });
    expect(page.text()).toContain('value="87654321"');
    expect(page.text()).not.toContain("1234-secret");
  });

  it.each<[ScenarioName, string, Readonly<Record<string, string>>, string]>([
    ["otp", "One more answer", { "answer.otp_sms": "123456" }, "What do you share?"],
    ["otp", "One more answer", { "answer.otp_sms": "000000" }, "One more answer"],
    ["doubleOtp", "One more answer", { "answer.code": "123456" }, "One more answer"],
  ])("asks what %s asks", async (scenario, asked, answer, next) => {
    const { page } = await opened(scenario, { connector_uuids: uuid });
    await page.press("signIn", details);
    expect(page.title()).toBe(asked);
    await page.press("answer", answer);
    expect(page.title()).toBe(next);
    expect(page.problem() !== undefined).toBe(answer["answer.otp_sms"] === "000000");
  });

  it.each<[ScenarioName, number, string]>([
    ["decoupled", 7_000, "What do you share?"],
    ["decoupledCancelled", 1_500, "Something is needed"],
    ["validating", 60_000, "What do you share?"],
  ])("waits for %s without hanging", async (scenario, ms, next) => {
    const { clock, page } = await opened(scenario, { connector_uuids: uuid });
    const before = clock.now();
    await page.press("signIn", details);
    expect(clock.now()).toBe(before);
    expect(page.title()).toMatch(/Approve in your app|Please wait/);
    await page.press("look");
    expect(page.title()).toMatch(/Approve in your app|Please wait/);
    clock.advance(ms);
    await page.press("look");
    expect(page.title()).toBe(next);
  });

  it("sends an approval again after it was cancelled", async () => {
    const { clock, page } = await opened("decoupledCancelled", { connector_uuids: uuid });
    await page.press("signIn", details);
    clock.advance(1_500);
    await page.look();
    await page.press("sync");
    expect(page.title()).toBe("Approve in your app");
    clock.advance(7_000);
    await page.look();
    expect(page.title()).toBe("What do you share?");
  });

  it.each<[ScenarioName, string]>([
    ["passwordExpired", "The password has expired"],
    ["actionNeeded", "Please confirm the new terms and conditions"],
    ["websiteUnavailable", "The institution’s site cannot be reached."],
    ["bug", "A technical problem occurred."],
    ["serverError", "A technical problem occurred."],
    ["drop", "A technical problem occurred."],
    ["unknownCode", "A technical problem occurred."],
  ])("says that %s refused it, and stays", async (scenario, problem) => {
    const { page } = await opened(scenario, { connector_uuids: uuid });
    await page.press("signIn", details);
    expect([page.title(), page.problem()]).toEqual(["Your details", problem]);
  });

  it.each([
    ["approve", "What do you share?", undefined],
    ["refuse", "Your details", "The institution’s page was left without an approval."],
  ])("goes to the bank's page and back: %s", async (act, title, problem) => {
    const { page } = await opened("webauth", { connector_uuids: uuid });
    await page.press("bank");
    expect(page.url()).toContain(`${HERE}/bank/`);
    await page.press("signIn", { customer: "4711" });
    await page.press(act);
    expect([page.title(), page.problem()]).toEqual([title, problem]);
  });

  it("adds one more connection each time, even for a login that is known", async () => {
    const { bench, call, page } = await opened("plain", { connector_uuids: uuid });
    await bench.create();
    await page.press("signIn", details);
    await page.press("share");
    expect((await call("GET", "/users/me/connections")).body["total"]).toBe(2);
  });

  it("adds several when asked, up to the number", async () => {
    const { page } = await opened("plain", { connector_uuids: uuid, max_connections: "2" });
    await page.press("signIn", details);
    await page.press("share");
    expect(page.title()).toBe("Add another institution?");
    await page.press("more");
    await page.press("signIn", details);
    await page.press("share");
    const { connection_id, connection_ids } = page.result();
    expect(connection_ids?.split(",")).toHaveLength(2);
    expect(connection_ids?.split(",")[0]).toBe(connection_id);
  });

  it("finishes with fewer than were allowed", async () => {
    const { page } = await opened("plain", { connector_uuids: uuid, max_connections: "3" });
    await page.press("signIn", details);
    await page.press("share");
    await page.press("finish");
    const { connection_id, connection_ids } = page.result();
    expect(connection_ids).toBe(connection_id);
  });

  it("tells when the choice of accounts could not be saved, and takes it the second time", async () => {
    const { call, page } = await opened("activationFails", { connector_uuids: uuid });
    await page.press("signIn", details);
    const ticked = Object.fromEntries(page.names("account").map((name) => [name, "shared"]));
    await page.press("share", ticked);
    expect(page.problem()).toBe("Your choice could not be saved. Please try again.");
    await page.press("share", ticked);
    expect(page.result()).toHaveProperty("connection_id");
    expect((await call("GET", "/users/me/accounts")).body["total"]).toBe(2);
  });

  it("offers the accounts of the wanted types only", async () => {
    const { page } = await opened("plain", { connector_uuids: uuid, account_types: "card" });
    await page.press("signIn", details);
    expect(page.names("account")).toHaveLength(1);
  });

  it.each([
    [{}, 1],
    [{ connector_capabilities: "bank" }, 1],
    [{ connector_capabilities: "bank,document" }, 0],
    [{ connector_capabilities: "document" }, 0],
    [{ connector_country: "fr" }, 1],
    [{ connector_country: "DE" }, 0],
    [{ account_usages: "ORGA" }, 0],
  ])("offers what fits %j", async (query, count) => {
    const { page } = await opened("plain", query);
    expect(page.acts().filter((act) => act === "choose")).toHaveLength(count);
  });

  it("shows its own words for a bank that must be visited, never the bank's address", async () => {
    const { bench, page } = await opened("webauth");
    const id = idOf(await bench.create());
    const code = String((await bench.call("GET", "/auth/token/code")).body["code"]);
    await page.open("/webview/en/reconnect", { code, connection_id: String(id) });
    expect(page.problem()).toBe("The institution wants to see you on its own page.");
    expect(page.text()).not.toContain("auth.bank.example");
  });
});

describe("reconnect", () => {
  async function reopened(state: string | null, query: Readonly<Record<string, string>> = {}) {
    const bench = bank();
    const id = idOf(await bench.create());
    bench.clock.advance(10_000);
    if (state !== null) bench.sandbox.setState(id, state);
    const code = String((await bench.call("GET", "/auth/token/code")).body["code"]);
    const page = browse(bench);
    await page.open("/webview/en/reconnect", {
      code,
      state: "n0nce",
      connection_id: String(id),
      ...query,
    });
    const read = async () => (await bench.call("GET", `/users/me/connections/${id}`)).body["state"];
    return { ...bench, page, read };
  }

  it("returns at once, with the state alone, when nothing is wrong", async () => {
    const { page } = await reopened(null);
    expect(page.result()).toEqual({ state: "n0nce" });
  });

  it("takes new credentials", async () => {
    const { page, read } = await reopened("wrongpass");
    expect(page.title()).toBe("Your details");
    await page.press("signIn", details);
    expect(page.result()).toEqual({ state: "n0nce" });
    expect(await read()).toBeNull();
  });

  it("goes through a strong authentication", async () => {
    const { page, read } = await reopened("SCARequired");
    await page.press("sync");
    await page.press("answer", { "answer.otp_sms": "123456" });
    expect(page.result()).toEqual({ state: "n0nce" });
    expect(await read()).toBeNull();
  });

  it("asks for the details of a healthy connection when told to", async () => {
    const { page } = await reopened(null, { reset_credentials: "true" });
    expect(page.title()).toBe("Your details");
    await page.press("cancel");
    expect(page.result()).toMatchObject({ error: "access_denied", state: "n0nce" });
  });

  it("repairs the named source, whatever the others are in", async () => {
    const bench = bank("partialSources");
    const id = idOf(await bench.create());
    const page = browse(bench);
    for (const [source, title] of [
      ["openapi", undefined],
      ["directaccess", "Something is needed"],
    ] as const) {
      const code = String((await bench.call("GET", "/auth/token/code")).body["code"]);
      const query = { code, connection_id: String(id), connection_sources: source };
      await page.open("/webview/en/reconnect", query);
      expect(page.title()).toBe(title);
    }
  });

  it("fails for a connection that is not the user's", async () => {
    const { page } = await reopened(null, { connection_id: "1" });
    expect(page.result()).toMatchObject({ error: "server_error", state: "n0nce" });
  });

  it.each([
    ["code", { connection_id: "1" }],
    ["connection_id", { code: "a" }],
  ])("needs a %s", async (name, query) => {
    const page = browse(bank());
    await page.open("/webview/en/reconnect", query);
    expect([page.status(), page.problem()]).toEqual([400, `${name} is missing`]);
  });
});

describe("manage", () => {
  async function managed(query: Readonly<Record<string, string>> = {}) {
    const bench = bank();
    const id = idOf(await bench.create());
    bench.clock.advance(10_000);
    const code = String((await bench.call("GET", "/auth/token/code")).body["code"]);
    const page = browse(bench);
    const open = () => page.open("/webview/en/manage", { code, state: "n0nce", ...query });
    await open();
    return { ...bench, page, id, open };
  }

  it("lists the connections, and returns with the state alone", async () => {
    const { page } = await managed();
    expect(page.title()).toBe("Your connections");
    expect(page.text()).toContain("<h2>Banque d&#39;essai</h2>");
    await page.press("finish");
    expect(page.result()).toEqual({ state: "n0nce" });
  });

  it("shares and withdraws accounts", async () => {
    const { call, page, id } = await managed();
    await page.press("accounts", { target: String(id) });
    const [first = ""] = page.names("account");
    await page.press("share", { [first]: "shared" });
    expect(page.title()).toBe("Your connections");
    expect((await call("GET", "/users/me/accounts")).body["total"]).toBe(1);
    await page.press("accounts", { target: String(id) });
    await page.press("share");
    expect((await call("GET", "/users/me/accounts")).body["total"]).toBe(0);
  });

  it("repairs a connection", async () => {
    const { call, open, page, id, sandbox } = await managed();
    expect(page.acts()).not.toContain("repair");
    sandbox.setState(id, "SCARequired");
    await open();
    await page.press("repair", { target: String(id) });
    await page.press("sync");
    await page.press("answer", { "answer.otp_sms": "123456" });
    expect(page.title()).toBe("What do you share?");
    expect((await call("GET", `/users/me/connections/${id}`)).body["state"]).toBeNull();
  });

  it("is refused with a code that has expired", async () => {
    const { clock, page, open } = await managed();
    clock.advance(1_800_000);
    await open();
    expect(page.result()).toMatchObject({ error: "server_error", state: "n0nce" });
  });

  it("removes a connection only after asking", async () => {
    const { call, page, id } = await managed();
    await page.press("remove", { target: String(id) });
    expect(page.title()).toBe("Remove Banque d&#39;essai?");
    await page.press("back");
    expect((await call("GET", "/users/me/connections")).body["total"]).toBe(1);
    await page.press("remove", { target: String(id) });
    await page.press("confirmRemove");
    expect((await call("GET", "/users/me/connections")).body["total"]).toBe(0);
  });

  it("adds a connection", async () => {
    const { call, page } = await managed();
    await page.press("add");
    await page.press("choose", { target: uuid });
    await page.press("signIn", details);
    await page.press("share");
    expect(page.title()).toBe("Your connections");
    expect((await call("GET", "/users/me/connections")).body["total"]).toBe(2);
  });
});

describe("a visit", () => {
  it("ends after half an hour", async () => {
    const { clock, page } = await opened();
    clock.advance(1_800_000);
    await page.look();
    expect([page.status(), page.title()]).toEqual([404, "This request has ended"]);
  });

  it("does not do what its page does not offer", async () => {
    const { call, page } = await opened();
    for (const act of [
      "share",
      "signIn",
      "answer",
      "finish",
      "confirmRemove",
      "bank",
      "nonsense",
    ]) {
      await page.press(act, { target: uuid, ...details });
      expect(page.title()).toBe("Choose your institution");
    }
    await page.press("choose", { target: "not-a-uuid" });
    expect(page.title()).toBe("Choose your institution");
    expect((await call("GET", "/users/me/connections")).body["total"]).toBe(0);
  });

  it("sends details in clear inside, where the domain wants them encrypted", async () => {
    const { page } = await opened("plain", { connector_uuids: uuid }, { encryption: "required" });
    await page.press("signIn", details);
    expect(page.title()).toBe("What do you share?");
  });
});
