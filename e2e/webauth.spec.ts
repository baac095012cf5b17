import { banks } from "./banks.ts";
import { expect, test } from "./fixtures.ts";
import { SandboxBankPage } from "./pages/sandbox-bank.page.ts";
import { CONNECTED } from "./connected.ts";

const bankName = banks.webauth.name;

test.describe("on the bank's own site", () => {
  test.beforeEach(async ({ connect, demo, bank }) => {
    await demo.open();
    await connect.chooseBank(bankName);
    await connect.expectHeading(`You will continue at ${bankName}`);
    await connect.press(`Continue to ${bankName}`);
    await bank.expectSignIn(bankName);
  });

  test("approves, comes back, and the widget goes on by itself", async ({
    connect,
    demo,
    bank,
    page,
  }) => {
    await bank.approve();
    await connect.expectHeading(CONNECTED);
    const address = new URL(page.url());
    expect(address.pathname).toBe("/");
    expect([...address.searchParams.keys()]).toEqual(["locale", "theme", "layout", "accounts"]);
    await connect.expectHeading("Your bank is connected");
    await connect.press("Done");
    await demo.expectHeard(/^onSuccess connected/, "onClose");
    await demo.expectBank(bankName);
  });

  test("[T35] refreshes the page of return: nothing is lost or done twice", async ({
    connect,
    demo,
    bank,
    page,
  }) => {
    await bank.approve();
    await connect.expectHeading(CONNECTED);
    await demo.reload();
    await connect.expectHeading(CONNECTED);
    await connect.press("Leave, come back later");
    await expect(demo.banks).toHaveCount(1);
    await page.goBack();
    await page.goForward();
    await expect(demo.banks).toHaveCount(1);
  });

  for (const [how, decide] of [
    ["refuses", "refuse"],
    ["meets a breakdown", "fail"],
  ] as const) {
    test(`${how} there, and may try again`, async ({ connect, demo, bank, page }) => {
      await bank[decide]();
      await connect.expectHeading("The connection was not completed");
      expect(new URL(page.url()).searchParams.has("guichet_return")).toBe(false);
      await connect.press(`Try again with ${bankName}`);
      await connect.expectHeading(`You will continue at ${bankName}`);
      await connect.press(`Continue to ${bankName}`);
      await bank.approve();
      await connect.expectHeading(CONNECTED);
      await connect.press("Leave, come back later");
      await demo.expectBank(bankName);
    });
  }

  test("comes back without an answer, and may leave for another bank", async ({
    connect,
    demo,
    bank,
  }) => {
    await bank.refuse();
    await connect.expectHeading("The connection was not completed");
    await connect.press("Choose another bank");
    await connect.expectHeading("Choose your bank");
    await connect.press("Close");
    await demo.expectHeard("onExit null", "onClose");
    await demo.expectNoBank();
  });
});

test("goes back to the list before leaving", async ({ connect, demo }) => {
  await demo.open();
  await connect.chooseBank(bankName);
  await connect.expectHeading(`You will continue at ${bankName}`);
  await connect.press("Back");
  await connect.expectHeading("Choose your bank");
});

test("gives one detail first, then goes to the bank", async ({ connect, demo, bank }) => {
  const { name, details } = banks.webauthWithField;
  await demo.open();
  await connect.chooseBank(name);
  await connect.expectHeading("First, one detail");
  await connect.press("Continue");
  await connect.expectSummary("There is 1 problem", [
    "Choose an option for “Votre espace client”.",
  ]);
  await connect.submit(details, "Continue");
  await bank.expectSignIn(name);
  await bank.approve();
  await connect.expectHeading(CONNECTED);
});

test("chooses the bank's site among two ways in", async ({ connect, demo, bank }) => {
  const { name } = banks.bothWays;
  await demo.open();
  await connect.chooseBank(name);
  await connect.expectHeading("How do you want to connect?");
  await connect.widget.getByLabel("On your bank’s site or app").check();
  await connect.press("Continue");
  await connect.expectHeading(`You will continue at ${name}`);
  await connect.press(`Continue to ${name}`);
  await bank.approve();
  await connect.expectHeading(CONNECTED);
});

test("comes back in French, over the page", async ({ connect, demo, bank, page }) => {
  await demo.open({ locale: "fr", layout: "modal" });
  await connect.chooseBank(bankName);
  await connect.expectHeading(`Vous allez continuer chez ${bankName}`);
  await connect.press(`Continuer vers ${bankName}`);
  await bank.refuse();
  await connect.expectHeading("La connexion n’a pas abouti");
  await expect(page.getByRole("dialog", { name: "Connecter votre banque" })).toBeVisible();
});

for (const back of ["the browser's back button", "a reload"] as const) {
  test.describe(`finished in another browser, then ${back} here`, () => {
    test.beforeEach(async ({ connect, demo, bank, browser, page }) => {
      await demo.open();
      const address = page.url();
      await connect.chooseBank(bankName);
      await connect.press(`Continue to ${bankName}`);
      await bank.expectSignIn(bankName);
      const elsewhere = await (await browser.newContext()).newPage();
      await elsewhere.goto(page.url());
      await new SandboxBankPage(elsewhere).approve();
      await expect(
        elsewhere.getByRole("heading", { name: "Finish where you started" }),
      ).toBeVisible();
      await elsewhere.context().close();
      if (back === "a reload") await page.goto(address);
      else await page.goBack();
      await connect.expectHeading("Was it you?");
    });

    test("[T34] finished elsewhere by the PSU: told nowhere else, and nothing is lost here", async ({
      connect,
      demo,
      page,
    }) => {
      await page.reload();
      await connect.expectHeading("Was it you?");
      await connect.press("Yes, continue");
      await connect.expectHeading("Your bank is connected");
      await connect.press("Done");
      await demo.expectHeard(/^onSuccess connected/, "onClose");
    });

    test("[T34] finished elsewhere by somebody else: nothing counts here, and nothing is deleted", async ({
      connect,
      demo,
      page,
    }) => {
      const writes: string[] = [];
      page.on("request", (request) => {
        if (request.method() !== "GET") writes.push(`${request.method()} ${request.url()}`);
      });
      await connect.press("No, do not use it");
      await demo.expectHeard("onExit null", "onClose");
      await expect(demo.events.filter({ hasText: /onSuccess|HANDOFF/ })).toHaveCount(0);
      expect(writes).toEqual([]);
      await page.reload();
      await expect(demo.banks).toHaveCount(1);
    });
  });
}
