import { afterEach, describe, expect, it } from "vitest";
import { bankFor } from "./bank-for.ts";
import { startHost, startSandbox, startServer } from "./index.ts";

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function sandboxUnderTest() {
  const sandbox = await startSandbox();
  closers.push(sandbox.close);
  return sandbox;
}

const ours = { headers: { "x-guichet": "1" } };

describe("a sandbox", () => {
  it("answers on this machine, and no longer once it is closed", async () => {
    const sandbox = await startSandbox();
    const { connectors } = (await (await fetch(`${sandbox.powensUrl}/connectors`)).json()) as {
      connectors: unknown[];
    };
    expect(connectors.length).toBeGreaterThan(20);
    await sandbox.close();
    await expect(fetch(`${sandbox.powensUrl}/connectors`)).rejects.toThrow();

    const again = await startSandbox({ port: Number(new URL(sandbox.url).port) });
    closers.push(again.close);
    expect(again.powensUrl).toBe(sandbox.powensUrl);
    await expect(startSandbox({ port: Number(new URL(again.url).port) })).rejects.toThrow(
      /EADDRINUSE/,
    );
  });

  it("connects a bank, shows it, and lets a night spoil and heal it", async () => {
    const sandbox = await sandboxUnderTest();
    const user = sandbox.addUser();
    const { id } = await user.connectBank(bankFor("plain"));
    const [made] = await user.connections();
    expect(made).toMatchObject({ id, state: null, connector: { name: bankFor("plain").name } });
    expect(made?.last_update).not.toBeNull();
    sandbox.setState(id, "wrongpass");
    expect((await sandbox.userOf(user.token).connections())[0]?.state).toBe("wrongpass");
    sandbox.setState(id, null);
    expect((await user.connections())[0]?.state).toBeNull();
    expect(await sandbox.addUser().connections()).toEqual([]);
  });

  it("says why it does not connect a bank", async () => {
    const sandbox = await sandboxUnderTest();
    await expect(sandbox.addUser().connectBank(bankFor("bug"))).rejects.toThrow(/400.*bug/);
  });

  it("lets approvals be decided now", async () => {
    const sandbox = await sandboxUnderTest();
    const user = sandbox.addUser();
    const { id, fields } = bankFor("longDecoupled");
    const headers = {
      authorization: `Bearer ${user.token}`,
      "content-type": "application/json",
    };
    const created = (await (
      await fetch(`${sandbox.powensUrl}/users/me/connections`, {
        method: "POST",
        headers,
        body: JSON.stringify({ id_connector: id, ...fields }),
      })
    ).json()) as { id: number; state: string };
    expect(created.state).toBe("decoupled");
    const resumed = fetch(`${sandbox.powensUrl}/users/me/connections/${created.id}`, {
      method: "POST",
      headers,
      body: JSON.stringify({ resume: true }),
      signal: AbortSignal.timeout(15_000),
    });
    sandbox.decideApprovals();
    expect(await (await resumed).json()).toMatchObject({ state: null });
  });

  it("ends the faults that a test leaves behind", async () => {
    const sandbox = await sandboxUnderTest();
    const status = async () => (await fetch(`${sandbox.powensUrl}/connectors`)).status;
    sandbox.fault({ kind: "status", status: 503, times: Infinity });
    expect(await status()).toBe(503);
    sandbox.endFaults();
    expect(await status()).toBe(200);
  });
});

