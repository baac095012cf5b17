import { AccountsPage } from "./pages/accounts.page.ts";
import { banks } from "./banks.ts";
import { expect, test } from "./hosted/fixtures.ts";
import { expectNoSecret } from "./hosted/hosted-site.ts";
import { ConnectPage } from "./pages/connect.page.ts";
import { SandboxBankPage } from "./pages/sandbox-bank.page.ts";

const tokenIn = (link: string) => link.split("=").at(-1) ?? "";

test("refuses a wrong password, connects, and brings back a result that works once", async ({
  connect,
  page,
  site,
}) => {
  const link = await site.link({ words: { application: "Tirelire" } });
  await page.goto(link);
  await connect.expectHeading("Choose your bank");
  expect(page.url()).toBe(`${site.server.url}/`);
  await expectNoSecret(page, [tokenIn(link)]);
  await connect.chooseBank(banks.plain.name);
  await connect.submit(banks.plain.wrong);
  await connect.expectSummary("These details did not work");
  await connect.submit(banks.plain.details);
  site.sandbox.pass(10);
  await new AccountsPage(connect).finish();
  await expectNoSecret(page, [tokenIn(link), "123456"]);
  site.sandbox.pass(10);
  await connect.press("Done");

  const result = await site.resultOf(page);
  expect(page.url().slice(site.banks.length)).toMatch(/^&guichet_result=[\w-]{43}$/);
  const [connection] = await site.user.connections();
  expect(result).toMatchObject({
    ...{ status: "connected", state: null, error: null, flow: "connect" },
    ...{ connectionId: connection?.id, connectionIds: [connection?.id] },
  });
  expect(await site.resultOf(page)).toMatchObject({ error: { code: "not_found" } });
});

test("goes to the bank as a whole page, and every refresh and step back is harmless", async ({
  connect,
  bank,
  page,
  site,
}) => {
  const { name } = banks.webauth;
  await page.goto(await site.link());
  await connect.expectHeading("Choose your bank");
  await page.reload();
  await connect.chooseBank(name);
  await connect.expectHeading(`You will continue at ${name}`);
  await page.reload();
  await connect.expectHeading(`You will continue at ${name}`);
  await connect.press(`Continue to ${name}`);
  await bank.expectSignIn(name);
  await page.goBack();
  await connect.expectHeading("Checking with your bank");
  await page.goForward();
  await bank.approve();
  await page.waitForURL(`${site.server.url}/`);
  await connect.expectHeading(/^(Connected\. Getting your|Which) accounts/);
  await page.reload();
  site.sandbox.pass(10);
  await connect.expectHeading("Which accounts do you want to share?");
  await page.reload();
  await new AccountsPage(connect).finish();
  await connect.press("Done");
  expect(await site.resultOf(page)).toMatchObject({ status: "connected" });
  expect(await site.user.connections()).toHaveLength(1);
});

test("[T35] loads the page again before it heard that its code is good: asked, and nothing is lost", async ({
  connect,
  bank,
  page,
  site,
}) => {
  const { name } = banks.webauth;
  await page.goto(await site.link());
  await connect.chooseBank(name);
  await connect.press(`Continue to ${name}`);
  await bank.expectSignIn(name);
  // The code is gone from the address, and the answer to it never arrives.
  await page.route("**/returns", () => undefined);
  await Promise.all([page.waitForRequest("**/returns"), bank.approve()]);
  await page.reload();
  await connect.expectHeading("Was it you?");
  await connect.press("Yes, continue");
  await connect.expectHeading("Which accounts do you want to share?");
});

test("is cancelled, in French, and is over then", async ({ connect, page, site }) => {
  await page.goto(await site.link({ locale: "fr" }));
  await connect.expectHeading("Choisissez votre banque");
  await expect(page).toHaveTitle("Connecter votre banque");
  await connect.press("Fermer");
  expect(await site.resultOf(page)).toMatchObject({ status: "cancelled", error: null });
  await page.goto(`${site.server.url}/`);
  await connect.expectHeading("You can close this page");
  expect(await site.user.connections()).toEqual([]);
});

test("ends on a page of its own where the application named none", async ({
  connect,
  page,
  site,
}) => {
  await page.goto(await site.link({ returnAddress: null }));
  await connect.press("Close");
  await connect.expectHeading("You can close this page");
  await page.reload();
  await connect.expectHeading("You can close this page");
});

