import { bankFor, ConnectPage, expect, startHost, test as base } from "guichet/testing";
import type { TestHost } from "guichet/testing";
import { demoPage } from "./demo-pages.ts";

const test = base.extend<{ host: TestHost }>({
  host: async ({ sandbox, user }, use) => {
    const host = await startHost({
      sandbox,
      userToken: () => user.token,
      fetch: demoPage(user),
    });
    await use(host);
    await host.close();
  },
  baseURL: ({ host }, use) => use(host.url),
});

test("is refused, then approves in the bank's app", async ({ page, connect, sandbox }) => {
  const bank = bankFor("longDecoupled");
  await page.goto("/");
  await page.getByRole("button", { name: "Connect a bank" }).click();
  await connect.signIn({ ...bank, details: bank.wrongDetails ?? {} });
  await connect.expectScreen("enteringCredentials.wrongpass");
  await connect.submit(bank.details);
  await connect.expectScreen("awaitingDecoupled");
  sandbox.decideApprovals();
  await connect.shareAccounts("none");
  expect(await connect.screen()).toBe("nothingShared");
});

test("refuses at the bank, tries again, and shares one account", async ({
  page,
  connect,
  bankPage,
  user,
}) => {
  const bank = bankFor("webauth");
  await page.goto("/");
  await page.getByRole("button", { name: "Connect a bank" }).click();
  await connect.signIn(bank);
  await bankPage.expectSignIn(bank.name);
  await bankPage.cancel();
  await connect.expectScreen("returnedWithoutResult");
  await connect.act("returnedWithoutResult.primary", { bank: bank.name });
  await connect.goToBank();
  await bankPage.approve();
  await connect.waitForScreen(["choosingAccounts"], { timeout: 30_000 });
  const names = await connect.widget.getByRole("checkbox").all();
  expect(names.length).toBeGreaterThan(1);
  await connect.shareAccounts(["Compte courant"]);
  await connect.done();
  expect(await user.connections()).toHaveLength(1);
});

test("mends a connection that a night has spoiled", async ({ page, connect, sandbox, user }) => {
  const bank = bankFor("plain");
  const { id } = await user.connectBank(bank);
  sandbox.setState(id, "wrongpass");
  await page.goto("/");
  await page.getByRole("button", { name: "Check the connection" }).click();
  await connect.expectScreen("enteringCredentials", { bank: bank.name });
  await connect.submit(bank.details);
  await connect.shareAccounts("all");
  await connect.done();
  expect(await user.connections()).toMatchObject([{ id, state: null }]);
});

test("loads the list again after a fault", async ({ page, connect, sandbox }) => {
  const fault = sandbox.fault({
    kind: "status",
    status: 503,
    path: "/2.0/connectors*",
    times: Infinity,
  });
  await page.goto("/");
  await page.getByRole("button", { name: "Connect a bank" }).click();
  await connect.expectScreen("noAnswer", {}, { timeout: 20_000 });
  fault.end();
  await connect.act("label.tryAgain");
  await connect.chooseBank(bankFor("plain").name);
  await connect.expectScreen("enteringCredentials");
  await connect.back();
  await connect.expectScreen("selectingConnector");
});

test("speaks French, fills in a date, and leaves a question open", async ({ page, connect }) => {
  await page.goto("/?locale=fr");
  await page.getByRole("button", { name: "Connecter une banque" }).click();
  await connect.signIn(bankFor("validating"));
  await connect.expectScreen("returningFromBank");
  await connect.close();
  await connect.expectClosed();

  await page.getByRole("button", { name: "Connecter une banque" }).click();
  await connect.signIn(bankFor("multiPrompt"));
  await connect.waitForScreen(["answering"]);
  await connect.close();
  await connect.expectClosed();
});

test("finds the widget in an element, and takes the way in that the bank is for", async ({
  page,
}) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Connect a bank" }).click();
  const connect = new ConnectPage(page.getByRole("main"), { locale: "en" });
  await connect.signIn(bankFor("state:additionalInformationNeeded"));
  await connect.answer(...bankFor("state:additionalInformationNeeded").answers);
  await connect.shareAccounts("all");
  await connect.expectConnected();
  expect(await new ConnectPage(page, { locale: "fr" }).screen()).toBeNull();
});

test.describe("in a French browser", () => {
  test.use({ locale: "fr-FR" });

  for (const [how, decide] of [
    ["refuses", "refuse"],
    ["meets a breakdown", "fail"],
  ] as const) {
    test(`${how} on the bank's own page`, async ({ page, connect, bankPage }) => {
      const bank = bankFor("webauth");
      await page.goto("/");
      await page.getByRole("button", { name: "Connecter une banque" }).click();
      await connect.signIn(bank);
      await bankPage.expectSignIn(bank.name);
      await bankPage[decide]();
      await connect.expectScreen("returnedWithoutResult");
    });
  }

  test("goes back with the browser's own button", async ({ page, connect, bankPage, user }) => {
    await page.goto("/");
    await page.getByRole("button", { name: "Connecter une banque" }).click();
    await connect.signIn(bankFor("webauth"));
    await bankPage.expectSignIn(bankFor("webauth").name);
    await bankPage.leave();
    await expect(page).toHaveURL("/");
    expect(await user.connections()).toEqual([]);
  });
});
