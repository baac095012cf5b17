import { banks } from "./banks.ts";
import { expect, test } from "./own-host.fixtures.ts";
import type { ConnectPage } from "./pages/connect.page.ts";
import { CONNECTED } from "./connected.ts";

const APPROVE = "Approve in your bank’s app";
const SYNCING = "Connected. Getting your accounts";
/** Longer than any decision takes at the sandbox's banks. */
const A_WHILE = 50;

const toApproval = async (
  connect: ConnectPage,
  { name, details }: { name: string; details: Record<string, string> },
) => {
  await connect.chooseBank(name);
  await connect.submit(details);
  await connect.expectHeading(APPROVE);
};

test("approves in the bank's app; the next step appears by itself", async ({
  connect,
  demo,
  ownHost,
}) => {
  await demo.open();
  await toApproval(connect, banks.approval);
  const help = connect.button("I did not get anything");
  await expect(help).toHaveAttribute("aria-expanded", "false");
  await help.click();
  await expect(help).toHaveAttribute("aria-expanded", "true");
  await expect(connect.widget.getByText("Open the app: the request may be there.")).toBeVisible();
  ownHost.pass(A_WHILE);
  await connect.expectHeading(CONNECTED);
  ownHost.pass(A_WHILE);
  await connect.expectHeading("Your bank is connected");
  await connect.press("Done");
  await demo.expectHeard(/^onSuccess connected/, "onClose");
  await demo.expectBank(banks.approval.name);
});

for (const [how, bank, heading] of [
  ["cancels", banks.cancelledApproval, "The request was not approved"],
  ["lets expire", banks.expiredApproval, "The request has expired"],
] as const) {
  test(`${how} the approval, then sends a new request`, async ({ connect, demo, ownHost }) => {
    await demo.open();
    await toApproval(connect, bank);
    ownHost.pass(A_WHILE);
    await connect.expectHeading(heading);
    await connect.press("Send a new request");
    await connect.expectHeading(APPROVE);
    ownHost.pass(A_WHILE);
    await connect.expectHeading(CONNECTED);
    expect(await ownHost.connections()).toHaveLength(1);
  });
}

test("cancels the approval, leaves, and is asked again when the bank is checked", async ({
  connect,
  demo,
  ownHost,
}) => {
  const { name } = banks.cancelledApproval;
  await demo.open();
  await toApproval(connect, banks.cancelledApproval);
  ownHost.pass(A_WHILE);
  await connect.expectHeading("The request was not approved");
  await connect.press("Cancel");
  await connect.expectClosed();
  await demo.expectHeard("onExit null", "onClose");
  await demo.expectBank(name, "Needs attention");

  await demo.checkConnection(name);
  await connect.expectHeading("Your bank wants to check it is you");
  await connect.press("Not now");
  await connect.expectClosed();
  await demo.checkConnection(name);
  await connect.press("Start");
  await connect.expectHeading(APPROVE);
  ownHost.pass(A_WHILE);
  await connect.expectHeading(CONNECTED);
});

test("approves twice in a row", async ({ connect, demo, ownHost }) => {
  await demo.open();
  await toApproval(connect, banks.twoApprovals);
  ownHost.pass(A_WHILE);
  await connect.expectHeading("Approve once more");
  ownHost.pass(A_WHILE);
  await connect.expectHeading(CONNECTED);
});

test("approves, then types a code", async ({ connect, demo, ownHost }) => {
  await demo.open();
  await toApproval(connect, banks.approvalThenOtp);
  ownHost.pass(A_WHILE);
  await connect.expectHeading("Another step for your bank");
  await connect.submit(banks.otp.code, "Confirm");
  await connect.expectHeading(CONNECTED);
});

test("reloads while the approval is awaited, and it goes on", async ({
  connect,
  demo,
  ownHost,
}) => {
  await demo.open();
  await toApproval(connect, banks.slowApproval);
  await demo.reload();
  await connect.expectHeading(APPROVE);
  ownHost.pass(A_WHILE);
  await connect.expectHeading(CONNECTED);
  expect(await ownHost.connections()).toHaveLength(1);
});

test("approves while the page is being loaded again", async ({ connect, demo, ownHost }) => {
  await demo.open();
  await toApproval(connect, banks.slowApproval);
  await demo.page.reload();
  ownHost.pass(A_WHILE);
  await demo.connectButton.click();
  await expect(
    connect.heading(SYNCING).or(connect.heading("Your bank is connected")).first(),
  ).toBeVisible();
});

test("does not abandon the approval by mistake", async ({ connect, demo, page }) => {
  await demo.open();
  await toApproval(connect, banks.slowApproval);
  await connect.press("Close");
  const question = page.getByRole("dialog", { name: "Leave now?" });
  await expect(question).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(question).toHaveCount(0);
  await expect(connect.heading(APPROVE)).toBeVisible();
  await connect.press("Cancel");
  await question.getByRole("button", { name: "Leave" }).click();
  await connect.expectClosed();
});
