import { banks } from "./banks.ts";
import { expect, test } from "./embed/fixtures.ts";
import type { EmbedSite } from "./embed/embed-site.ts";
import { CONNECTED } from "./connected.ts";

/** A page with the element in it, as a framework would put it there: first the element, then its properties. */
function placeElement(site: EmbedSite, attributes: Readonly<Record<string, string>>) {
  site.page("/element.js", {
    headers: {},
    body: `
      const list = document.querySelector("ol");
      for (const name of ["load", "success", "exit", "close"])
        document.body.addEventListener("guichet-" + name, ({ detail }) =>
          list.append(Object.assign(document.createElement("li"), { textContent: name + " " + (detail?.result?.status ?? "") })));
      const element = document.createElement("guichet-connect");
      element.setAttribute("server-url", document.documentElement.dataset.server);
      for (const [name, value] of Object.entries(${JSON.stringify(attributes)})) element.setAttribute(name, value);
      document.querySelector("button").before(element);
      element.options = { accounts: false };
      element.fetchSession = async () => (await (await fetch("/session", { method: "POST" })).json()).connectToken;
      document.querySelector("button").onclick = () => element.show();`,
  });
  site.page("/", {
    body: `<!doctype html><html lang="en" data-server="${site.server.url}"><title>Shop</title><button>Connect a bank</button><ol></ol>
      <script type="module" src="/dist/element.js"></script><script type="module" src="/element.js"></script></html>`,
  });
}

test("connects in place, and tells by events that bubble", async ({ site, page, shop, framed }) => {
  placeElement(site, { layout: "inline", open: "" });
  await page.goto(site.shop);
  await framed.chooseBank(banks.plain.name);
  await framed.submit(banks.plain.wrong);
  await framed.expectSummary("These details did not work");
  await framed.submit(banks.plain.details);
  await framed.expectHeading(CONNECTED);
  await shop.pressLast(framed, "Leave, come back later");
  await expect(page.locator("ol > li")).toHaveText([/^load/, /^success/, /^close/]);
  await expect(page.locator("guichet-connect")).not.toHaveAttribute("open");
});

test("opens over the page, leaves for the bank as a whole page, and opens by itself after it", async ({
  site,
  page,
  shop,
  framed,
  bank,
}) => {
  const { name } = banks.webauth;
  placeElement(site, {});
  await page.goto(`${site.shop}/?tab=banks#list`);
  await shop.connectButton.click();
  await framed.chooseBank(name);
  await framed.press(`Continue to ${name}`);
  await bank.expectSignIn(name);
  await bank.approve();
  await framed.expectHeading(CONNECTED);
  expect(page.url()).toBe(`${site.shop}/?tab=banks#list`);
  await shop.pressLast(framed, "Leave, come back later");
  await expect(page.locator("ol > li")).toHaveText([/^load/, /^success/, /^close/]);
});

test("is cancelled, leaves nothing, and opens again", async ({ site, page, shop, framed }) => {
  placeElement(site, {});
  await page.goto(site.shop);
  await shop.connectButton.click();
  await framed.expectHeading("Choose your bank");
  await shop.pressLast(framed, "Close");
  await expect(page.locator("ol > li")).toHaveText([/^load/, /^exit/, /^close/]);
  await expect(shop.frame).toHaveCount(0);
  expect(await site.user.connections()).toHaveLength(0);
  await shop.connectButton.click();
  await framed.expectHeading("Choose your bank");
});

test("[host-page 61] goes on where it was when it is moved by a move that keeps frames", async ({
  site,
  page,
  framed,
}) => {
  placeElement(site, { layout: "inline", open: "" });
  await page.goto(site.shop);
  await framed.chooseBank(banks.plain.name);
  await page.evaluate(() => {
    const place = document.createElement("section");
    document.body.append(place);
    // TypeScript's DOM does not know it yet.
    const { moveBefore } = place as unknown as { moveBefore(node: Node, child: null): void };
    moveBefore.call(place, document.querySelector("guichet-connect") as Node, null);
  });
  await expect(page.locator("section > guichet-connect")).toHaveCount(1);
  await framed.submit(banks.plain.details);
  await framed.expectHeading(CONNECTED);
  await expect(page.locator("ol > li")).toHaveText([/^load/]);
});
