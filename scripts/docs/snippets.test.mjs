/**
 * Runs the programs of the guides against the built package, as a reader would: copied into a file beside it. The
 * programs of the README are driven in a browser, by the end-to-end tests.
 */
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../child.mjs";
import { programsOf } from "./snippets.mjs";

const folder = join(root, ".cache/snippets");
const header = { headers: { "x-guichet": "1" } };

/**
 * What shows that a program of a guide works: code that is appended to it, and what it then prints. An excerpt is held
 * to the file that it quotes, which has tests of its own; programs that belong together have a test that drives them.
 */
const proofs = {
  "docs/adapters.md": Array.from({ length: 7 }, () => ({
    drivenBy: "scripts/docs/adapters.test.mjs",
  })),
  "docs/credentials-policy.md": [
    {
      append: `
        const request = new Request("https://app.example/guichet/connections", {
          method: "POST",
          headers: {
            "x-guichet": "1",
            "x-authenticated-user": "alice",
            "content-type": "application/json",
            origin: "https://app.example",
          },
          body: JSON.stringify({ fields: { login: "typed" } }),
        });
        const response = await proxy.fetch(request);
        console.log(response.status, (await response.json()).error.code);
        process.exit(0);`,
      prints: "403 refused",
    },
  ],
  "docs/embedding.md": [
    { quotes: "e2e/embed/guide/script-tag.js" },
    { quotes: "e2e/embed/guide/module.js" },
    { quotes: "e2e/embed/guide/element.js" },
  ],
  "docs/gallery.md": [{ quotes: "gallery/entries/signing-in.ts" }],
  "docs/proxy.md": [
    {
      // Plain Node. Whether anyone answers at Powens does not matter: the proxy stands before it.
      append: `
        server.listen(0, "127.0.0.1");
        await new Promise((resolve) => server.once("listening", resolve));
        const at = \`http://127.0.0.1:\${server.address().port}\`;
        const stranger = await fetch(\`\${at}/guichet/connections\`, ${JSON.stringify(header)});
        console.log(stranger.status, (await stranger.json()).error.code, (await fetch(at)).status);
        process.exit(0);`,
      prints: "401 session_expired 404",
    },
    {
      append: `
        const server = app.listen(0, "127.0.0.1");
        await new Promise((resolve) => server.once("listening", resolve));
        const at = \`http://127.0.0.1:\${server.address().port}\`;
        const stranger = await fetch(\`\${at}/guichet/connections\`, ${JSON.stringify(header)});
        console.log(stranger.status, (await fetch(at)).status);
        process.exit(0);`,
      prints: "401 404",
    },
    {
      append: `
        const request = new Request("https://app.example/guichet/connections", ${JSON.stringify(header)});
        console.log((await proxy.fetch(request)).status);
        process.exit(0);`,
      prints: "401",
    },
    { append: "", prints: /^http:\/\/127\.0\.0\.1:\d+\/guichet$/ },
    {
      append: `
        const kept = new Map();
        const store = redisStore({
          get: async (key) => kept.get(key) ?? null,
          set: async (key, value, unit, ttl, only) =>
            only === "NX" && kept.has(key) ? null : (kept.set(key, value), "OK"),
          getdel: async (key) => { const value = kept.get(key) ?? null; kept.delete(key); return value; },
        });
        console.log(
          await store.putIfAbsent("key", "one", 1000), await store.putIfAbsent("key", "two", 1000),
          await store.take("key"), await store.take("key"),
        );`,
      prints: "true false one null",
    },
    { append: `log.write({ event: "any" }); console.log(lines[0]);`, prints: '{"event":"any"}' },
    { append: "", prints: "200" },
    {
      // A page of our own origin, with the proxy and a sandbox behind its `fetch`.
      prepend: `
        import { createConnectProxy, fetchTransport } from "guichet/proxy";
        import { createSandbox } from "guichet/sandbox";
        const sandbox = createSandbox({ encryption: "none" });
        const { token } = sandbox.addUser();
        const behind = createConnectProxy({
          powens: {
            url: "http://localhost:4401/2.0",
            clientId: sandbox.clientId,
            transport: fetchTransport((request) => sandbox.fetch(request)),
          },
          credentials: "forms",
          publicUrl: "http://localhost:4400/guichet",
          userKey: () => "alice",
          resolveUserToken: () => token,
        });
        globalThis.fetch = (path, init) =>
          behind.fetch(new Request(\`http://localhost:4400\${path}\`, {
            ...init,
            headers: { ...init.headers, origin: "http://localhost:4400" },
          }));
        await createConnectApi({ proxyUrl: "/guichet" }).createConnection(
          {
            connector_uuid: sandbox.institutions.find(({ scenario }) => scenario === "plain").connector.uuid,
            fields: { login: "12345678", password: "123456" },
          },
          { operation: crypto.randomUUID() },
        );`,
      append: "",
      prints: /^Banque du Vieux Moulin null \d\n\d+ null alreadyDone$/,
    },
  ],
  "docs/react.md": [
    { quotes: "e2e/react-host/bank-button.jsx" },
    { quotes: "e2e/react-host/bank-section.jsx" },
  ],
  "docs/sandbox.md": [
    {
      append: `
        const first = await response.json();
        const again = await sandbox.fetch(
          new Request(\`https://sandbox.example/2.0/users/me/connections/\${first.id}\`, {
            headers: { authorization: \`Bearer \${token}\` },
          }),
        );
        console.log(response.status, first.state, first.last_update, (await again.json()).last_update !== null);`,
      prints: "200 null null true",
    },
    {
      prepend: `import { createSandbox } from "guichet/sandbox";`,
      append: `
        const busy = await sandbox.fetch(new Request("http://127.0.0.1:4401/2.0/connectors"));
        console.log(busy.status, busy.headers.get("retry-after"), fault.met);`,
      prints: "429 7 0",
    },
  ],
  "docs/server.md": [
    {
      prepend: `
        process.env.GUICHET_SERVER_KEY = "a-key";
        const asked = [];
        globalThis.fetch = async (address, init) => {
          asked.push(new URL(address).pathname, init.headers.authorization, JSON.parse(init.body).userKey);
          return Response.json({ connectToken: "once", expiresIn: 120, hostedUrl: address });
        };`,
      append: `
        const { connectToken } = await createConnectSession({ id: "customer-4711", powensToken: null });
        console.log(connectToken, ...asked);`,
      prints: "once /api/sessions Bearer a-key customer-4711",
    },
  ],
  "docs/testing.md": [
    { quotes: "e2e/testing-first.spec.ts" },
    {
      append: `
        const [[first], [second]] = config.reporter;
        console.log(import.meta.resolve(first).endsWith("/dist/testing-nothing-kept.js"), second,
          config.use.sandboxOptions.port === Number(new URL(config.webServer.env.POWENS_URL).port));`,
      prints: "true list true",
    },
    { quotes: "e2e/testing-kit.spec.ts" },
    { quotes: "e2e/testing-kit.spec.ts" },
    { quotes: "e2e/testing-kit.spec.ts" },
  ],
};

