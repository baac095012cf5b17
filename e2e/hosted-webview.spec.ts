import { AccountsPage } from "./pages/accounts.page.ts";
import { banks } from "./banks.ts";
import { expect, test } from "./hosted/fixtures.ts";
import { expectNoSecret } from "./hosted/hosted-site.ts";
import type { HostedSite } from "./hosted/hosted-site.ts";
import { ConnectPage } from "./pages/connect.page.ts";

/** An address as a Webview's client application builds it, on our host. */
const addressOf = (
  site: HostedSite,
  path: string,
  parameters: Readonly<Record<string, string>>,
) => {
  const query = new URLSearchParams({
    domain: new URL(site.sandbox.url).host,
    client_id: site.sandbox.clientId,
    redirect_uri: site.banks,
    ...parameters,
  });
  return `${site.server.url}${path}?${query.toString()}`;
};

test("connects at the Webview's address, in its language, and answers as the Webview does", async ({
  connect,
  page,
  site,
}) => {
  const code = await site.temporaryCode();
  await page.goto(addressOf(site, "/fr/connect", { code, state: "theirs & ours" }));
  await connect.expectHeading("Choisissez votre banque");
  expect(page.url()).toBe(`${site.server.url}/fr/connect`);
  await expectNoSecret(page, [code, "theirs"]);
  await page.reload();
  await connect.chooseBank(banks.plain.name);
  await connect.submit(banks.plain.details, "Se connecter");
  site.sandbox.pass(10);
  await new AccountsPage(connect, "fr").finish();
  await connect.press("Terminer");
  await page.waitForURL(/connection_id=/);
  const [connection] = await site.user.connections();
  expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
    ...{ tab: "1", connection_id: String(connection?.id), state: "theirs & ours" },
  });
});

test("makes a user where no code came, and brings back a code of theirs", async ({
  connect,
  bank,
  page,
  site,
}) => {
  const { name } = banks.webauth;
  await page.goto(addressOf(site, "/connect", {}));
  await connect.chooseBank(name);
  await connect.press(`Continue to ${name}`);
  await bank.approve();
  await page.waitForURL(`${site.server.url}/connect`);
  site.sandbox.pass(10);
  await new AccountsPage(connect).finish();
  await connect.press("Done");
  await page.waitForURL(/connection_id=/);
  const { searchParams } = new URL(page.url());
  expect([...searchParams.keys()].sort()).toEqual(["code", "connection_id", "tab"]);
});

test("says which parameter is wrong, manages nothing yet, and reports who left", async ({
  connect,
  page,
  site,
}) => {
  await page.goto(addressOf(site, "/en/connect", { redirect_uri: "https://evil.example/" }));
  await connect.expectHeading("This link is not set up correctly");
  await expect(connect.widget.getByRole("code")).toHaveText("redirect_uri");
  expect(page.url()).toBe(`${site.server.url}/en/connect`);
  await page.goto(addressOf(site, "/en/manage", { code: "x" }));
  await connect.expectHeading("This is not available here yet");
  await page.goto(addressOf(site, "/en/connect", { code: "a code of nobody" }));
  await connect.expectHeading("This link is not set up correctly");
  await page.goto(addressOf(site, "/en/connect", { code: "a-code-of-nobody" }));
  await connect.expectHeading("This link has expired");
  await page.goto(addressOf(site, "/en/connect", { code: await site.temporaryCode() }));
  await connect.press("Close");
  await page.waitForURL(`${site.banks}&error=access_denied`);
});

test("reconnects one connection, and says nothing but the state", async ({
  connect,
  page,
  site,
}) => {
  const { plain } = banks;
  const found = site.sandbox.sandbox.institutions.find(
    ({ connector }) => connector.name === plain.name,
  );
  const { id } = await site.user.connectBank({
    id: found?.connector.id ?? 0,
    fields: { login: "12345678", password: "123456" },
  });
  site.sandbox.setState(id, "wrongpass");
  const code = await site.temporaryCode();
  await page.goto(
    addressOf(site, "/en/reconnect", { code, connection_id: String(id), state: "s" }),
  );
  await connect.submit(plain.details);
  site.sandbox.pass(10);
  await new AccountsPage(connect).finish();
  await connect.press("Done");
  await page.waitForURL(`${site.banks}&state=s`);
});

// The client library of the Webview: a frame, and one message.
const embedding = (address: string) =>
  `<h1>Your banks</h1><ol></ol><iframe width="440" height="740" src="${address.replaceAll("&", "&amp;")}"></iframe>
  <script>addEventListener("message", ({ origin, data }) => {
    const line = document.createElement("li");
    line.textContent = origin + " " + JSON.stringify(data);
    document.querySelector("ol").append(line);
  })</script>`;

test.describe("framed by a page that the server allows", () => {
  test("ends with the message that the Webview's client library reads", async ({ page, site }) => {
    const code = await site.temporaryCode();
    site.show(embedding(addressOf(site, "/en/connect", { code, state: "s" })));
    await page.goto(`${site.shop}/embed`);
    const framed = new ConnectPage(page.frameLocator("iframe"));
    await framed.chooseBank(banks.plain.name);
    await framed.submit(banks.plain.details);
    site.sandbox.pass(10);
    await new AccountsPage(framed).finish();
    await framed.press("Done");
    const [connection] = await site.user.connections();
    await expect(page.getByRole("listitem")).toHaveText([
      `${site.server.url} ${JSON.stringify({
        type: "powensWebviewTermination",
        data: { connectionId: connection?.id, state: "s" },
      })}`,
    ]);
    await framed.expectHeading("You can close this page");
  });

  test("goes to a bank over the whole window, by a link, and ends at the application", async ({
    page,
    bank,
    connect,
    site,
  }) => {
    const { name } = banks.webauth;
    const code = await site.temporaryCode();
    site.show(embedding(addressOf(site, "/en/connect", { code })));
    await page.goto(`${site.shop}/embed`);
    const framed = new ConnectPage(page.frameLocator("iframe"));
    await framed.chooseBank(name);
    await framed.press(`Continue to ${name}`);
    await framed.expectHeading("Continue in the whole window");
    await framed.link("Continue").click();
    await connect.expectHeading(`You will continue at ${name}`);
    await connect.press(`Continue to ${name}`);
    await bank.approve();
    site.sandbox.pass(10);
    await new AccountsPage(connect).finish();
    await connect.press("Done");
    await page.waitForURL(/connection_id=/);
    expect(page.url().startsWith(site.banks)).toBe(true);
    expect(await site.user.connections()).toHaveLength(1);
  });

  test("[T9] is not shown in any other page", async ({ page, site, faults }) => {
    const address = addressOf(site, "/en/connect", { code: await site.temporaryCode() });
    site.show(embedding(address));
    await page.goto(`${site.evil}/`);
    await expect(page.frameLocator("iframe").getByRole("heading")).toHaveCount(0);
    await expect.poll(() => faults.join()).toContain("frame-ancestors");
    faults.length = 0;
  });
});
