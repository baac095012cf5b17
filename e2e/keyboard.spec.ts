import { expect, test } from "./fixtures.ts";
import { banks } from "./banks.ts";
import type { ConnectPage } from "./pages/connect.page.ts";
import type { Locator } from "@playwright/test";
import { CONNECTED } from "./connected.ts";

/** Moves on by Tab, as far as it takes. */
async function tabTo(target: Locator): Promise<void> {
  const page = target.page();
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 40; presses += 1) {
    if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(target).toBeFocused();
}

async function pressByKey(target: Locator, key: "Enter" | "Space" = "Enter"): Promise<void> {
  await tabTo(target);
  await target.page().keyboard.press(key);
}

async function typeInto(target: Locator, text: string): Promise<void> {
  await tabTo(target);
  await target.page().keyboard.type(text);
}

async function chooseByKey(connect: ConnectPage, name: string): Promise<void> {
  await typeInto(connect.search, name);
  await expect(connect.bankRow(name)).toBeVisible();
  await pressByKey(connect.bankRow(name));
}

test.beforeEach(async ({ demo }) => {
  await demo.visit();
  await demo.connectButton.focus();
  await demo.page.keyboard.press("Enter");
});

test("signs in, is refused, corrects, and leaves", async ({ connect, demo, page }) => {
  const { name } = banks.plain;
  await chooseByKey(connect, name);
  await connect.expectHeading(`Sign in to ${name}`);
  await typeInto(connect.field("Identifiant"), "12345678");
  await typeInto(connect.field("Code secret"), "999999");
  await page.keyboard.press("Enter");
  await connect.expectSummary("These details did not work");
  await pressByKey(connect.link("Fill in “Code secret”."));
  await expect(connect.field("Code secret")).toBeFocused();
  await page.keyboard.type("123456");
  await pressByKey(connect.button("Show Code secret"), "Space");
  await expect(connect.field("Code secret")).toHaveAttribute("type", "text");
  await pressByKey(connect.button("Try again"), "Space");
  await connect.expectHeading(CONNECTED);
  await pressByKey(connect.button("Leave, come back later"));
  await connect.expectClosed();
  await demo.expectBank(name);
});

test("moves through the list by arrows", async ({ connect, page }) => {
  await expect(connect.bankRow(banks.plain.name)).toBeVisible();
  const rows = connect.widget.getByRole("list", { name: "Banks" }).getByRole("button");
  await tabTo(rows.nth(0));
  await page.keyboard.press("ArrowDown");
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(rows.nth(0)).toBeFocused();
  await page.keyboard.press("End");
  await expect(rows.last()).toBeFocused();
  await page.keyboard.press("Home");
  await expect(rows.nth(0)).toBeFocused();
});

test("empties the search by Escape", async ({ connect, page }) => {
  await typeInto(connect.search, "moulin");
  await page.keyboard.press("Escape");
  await expect(connect.search).toHaveValue("");
  await expect(connect.search).toBeFocused();
});

test("chooses a way in by arrows, goes to the bank and comes back", async ({ connect, page }) => {
  const { name } = banks.bothWays;
  await chooseByKey(connect, name);
  await connect.expectHeading("How do you want to connect?");
  await tabTo(connect.widget.getByLabel("On your bank’s site or app"));
  await page.keyboard.press("ArrowDown");
  await expect(connect.widget.getByLabel("Here, with your sign-in details")).toBeChecked();
  await page.keyboard.press("ArrowUp");
  await expect(connect.widget.getByLabel("On your bank’s site or app")).toBeChecked();
  await pressByKey(connect.button("Continue"));
  await connect.expectHeading(`You will continue at ${name}`);
  await pressByKey(connect.button(`Continue to ${name}`));
  await pressByKey(page.getByRole("button", { name: "Sign in" }));
  await pressByKey(page.getByRole("button", { name: "Approve" }));
  await connect.expectHeading(CONNECTED);
});

test("types a wrong code, then the right one", async ({ connect, page }) => {
  const { name, question } = banks.otp;
  await chooseByKey(connect, name);
  await typeInto(connect.field("Numéro client"), "ABC12345");
  await typeInto(connect.field("Code secret"), "123456");
  await page.keyboard.press("Enter");
  await connect.expectHeading("One more step for your bank");
  await typeInto(connect.field(question), "000000");
  await page.keyboard.press("Enter");
  await connect.expectSummary("Your bank did not accept this answer");
  await typeInto(connect.field(question), "123456");
  await pressByKey(connect.button("Confirm"));
  await connect.expectHeading(CONNECTED);
});

test("opens the help of an approval, stays by Escape, then leaves", async ({
  connect,
  demo,
  page,
}) => {
  const { name } = banks.slowApproval;
  await chooseByKey(connect, name);
  await typeInto(connect.field("Identifiant client"), "12345678");
  await typeInto(connect.field("Code personnel"), "123456");
  await page.keyboard.press("Enter");
  await connect.expectHeading("Approve in your bank’s app");
  await pressByKey(connect.button("I did not get anything"), "Space");
  await expect(connect.button("I did not get anything")).toHaveAttribute("aria-expanded", "true");

  await pressByKey(connect.button("Cancel"));
  const question = page.getByRole("dialog", { name: "Leave now?" });
  await expect(question.getByRole("button", { name: "Stay" })).toBeFocused();
  // The focus stays in the question.
  await page.keyboard.press("Tab");
  await expect(question.getByRole("button", { name: "Leave" })).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(question.getByRole("button", { name: "Stay" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(question).toHaveCount(0);
  await expect(connect.button("Cancel")).toBeFocused();

  await page.keyboard.press("Enter");
  await pressByKey(question.getByRole("button", { name: "Leave" }));
  await connect.expectClosed();
  await demo.expectHeard("onExit null", "onClose");
});

test("approves in the app without touching a key", async ({ connect, page }) => {
  const { name } = banks.approval;
  await chooseByKey(connect, name);
  await typeInto(connect.field("Identifiant"), "12345678");
  await typeInto(connect.field("Code secret"), "123456");
  await page.keyboard.press("Enter");
  await connect.expectHeading("Approve in your bank’s app");
  await connect.expectHeading(CONNECTED);
});

test("closes a widget over the page by Escape", async ({ connect, demo, page }) => {
  await demo.open({ layout: "modal" });
  await connect.expectHeading("Choose your bank");
  await page.keyboard.press("Escape");
  await connect.expectClosed();
  await demo.expectHeard("onExit null", "onClose");
});
