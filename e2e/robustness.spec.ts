import { banks } from "./banks.ts";
import { expect, test } from "./fixtures.ts";
import { ConnectPage } from "./pages/connect.page.ts";
import { countPosts } from "./requests.ts";
import { DemoHostPage } from "./pages/demo-host.page.ts";
import { CONNECTED } from "./connected.ts";

const { name: bank, details } = banks.plain;
const SYNCING = "Connected. Getting your accounts";
const htmlFault = {
  status: 502,
  contentType: "text/html",
  body: "<h1>Bad gateway</h1>",
};

test.describe("without a network", () => {
  test("[T85] goes on in the list, and reads a banner", async ({ connect, demo, context }) => {
    await demo.open();
    await expect(connect.bankRow(bank)).toBeVisible();
    await context.setOffline(true);
    await expect(
      connect.heading("You are offline").or(connect.text("You are offline")).first(),
    ).toBeVisible();
    await expect(connect.announcement).toHaveText(/^You are offline/);
    await connect.search.fill("vieux moulin");
    await connect.bankRow(bank).click();
    await connect.expectHeading("This did not load");
    await context.setOffline(false);
    await expect(connect.announcement).toHaveText(/^Back online/);
    await connect.press("Try again");
    await connect.expectHeading("Choose your bank");
  });

  test("[T85] [screens major 3] keeps what was typed in the form, says that nothing was sent, and sends it by a press later", async ({
    connect,
    demo,
    context,
    page,
  }) => {
    const posts = countPosts(page, "/guichet/connections");
    await demo.open();
    await connect.chooseBank(bank);
    await connect.fill(details);
    await context.setOffline(true);
    await expect(connect.announcement).toHaveText(/^You are offline/);
    await expect(connect.field("Code secret")).toHaveValue("123456");
    await connect.press("Sign in");
    await connect.expectSummary("Nothing was sent");
    await context.setOffline(false);
    await expect(connect.announcement).toHaveText(/^Back online/);
    await expect(connect.field("Identifiant")).toHaveValue("12345678");
    await expect(connect.field("Code secret")).toHaveValue("123456");
    expect(posts()).toBe(0);
    await connect.press("Sign in");
    await connect.expectHeading(SYNCING);
    expect(posts()).toBe(1);
  });

  test("[T85] goes on waiting for an approval, which comes when the network is back", async ({
    connect,
    demo,
    context,
  }) => {
    await demo.open();
    await connect.chooseBank(banks.approval.name);
    await connect.submit(banks.approval.details);
    await connect.expectHeading("Approve in your bank’s app");
    await context.setOffline(true);
    await expect(connect.announcement).toHaveText(/^You are offline/);
    await expect(connect.heading("Approve in your bank’s app")).toBeVisible();
    await context.setOffline(false);
    await connect.expectHeading(CONNECTED);
  });
});

test.describe("when the proxy cannot be reached", () => {
  test("reads the list again", async ({ connect, demo, page }) => {
    await page.route("**/guichet/connectors", (route) => route.abort());
    await demo.open();
    await expect(connect.heading("This did not load")).toBeVisible();
    await expect(connect.announcement).toHaveText(/^This did not load/);
    await page.unroute("**/guichet/connectors");
    await connect.press("Try again");
    await expect(connect.bankRow(bank)).toBeVisible();
  });

  test("is not asked for the details twice until the truth is known", async ({
    connect,
    demo,
    page,
  }) => {
    await page.route("**/guichet/connections", (route) =>
      route.request().method() === "POST" ? route.abort() : route.fallback(),
    );
    await demo.open();
    await connect.chooseBank(bank);
    await connect.submit(details);
    await connect.expectHeading("Checking whether it worked");
    await connect.expectHeading(`Sign in to ${bank}`);
    await expect(connect.text("Nothing was connected. Try again.")).toBeVisible();
    await expect(connect.field("Identifiant")).toHaveValue("12345678");
    await page.unroute("**/guichet/connections");
    await connect.submit({ "Code secret": "123456" });
    await connect.expectHeading(CONNECTED);
  });

  test("opens the bank's site again", async ({ connect, demo, page }) => {
    await page.route("**/guichet/webauth", (route) => route.abort());
    await demo.open();
    await connect.chooseBank(banks.webauth.name);
    await connect.press(`Continue to ${banks.webauth.name}`);
    await connect.expectHeading("This did not load");
    await page.unroute("**/guichet/webauth");
    await connect.press("Try again");
    await connect.expectHeading(`You will continue at ${banks.webauth.name}`);
  });
});