const asWritten = (code) => code.replace(/\s+/g, " ").trim();

const run = (file) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [file], { cwd: root });
    let out = "";
    let err = "";
    child.stdout.on("data", (chunk) => (out += chunk));
    child.stderr.on("data", (chunk) => (err += chunk));
    child.on("close", (code) => resolve({ code, out: out.trim(), err }));
  });

beforeAll(() => mkdirSync(folder, { recursive: true }));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const pages = readdirSync(join(root, "docs"))
  .filter((name) => name.endsWith(".md"))
  .map((name) => `docs/${name}`)
  .filter((page) => programsOf(page).length > 0);

it("knows how to prove every program of every guide", () => {
  expect(pages.map((page) => [page, programsOf(page).length])).toEqual(
    Object.entries(proofs).map(([page, list]) => [page, list.length]),
  );
});

describe.each(Object.entries(proofs))("the programs of %s", (page, list) => {
  it.each(programsOf(page).map((program, place) => ({ ...program, ...list[place] })))(
    "line $line",
    async ({ code, prepend = "", append, prints, quotes, drivenBy, line }) => {
      if (drivenBy !== undefined) {
        const [, name] = /^\/\/ (\S+)\n/.exec(code);
        expect(readFileSync(join(root, drivenBy), "utf8")).toContain(`"${name}"`);
        return;
      }
      if (quotes !== undefined) {
        expect(asWritten(readFileSync(join(root, quotes), "utf8"))).toContain(asWritten(code));
        return;
      }
      const file = join(folder, `${page.replace(/\W/g, "-")}-${line}.mjs`);
      writeFileSync(file, `${prepend}\n${code}\n${append}\n`);
      const result = await run(file);
      expect(result.err).toBe("");
      expect(result.code).toBe(0);
      if (prints instanceof RegExp) expect(result.out).toMatch(prints);
      else expect(result.out).toBe(prints);
    },
    20_000,
  );
});
