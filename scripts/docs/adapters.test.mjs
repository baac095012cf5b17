/**
 * Runs the programs of docs/adapters.md as a reader would: copied into files beside the built package, each in a process
 * of its own, with a sandbox of Powens in another one. Nothing but sockets between them.
 */
import { spawn } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request as nodeRequest } from "node:http";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { root } from "../child.mjs";
import { programsOf } from "./snippets.mjs";

const folder = join(root, ".cache/adapters");
const programs = new Map(
  programsOf("docs/adapters.md").map(({ code }) => [/^\/\/ (\S+)\n/.exec(code)?.[1], code]),
);

/** Somebody's own login: a cookie. */
const LOGIN = `
  export const userOf = (request) =>
    request.headers.get("cookie") === "session=of-alice"
      ? { id: "alice", powensToken: process.env.POWENS_TOKEN }
      : null;`;

const SANDBOX = `
  import { createSandbox } from "guichet/sandbox";
  import { serveFetch } from "guichet/proxy/node";
  let sandbox;
  const { url } = await serveFetch({ fetch: (request) => sandbox.fetch(request) });
  sandbox = createSandbox({ encryption: "none", publicUrl: url });
  const bank = (scenario) =>
    sandbox.institutions.find((found) => found.scenario === scenario).connector.uuid;
  const { token } = sandbox.addUser();
  const { clientId } = sandbox;
  console.log(JSON.stringify({ url, token, clientId, bank: bank("plain"), page: bank("webauth") }));`;

/** Serves what is called, not started: handlers of Next by their methods, a module's \`fetch\`. */
const SERVE = `
  import { serveFetch } from "guichet/proxy/node";
  import * as module from "./MODULE";
  const fetch = (request) => {
    if (module.default !== undefined) return module.default.fetch(request);
    const { pathname } = new URL(request.url);
    if (!pathname.startsWith("/guichet/")) return new Response(null, { status: 404 });
    const path = pathname.split("/").slice(2);
    const handle = module[request.method];
    if (handle === undefined) return new Response(null, { status: 405 });
    return handle(request, { params: Promise.resolve({ path }) });
  };
  await serveFetch({ fetch, port: Number(process.env.PORT) });`;

const children = new Set();
const kill = (child) =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    child.once("close", resolve);
    child.kill("SIGKILL");
    children.delete(child);
  });

function start(file, env = {}) {
  const child = spawn(process.execPath, [join(folder, file)], {
    cwd: root,
    env: { PATH: process.env.PATH, ...env },
  });
  children.add(child);
  child.said = "";
  child.stdout.on("data", (chunk) => (child.said += chunk));
  child.stderr.on("data", (chunk) => (child.said += chunk));
  return child;
}

