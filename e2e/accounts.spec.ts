import { readFile } from "node:fs/promises";
import type { Locator } from "@playwright/test";
import { banks } from "./banks.ts";
import { expect, test } from "./fixtures.ts";
import { AccountsPage } from "./pages/accounts.page.ts";

const { bothWays, plain } = banks;
const noAccount = {
  name: "Quai Vert Patrimoine",
  details: { Pseudo: "quai", "Mot de passe": "1234abcd" },
};
const activationFails = {
  name: "Kasa Łabędzia",
  details: { Identyfikator: "kasa", Hasło: "1234" },
};
const partial = {
  name: "Spaarhuis 't Lammeke",
  details: { "Numéro de carte": "67030000000000000", "Code PIN web": "12345" },
};
const on = { accounts: "on" } as const;

test("all accounts, and a receipt that stays on this device", async ({ connect, demo, page }) => {
  const accounts = new AccountsPage(connect);
  await demo.open(on);
  await connect.chooseBank(plain.name);
  await connect.submit(plain.details);
  await accounts.finish();
  await expect(
    connect.widget.getByText(/^Banque du Vieux Moulin: \d accounts? shared/),
  ).toBeVisible();
  await expect(connect.widget.getByText(/^To stop: /)).toBeVisible();

  const saved = page.waitForEvent("download");
  await connect.press("Save a receipt");
  const receipt = await readFile(await (await saved).path(), "utf8");
  expect(receipt).toContain("What you chose to share");
  expect(receipt).toContain("Tirelire");
  expect(receipt).toMatch(/ending in \d{4}/);
  expect(receipt).not.toMatch(/\d{8}/);

  await connect.press("Done");
  await demo.expectHeard(/onSuccess\s*connected, connection \d+, shared \d/);
});

test("some accounts, by keyboard only, from the first to the last screen", async ({
  connect,
  demo,
  page,
}) => {
  const accounts = new AccountsPage(connect);
  const tabTo = async (target: Locator) => {
    await expect(target).toBeVisible();
    const hasFocus = () =>
      target.evaluate((element) => element === element.ownerDocument.activeElement);
    await expect(async () => {
      await page.keyboard.press("Tab");
      expect(await hasFocus()).toBe(true);
    }).toPass();
  };
  await demo.visit(on);
  await demo.connectButton.focus();
  await page.keyboard.press("Enter");
  await tabTo(connect.search);
  await page.keyboard.type(plain.name);
  await tabTo(connect.bankRow(plain.name));
  await page.keyboard.press("Enter");
  await connect.expectHeading(`Sign in to ${plain.name}`);
  for (const [label, typed] of Object.entries(plain.details)) {
    await tabTo(connect.field(label));
    await page.keyboard.type(typed);
  }
  await page.keyboard.press("Enter");

  await accounts.expectChoice();
  await tabTo(accounts.boxes.nth(1));
  await page.keyboard.press("Space");
  await expect(connect.announcement.first()).toHaveText("1 chosen");
  await tabTo(accounts.shareButton);
  await page.keyboard.press("Enter");
  await connect.expectHeading("Your bank is connected");
  await tabTo(connect.button("Done"));
  await page.keyboard.press("Space");
  await demo.expectHeard(/onSuccess\s*connected, connection \d+, shared 1/);
});

test("the buttons stay in sight on a phone, and cover nothing that has focus", async ({
  connect,
  demo,
  page,
}) => {
  const accounts = new AccountsPage(connect);
  await page.setViewportSize({ width: 390, height: 640 });
  await demo.open(on);
  await connect.chooseBank(plain.name);
  await connect.submit(plain.details);
  await accounts.expectChoice();
  await expect(accounts.shareButton).toBeInViewport({ ratio: 1 });
  await connect.button("Select all").focus();
  for (const box of await accounts.boxes.all()) {
    await page.keyboard.press("Tab");
    await expect(box).toBeFocused();
    const isCovered = await box.evaluate((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return document.elementFromPoint(x + width / 2, y + height / 2) !== element;
    });
    expect(isCovered).toBe(false);
  }
});

test("no account: nothing is shared, and one may think again", async ({ connect, demo }) => {
  const accounts = new AccountsPage(connect);
  await demo.open(on);
  await connect.chooseBank(plain.name);
  await connect.submit(plain.details);
  await accounts.expectChoice();
  await accounts.shareButton.click();
  await connect.expectSummary("There is 1 problem", [
    "Choose at least one account, or “Share nothing”.",
  ]);
  await connect.press("Share nothing");
  await connect.expectHeading("Nothing was shared");
  await connect.press("Choose accounts");
  await accounts.expectChoice();
  await connect.press("Share nothing");
  await connect.press("Close");
  await demo.expectHeard(/onSuccess\s*connected, connection \d+, shared 0/);
});