describe("a host", () => {
  it("mounts the proxy for whoever is signed in, beside the test's own pages", async () => {
    const sandbox = await sandboxUnderTest();
    const user = sandbox.addUser();
    const host = await startHost({
      sandbox,
      userToken: (request) => (request.headers.get("x-test-user") === "alice" ? user.token : null),
      fetch: () => new Response("the page"),
    });
    closers.push(host.close);
    await user.connectBank(bankFor("plain"));
    const read = (headers: Record<string, string>) =>
      fetch(`${host.proxyUrl}/connections`, { headers: { ...ours.headers, ...headers } });
    expect(await (await fetch(`${host.url}/anything`)).text()).toBe("the page");
    expect((await read({})).status).toBe(401);
    const answer = await read({ "x-test-user": "alice" });
    expect([answer.status, JSON.stringify(await answer.json())]).toEqual([
      200,
      expect.stringContaining(bankFor("plain").uuid),
    ]);
    expect(JSON.stringify(host.log)).not.toContain(user.token);
    expect(host.log.length).toBeGreaterThan(0);
  });

  it("[integration I8] shows each test what Powens answers now, however long it has been running", async () => {
    const sandbox = await sandboxUnderTest();
    const { token } = sandbox.addUser();
    const fetchPage = () => new Response("the page");
    const host = await startHost({ sandbox, userToken: () => token, fetch: fetchPage });
    closers.push(host.close);
    const uuid = bankFor("plain").uuid;
    const paths = ["/connectors", `/connectors/${uuid}`, "/publickey", `/logos/${uuid}`];
    const statuses = () =>
      Promise.all(paths.map(async (path) => (await fetch(`${host.proxyUrl}${path}`, ours)).status));
    const before = await statuses();

    sandbox.fault({ kind: "status", status: 503, times: Infinity });
    const meanwhile = await statuses();
    sandbox.endFaults();

    // A bank whose logo cannot be had just has none.
    expect(meanwhile).toEqual([503, 503, 503, 204]);
    expect(await statuses()).toEqual(before);
    expect(before.slice(0, 3)).toEqual([200, 200, 200]);
  });
});

describe("a server", () => {
  it("makes sessions of a user, whose token nobody is told", async () => {
    const sandbox = await sandboxUnderTest();
    const user = sandbox.addUser();
    const server = await startServer({ sandbox, allowedOrigins: ["http://localhost:3000"] });
    closers.push(server.close);
    const created = await server.createSession({
      user,
      allowedOrigin: "http://localhost:3000",
      locale: "fr",
    });
    expect(created).toMatchObject({ expiresIn: 120, connectToken: expect.any(String) });
    expect(new URL(created.hostedUrl).origin).toBe(server.url);
    expect(JSON.stringify([created, server.log])).not.toContain(user.token);
    expect(JSON.stringify(server.log)).not.toContain(created.connectToken);
    expect((await fetch(`${server.url}/livez`)).status).toBe(200);
  });

  it("links to its public address behind a proxy, and listens at its local one", async () => {
    const sandbox = await sandboxUnderTest();
    const publicUrl = "https://connect.localhost:8443";
    const server = await startServer({ sandbox, publicUrl });
    closers.push(server.close);
    const { hostedUrl } = await server.createSession({ user: sandbox.addUser() });
    expect(new URL(hostedUrl).origin).toBe(publicUrl);
    expect((await fetch(`${server.localUrl}/livez`)).status).toBe(200);
  });

  it("[integration I8] forgets how Powens was doing, and keeps its sessions", async () => {
    const sandbox = await sandboxUnderTest();
    const server = await startServer({ sandbox });
    closers.push(server.close);
    const post = (path: string, body: unknown) =>
      fetch(`${server.url}/api${path}`, {
        method: "POST",
        headers: { ...ours.headers, "content-type": "application/json", origin: server.url },
        body: JSON.stringify(body),
      });
    const { connectToken } = await server.createSession({ user: sandbox.addUser() });
    const opened = await post("/session", {
      connectToken,
      nonce: "nonce-of-one-page",
      mode: "bearer",
      hostOrigin: server.url,
    });
    const { handle } = (await opened.json()) as { handle: string };
    const status = async () => {
      const headers = { ...ours.headers, authorization: `Bearer ${handle}` };
      return (await fetch(`${server.url}/api/connectors`, { headers })).status;
    };
    const fault = sandbox.fault({ kind: "status", status: 503, times: Infinity });
    // So much goes wrong that it leaves Powens alone for ten seconds.
    for (let asked = 0; asked < 20; asked += 1) await status();
    fault.end();
    expect(await status()).toBe(503);

    await server.forget();

    expect(await status()).toBe(200);
  });

  it("says why it makes none", async () => {
    const sandbox = await sandboxUnderTest();
    const server = await startServer({ sandbox });
    closers.push(server.close);
    await expect(
      server.createSession({ user: sandbox.addUser(), allowedOrigin: "https://evil.example" }),
    ).rejects.toThrow(/no session: 4\d\d/);
    await expect(startServer({ sandbox, allowedOrigins: ["shop.example"] })).rejects.toThrow(
      /GUICHET_ALLOWED_ORIGINS/,
    );
  });
});