/** Waits for something of a process that may also end before. */
async function until(child, read) {
  for (;;) {
    const found = await read();
    if (found !== undefined) return found;
    if (child.exitCode !== null) throw new Error(`it ended: ${child.said}`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

const write = (name, code) => {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), code);
};

let sandbox;
beforeAll(async () => {
  write("login.mjs", LOGIN);
  write("sandbox.mjs", SANDBOX);
  for (const [name, code] of programs) write(name, code);
  const child = start("sandbox.mjs");
  sandbox = await until(child, () =>
    child.said.includes("\n") ? JSON.parse(child.said) : undefined,
  );
  children.delete(child);
  sandbox.child = child;
});
afterEach(() => Promise.all([...children].map(kill)));
afterAll(async () => {
  await kill(sandbox.child);
  rmSync(folder, { recursive: true, force: true });
});

/** Starts a program and answers how our client calls it. */
async function mounted(file, { path = "/guichet", env = {} } = {}) {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const publicUrl = `${origin}${path}`;
  const child = start(file, {
    PORT: String(port),
    GUICHET_PUBLIC_URL: publicUrl,
    POWENS_URL: `${sandbox.url}/2.0`,
    POWENS_CLIENT_ID: sandbox.clientId,
    POWENS_TOKEN: sandbox.token,
    ...env,
  });
  const ask = (method, at, { body, cookie = "session=of-alice", headers = {} } = {}) =>
    new Promise((resolve, reject) => {
      const text = body === undefined ? undefined : JSON.stringify(body);
      const sent = nodeRequest({
        host: "localhost",
        port,
        method,
        path: at,
        headers: {
          "x-guichet": "1",
          "sec-fetch-site": "same-origin",
          origin,
          cookie,
          "idempotency-key": crypto.randomUUID(),
          ...(text === undefined
            ? {}
            : { "content-type": "application/json", "content-length": Buffer.byteLength(text) }),
          ...headers,
        },
      });
      sent.on("error", reject);
      sent.on("response", async (response) => {
        let answer = "";
        try {
          for await (const chunk of response) answer += chunk;
        } catch (error) {
          reject(error);
        }
        const isJson = /json/.test(response.headers["content-type"] ?? "");
        resolve({
          status: response.statusCode,
          headers: response.headers,
          text: answer,
          json: isJson ? JSON.parse(answer) : undefined,
        });
      });
      sent.end(text);
    });
  await until(child, () => ask("GET", "/").catch(() => undefined));
  const call = (method, at, options) => ask(method, path + at, options);
  return { ask, call, origin, publicUrl, child };
}

/** The way that every program must go: all methods, a connection, the bank's page, and what is refused. */
async function drive({ ask, call, publicUrl }) {
  expect(await call("GET", "/connections", { cookie: "" })).toMatchObject({
    status: 401,
    json: { error: { code: "session_expired" } },
  });

  const created = await call("POST", "/connections", {
    body: {
      connector_uuid: sandbox.bank,
      fields: { login: "12345678", password: "123456" },
    },
  });
  expect(created).toMatchObject({
    status: 200,
    json: { kind: "connection", connection: { state: null } },
  });
  expect(created.headers).toMatchObject({
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  });
  const { id } = created.json.connection;
  expect((await call("GET", `/connections/${id}?expand=connector`)).json).toMatchObject({
    connection: { id, connector: { uuid: sandbox.bank } },
  });
  expect((await call("PUT", `/connections/${id}`)).json).toMatchObject({ kind: "alreadyDone" });
  expect(await call("DELETE", `/connections/${id}`)).toMatchObject({
    status: 403,
    json: { error: { code: "forbidden" } },
  });

  // What stands in front, or an attacker, may say what it likes of where we are.
  const elsewhere = {
    host: "evil.example",
    forwarded: "host=evil.example;proto=https",
    "x-forwarded-host": "evil.example",
    "x-forwarded-proto": "https",
    "x-forwarded-prefix": "/evil",
  };
  const left = await call("POST", "/webauth", {
    body: { connector_uuid: sandbox.page, returnTo: `${new URL(publicUrl).origin}/accounts` },
    headers: elsewhere,
  });
  expect(left).toMatchObject({ status: 200, json: { kind: "leave" } });
  const page = left.json.url;
  const decide = (act) =>
    fetch(page, {
      method: "POST",
      body: new URLSearchParams({ act, customer: "1" }),
      redirect: "manual",
    });
  await decide("signIn");
  const back = new URL((await decide("approve")).headers.get("location"));
  expect(back.origin + back.pathname).toBe(`${publicUrl}/callback`);
  const callback = await call("GET", `/callback${back.search}`, {
    headers: { ...elsewhere, "sec-fetch-site": "cross-site" },
    cookie: "",
  });
  expect(callback.status).toBe(303);
  expect(callback.headers.location).toMatch(
    new RegExp(`^${new URL(publicUrl).origin}/accounts\\?guichet_return=`),
  );

  expect(
    await call("POST", "/connections", { body: { fields: "x".repeat(40_000) } }),
  ).toMatchObject({ status: 413, json: { error: { code: "refused" } } });
  expect((await call("GET", "/users/me")).json).toMatchObject({ error: { code: "not_found" } });
  expect((await ask("GET", "/elsewhere")).status).toBe(404);
}

it("has a program for each framework, and the proxy that they share", () => {
  expect([...programs.keys()]).toEqual([
    "guichet.mjs",
    "express.mjs",
    "fastify.mjs",
    "app/guichet/[...path]/route.mjs",
    "hono.mjs",
    "node.mjs",
    "web.mjs",
  ]);
  for (const code of programs.values())
    expect(code.split("\n").filter((line) => line.trim() !== "").length).toBeLessThanOrEqual(16);
});

it.each(["express.mjs", "fastify.mjs", "hono.mjs", "node.mjs"])(
  "%s makes a connection",
  async (file) => drive(await mounted(file)),
  30_000,
);

it.each(["app/guichet/[...path]/route.mjs", "web.mjs"])(
  "%s makes a connection",
  async (file) => {
    write("served.mjs", SERVE.replace("MODULE", file));
    await drive(await mounted("served.mjs"));
  },
  30_000,
);

/** A program of the page with something changed in it. */
function changed(file, from, to) {
  const code = programs.get(file);
  expect(code).toContain(from);
  write(`changed-${file}`, code.replace(from, to));
  return `changed-${file}`;
}

it.each(["express.json()", "express.text({ type: '*/*' })", "express.raw({ type: '*/*' })"])(
  "Express may run %s before",
  async (parser) => {
    const mount = 'app.use("/guichet",';
    const under = await mounted(changed("express.mjs", mount, `app.use(${parser});\n${mount}`));
    expect(
      await under.call("POST", "/connections", {
        body: { connector_uuid: sandbox.bank, fields: { login: "12345678", password: "123456" } },
      }),
    ).toMatchObject({ status: 200, json: { kind: "connection" } });
  },
  30_000,
);

it("Fastify with its own parsers is told what to change", async () => {
  const off = "  scope.removeAllContentTypeParsers();\n";
  const under = await mounted(changed("fastify.mjs", off, ""));
  const answer = await under.call("POST", "/connections", { body: { fields: {} } });
  expect(answer).toMatchObject({
    status: 500,
    json: {
      error: { code: "implementation_error", message: expect.stringContaining("before it") },
    },
  });
});

it("a nested mount is found again", async () => {
  const nested = changed(
    "express.mjs",
    'app.use("/guichet", toNodeHandler(guichet));',
    `const api = express.Router();
     api.use("/guichet", toNodeHandler(guichet));
     app.use("/bank/api", api);`,
  );
  await drive(await mounted(nested, { path: "/bank/api/guichet" }));
});