test("a bank without accounts", async ({ connect, demo }) => {
  await demo.open({ ...on, capabilities: "bankwealth" });
  await connect.chooseBank(noAccount.name);
  await connect.submit(noAccount.details);
  await connect.expectHeading("No account to share");
  await expect(connect.text("Your bank shows no account here.")).toBeVisible();
  await connect.press("Close");
  await demo.expectHeard(/onSuccess\s*connected, connection \d+, shared 0/);
});

test("a bank whose accounts are of no use here, in French", async ({ connect, demo }) => {
  await demo.open({ ...on, locale: "fr", types: ["loan"] });
  await connect.chooseBank(plain.name);
  await connect.submit(plain.details, "Se connecter");
  await connect.expectHeading("Aucun compte à partager");
  await expect(
    connect.widget.getByText(/trouvés?, mais Tirelire utilise uniquement.:.prêts\./),
  ).toBeVisible();
});

test("a choice that is not saved the first time", async ({ connect, demo }) => {
  const accounts = new AccountsPage(connect);
  await demo.open(on);
  await connect.chooseBank(activationFails.name);
  await connect.submit(activationFails.details);
  await accounts.expectChoice();
  await accounts.boxes.first().check();
  await accounts.shareButton.click();
  await connect.expectSummary("Your choice was not saved");
  await expect(accounts.boxes.first()).toBeChecked();
  await connect.press("Try again");
  await connect.expectHeading("Your bank is connected");
  await demo.expectHeard(/onSuccess\s*connected, connection \d+, shared 1/);
});

test("a bank that fails in part, in French", async ({ connect, demo }) => {
  const accounts = new AccountsPage(connect, "fr");
  await demo.open({ ...on, locale: "fr" });
  await connect.chooseBank(partial.name);
  await connect.widget.getByRole("radio", { name: "Ici, avec vos identifiants" }).check();
  await connect.press("Continuer");
  await connect.submit(partial.details, "Se connecter");
  await accounts.expectChoice();
  await expect(
    connect.widget.getByText(/^Certains comptes n’ont pas pu être récupérés/),
  ).toBeVisible();
  await accounts.boxes.first().check();
  await accounts.share();
});

test("a reload asks again, and shares nothing by itself", async ({ connect, demo }) => {
  const accounts = new AccountsPage(connect);
  await demo.open(on);
  await connect.chooseBank(plain.name);
  await connect.submit(plain.details);
  await accounts.expectChoice();
  await accounts.boxes.first().check();
  await demo.reload();
  await accounts.expectChoice();
  await accounts.finish();
});

test("checked again, a bank whose accounts are all shared asks nothing", async ({
  connect,
  demo,
}) => {
  const accounts = new AccountsPage(connect);
  await demo.open(on);
  await connect.chooseBank(plain.name);
  await connect.submit(plain.details);
  await accounts.finish();
  await connect.press("Done");
  await demo.checkConnection(plain.name);
  // Its first data may still be on its way.
  await expect(
    connect.widget.getByRole("heading", { name: /^Your bank (was already|is) connected$/ }),
  ).toBeVisible();
  await expect(connect.widget.getByText(/3 accounts shared/)).toBeVisible();
});

test("another source is added to a bank that is connected", async ({ connect, demo, bank }) => {
  const accounts = new AccountsPage(connect);
  await demo.open(on);
  await connect.chooseBank(bothWays.name);
  await connect.widget.getByRole("radio", { name: "On your bank’s site or app" }).check();
  await connect.press("Continue");
  await connect.press(`Continue to ${bothWays.name}`);
  await bank.approve();
  await connect.expectHeading("Some accounts may be missing");
  await connect.press("Add them");
  await connect.expectHeading(`Sign in to ${bothWays.name}`);
  await connect.press("Back");
  await connect.expectHeading("Some accounts may be missing");
  await connect.press("Add them");
  await connect.submit(bothWays.details);
  await accounts.finish();
  await demo.expectBank(bothWays.name);
});

test("a reload while another source is added leaves the bank connected", async ({
  connect,
  demo,
  bank,
}) => {
  const accounts = new AccountsPage(connect);
  await demo.open(on);
  await connect.chooseBank(bothWays.name);
  await connect.widget.getByRole("radio", { name: "On your bank’s site or app" }).check();
  await connect.press("Continue");
  await connect.press(`Continue to ${bothWays.name}`);
  await bank.approve();
  await connect.expectHeading("Some accounts may be missing");
  await connect.press("Add them");
  await connect.expectHeading(`Sign in to ${bothWays.name}`);
  await demo.reload();
  // What was being added is offered anew, and the accounts that there are can be shared.
  await connect.expectHeading("Some accounts may be missing");
  await connect.press("Continue without them");
  await accounts.finish();
  await connect.press("Done");
  await demo.expectHeard(/onSuccess\s*connected, connection \d+, shared \d/);
});
