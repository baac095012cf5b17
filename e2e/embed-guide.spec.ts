import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { banks } from "./banks.ts";
import { expect, test } from "./embed/fixtures.ts";

const guide = join(import.meta.dirname, "embed/guide");

/** What stands around the programs in the guide, and what their routes answer. */
const programs = [
  { name: "script-tag", element: "", answersJson: true, asksAccounts: true },
  { name: "module", element: "", answersJson: false, asksAccounts: true },
  { name: "element", element: "guichet-connect", answersJson: false, asksAccounts: false },
];

for (const { name, element, answersJson, asksAccounts } of programs) {
  test(`the guide's program connects a bank: ${name}`, async ({ site, page, shop, framed }) => {
    const { server, sandbox } = site;
    const code = (await readFile(join(guide, `${name}.js`), "utf8"))
      .replace("https://connect.example", server.url)
      .replace(/"guichet\/(\w+)"/, '"/dist/$1.js"');
    site.page("/guide.js", { body: code, headers: {} });
    site.page("/", {
      body: `<!doctype html><html lang="en"><title>Shop</title>
        <button id="connect">Connect a bank</button><p id="bank"></p>
        ${element && `<${element} server-url="${server.url}"></${element}>`}
        <script src="${server.url}/v1.js"></script><script type="module" src="/guide.js"></script></html>`,
    });
    await page.route("**/bank-session", async (route) => {
      const created = await server.createSession({ user: site.user, allowedOrigin: site.shop });
      await route.fulfill({
        body: answersJson ? JSON.stringify(created) : created.connectToken,
        contentType: answersJson ? "application/json" : "text/plain",
      });
    });
    await page.goto(site.shop);
    await shop.connectButton.click();
    await framed.chooseBank(banks.plain.name);
    await framed.submit(banks.plain.details);
    await expect.poll(async () => (await site.user.connections()).length).toBe(1);
    sandbox.pass(10);
    if (asksAccounts) await framed.shareAccounts("all");
    await framed.expectConnected();
    await shop.pressLast(framed, "Done");
    await expect(page.locator("#bank")).toHaveText(/^Connection \d+/);
  });
}