test.describe("when a page of HTML answers instead of the proxy", () => {
  test("reads the list again", async ({ connect, demo, page }) => {
    await page.route("**/guichet/connectors", (route) => route.fulfill(htmlFault));
    await demo.open();
    await expect(connect.heading("This did not load")).toBeVisible();
    await page.unroute("**/guichet/connectors");
    await connect.press("Try again");
    await expect(connect.bankRow(bank)).toBeVisible();
  });

  test("looks for what came of the details: they had arrived", async ({ connect, demo, page }) => {
    await page.route("**/guichet/connections", async (route) => {
      if (route.request().method() !== "POST") return route.fallback();
      await route.fetch();
      return route.fulfill(htmlFault);
    });
    await demo.open();
    await connect.chooseBank(bank);
    await connect.submit(details);
    await connect.expectHeading(CONNECTED);
    await connect.press("Leave, come back later");
    await expect(demo.banks).toHaveCount(1);
  });

  test("tells the application, not the person, that no proxy is there", async ({
    connect,
    demo,
    page,
    faults,
  }) => {
    await page.route("**/guichet/connectors", (route) =>
      route.fulfill({ status: 404, contentType: "text/html", body: "<h1>Not found</h1>" }),
    );
    await demo.open();
    await expect(connect.heading("This page is not set up correctly")).toBeVisible();
    await expect(connect.widget).not.toContainText("implementation_error");
    await connect.press("Close");
    await demo.expectHeard("onExit implementation_error", "onClose");
    expect(faults.splice(0)).toEqual([
      expect.stringContaining('console: Guichet: no Guichet proxy answers at "/guichet"'),
    ]);
  });
});

test("[T68] loses the session in mid flow: the page has expired", async ({
  connect,
  demo,
  context,
}) => {
  await demo.open();
  await connect.chooseBank(bank);
  await connect.fill(details);
  await context.clearCookies();
  await connect.press("Sign in");
  await connect.expectHeading("This page has expired");
  await expect(connect.widget.getByRole("textbox")).toHaveCount(0);
  await connect.press("Close");
  await demo.expectHeard("onExit session_expired", "onClose");
});

test("goes on after a lost session, once signed in again", async ({
  connect,
  demo,
  context,
  page,
}) => {
  await demo.open();
  await connect.chooseBank(bank);
  await connect.fill(details);
  await context.clearCookies();
  await connect.press("Sign in");
  await connect.expectHeading("This page has expired");
  // The application signs its user in again, in another tab.
  const elsewhere = await context.newPage();
  await elsewhere.goto(page.url());
  await elsewhere.close();
  await connect.press("Start again");
  await expect(connect.heading(`Sign in to ${bank}`)).toBeVisible();
  await expect(connect.field("Code secret")).toHaveValue("");
});

test("tries again when a screen did not load", async ({ connect, demo, page }) => {
  const screen = "**/assets/entering-credentials*.js";
  await page.route(screen, (route) => route.abort());
  await demo.open();
  await connect.chooseBank(bank);
  await connect.expectHeading("This did not load");
  await page.unroute(screen);
  await connect.press("Try again");
  await connect.expectHeading(`Sign in to ${bank}`);
});

test("tries again when the texts did not load", async ({ connect, demo, page }) => {
  const texts = /\/assets\/en-[^/]*\.js$/;
  await page.route(texts, (route) => route.abort());
  await demo.open();
  await expect(connect.heading("This did not load")).toBeVisible();
  await page.unroute(texts);
  await connect.press("Try again");
  await expect(connect.heading("Choose your bank")).toBeVisible();
});

test("[T84] begins in two tabs: the second is told, and finishes", async ({
  connect,
  demo,
  context,
}) => {
  await demo.open();
  await connect.chooseBank(banks.otp.name);
  await connect.submit(banks.otp.details);
  await connect.expectHeading("One more step for your bank");

  const page = await context.newPage();
  const second = new ConnectPage(page);
  const otherDemo = new DemoHostPage(page);
  await otherDemo.open();
  await second.chooseBank(banks.otp.name);
  await second.submit(banks.otp.details);
  await second.expectHeading("You had already started");
  await second.press("Carry on");
  await second.expectHeading("One more step for your bank");
  await second.submit(banks.otp.code, "Confirm");
  await second.expectHeading(CONNECTED);

  await demo.reload();
  await expect(
    connect.heading(SYNCING).or(connect.heading("Your bank is connected")).first(),
  ).toBeVisible();
  await expect(demo.banks).toHaveCount(1);
});
