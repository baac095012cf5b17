import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { serveFetch } from "guichet/proxy/node";
import { createSandbox } from "guichet/sandbox";
import { build } from "vite";
import { expect, test } from "./fixtures.ts";

const root = join(import.meta.dirname, "..");
const folder = join(root, ".cache/readme");

async function programsOfReadme(): Promise<{ page: string; server: string }> {
  const text = await readFile(join(root, "README.md"), "utf8");
  const program = (language: string) =>
    new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, "m").exec(text)?.[1] ?? "";
  return { page: program("jsx"), server: program("js") };
}

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => {
        resolve(typeof address === "object" && address !== null ? address.port : 0);
      });
    });
  });

let server: ChildProcess | undefined;

test.afterEach(async () => {
  server?.kill();
  server = undefined;
  await rm(folder, { recursive: true, force: true });
});

test("whoever copies the README has a bank connected", async ({ page, connect }) => {
  const programs = await programsOfReadme();
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "page.jsx"), programs.page);
  await writeFile(join(folder, "server.mjs"), programs.server);
  await writeFile(
    join(folder, "index.html"),
    `<!doctype html><html lang="en"><title>Shop</title><body><div id="root"></div><script type="module" src="./page.jsx"></script>`,
  );
  await build({
    configFile: false,
    root: folder,
    logLevel: "error",
    build: { outDir: join(folder, "public"), emptyOutDir: true },
  });

  let answerBank: (request: Request) => Promise<Response> = () => Promise.resolve(new Response());
  const bank = await serveFetch({ fetch: (request) => answerBank(request) });
  const sandbox = createSandbox({ publicUrl: bank.url });
  answerBank = (request) => sandbox.fetch(request);
  const port = await freePort();
  server = spawn(process.execPath, ["server.mjs"], {
    cwd: folder,
    stdio: "ignore",
    env: {
      ...process.env,
      PORT: String(port),
      POWENS_URL: `${bank.url}/2.0`,
      POWENS_CLIENT_ID: sandbox.clientId,
      POWENS_USER_TOKEN: sandbox.addUser().token,
    },
  });

  const shop = `http://localhost:${String(port)}/`;
  await expect(async () => {
    await page.goto(shop);
  }).toPass();
  await page.getByRole("button", { name: "Connect a bank" }).click();
  await connect.chooseBank("Banque du Vieux Moulin");
  await connect.field("Identifiant").fill("12345678");
  await connect.field("Code secret").fill("123456");
  await connect.press("Sign in");
  await connect.expectHeading("Which accounts do you want to share?");
  await connect.press("Select all");
  await connect.widget.getByRole("button", { name: /^Share \d+ accounts?$/ }).click();
  await expect(page.getByText(/^Connection \d+ is ready\.$/)).toBeVisible();
  await bank.close();
});