test("[T6] says that a link is used or over, and ends what a second page would share", async ({
  connect,
  page,
  context,
  site,
}) => {
  const link = await site.link();
  await page.goto(link);
  await connect.expectHeading("Choose your bank");
  const second = await context.newPage();
  await second.goto(link);
  await new ConnectPage(second).expectHeading("This link has been used");
  await second.reload();
  await new ConnectPage(second).expectHeading("This page has expired");
  await connect.chooseBank(banks.plain.name);
  await connect.expectHeading("This page has expired");
  await page.goto(`${site.server.url}/#connect_token=a-token-of-nobody-0000000000`);
  await page.reload();
  await connect.expectHeading("This link has expired");
  await page.goto(`${site.server.url}/?guichet_return=code-of-nobody-0000000000`);
  await connect.expectHeading("Finish where you started");
});

test("[server A8] leaves nothing in the browser that could swap its connect token once more", async ({
  connect,
  page,
  site,
}) => {
  const link = await site.link();
  await page.goto(link);
  await connect.expectHeading("Choose your bank");
  const statuses = await page.evaluate(async (connectToken) => {
    const kept = [sessionStorage, localStorage].flatMap((storage) => Object.entries(storage));
    const [nonce = "a-nonce-of-its-own"] = kept
      .filter(([name]) => name.includes("nonce"))
      .map(([, value]) => String(value));
    // The mode of the page first: a page that kept its nonce would get its cookie again.
    const modes = ["cookie-lax", "bearer", "cookie-partitioned", "cookie-strict"];
    const answers = await Promise.all(
      modes.map(async (mode) => {
        const response = await fetch("/api/session", {
          method: "POST",
          headers: { "content-type": "application/json", "x-guichet": "1" },
          body: JSON.stringify({ connectToken, nonce, mode, hostOrigin: location.origin }),
        });
        return response.status;
      }),
    );
    return [...new Set(answers)];
  }, tokenIn(link));
  expect(statuses).toEqual([409]);
});

test("goes on in a second tab, in the same session", async ({ connect, page, context, site }) => {
  await page.goto(await site.link());
  await connect.expectHeading("Choose your bank");
  const second = await context.newPage();
  await second.goto(`${site.server.url}/`);
  await new ConnectPage(second).expectHeading("Choose your bank");
  await connect.chooseBank(banks.plain.name);
  await expect(connect.field("Identifiant")).toBeVisible();
});

for (const who of ["nobody", "somebody else"] as const) {
  test(`[T34] attaches nothing to ${who} when the PSU comes back in another browser`, async ({
    connect,
    bank,
    page,
    browser,
    site,
  }) => {
    const { name } = banks.webauth;
    const bystander = site.sandbox.addUser();
    await page.goto(await site.link());
    await connect.chooseBank(name);
    await connect.press(`Continue to ${name}`);
    await bank.expectSignIn(name);
    const elsewhere = await (await browser.newContext()).newPage();
    const other = new ConnectPage(elsewhere);
    if (who === "somebody else") {
      await elsewhere.goto(await site.link({ user: bystander, userKey: "bystander" }));
      await other.expectHeading("Choose your bank");
    }
    await elsewhere.goto(page.url());
    await new SandboxBankPage(elsewhere).approve();
    await other.expectHeading("Finish where you started");
    expect(elsewhere.url()).toBe(`${site.server.url}/`);
    await elsewhere.reload();
    await expect(other.heading("Connected. Getting your accounts")).toHaveCount(0);
    await elsewhere.context().close();
    expect(await bystander.connections()).toEqual([]);
    await page.goBack();
    // What came of it waits where it was begun, and counts once they say that it was them.
    await connect.expectHeading("Was it you?");
    await connect.press("Yes, continue");
    await connect.expectHeading("Which accounts do you want to share?");
  });
}

for (const locale of ["en", "fr"] as const) {
  test.describe(`a link that is over, to a ${locale} browser`, () => {
    test.use({ locale });
    test("speaks its language", async ({ page, site, connect }) => {
      await page.goto(`${site.server.url}/#connect_token=a-token-of-nobody-0000000000`);
      await connect.expectHeading(locale === "en" ? "This link has expired" : "Ce lien a expiré");
      await expect(page.locator("html")).toHaveAttribute("lang", locale);
    });
  });
}

test("sends the browser to no page but the one of the session", async ({ page, site, connect }) => {
  await page.goto(await site.link());
  await connect.press("Close");
  await page.waitForURL(/guichet_result=/);
  expect(page.url().startsWith(site.banks)).toBe(true);
});
