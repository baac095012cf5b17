import { banks } from "./banks.ts";
import { expect, test } from "./fixtures.ts";
import type { ConnectPage } from "./pages/connect.page.ts";

const APPROVE = "Approve in your bank’s app";
const SYNCING = "Connected. Getting your accounts";
/** An approval takes seven seconds at the sandbox's banks, and is read every three. */
const approved = { timeout: 20_000 };

const toApproval = async (
  connect: ConnectPage,
  { name, details }: { name: string; details: Record<string, string> },
) => {
  await connect.chooseBank(name);
  await connect.submit(details);
  await connect.expectHeading(APPROVE);
};

test("approves in the bank's app; the next step appears by itself", async ({ connect, demo }) => {
  await demo.open();
  await toApproval(connect, banks.approval);
  const help = connect.button("I did not get anything");
  await expect(help).toHaveAttribute("aria-expanded", "false");
  await help.click();
  await expect(help).toHaveAttribute("aria-expanded", "true");
  await expect(connect.widget.getByText("Open the app: the request may be there.")).toBeVisible();
  await connect.expectHeading(SYNCING, approved);
  await connect.press("Leave, come back later");
  await demo.expectBank(banks.approval.name);
});

for (const [how, bank, heading] of [
  ["cancels", banks.cancelledApproval, "The request was not approved"],
  ["lets expire", banks.expiredApproval, "The request has expired"],
] as const) {
  test(`${how} the approval, then sends a new request`, async ({ connect, demo }) => {
    await demo.open();
    await toApproval(connect, bank);
    await connect.expectHeading(heading, approved);
    await connect.press("Send a new request");
    await connect.expectHeading(APPROVE);
    await connect.expectHeading(SYNCING, approved);
  });
}

test("cancels the approval, leaves, and is asked again when the bank is checked", async ({
  connect,
  demo,
}) => {
  const { name } = banks.cancelledApproval;
  await demo.open();
  await toApproval(connect, banks.cancelledApproval);
  await connect.expectHeading("The request was not approved", approved);
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
  await connect.expectHeading(SYNCING, approved);
});

test("approves twice in a row", async ({ connect, demo }) => {
  await demo.open();
  await toApproval(connect, banks.twoApprovals);
  await connect.expectHeading("Approve once more", approved);
  await connect.expectHeading(SYNCING, approved);
});

test("approves, then types a code", async ({ connect, demo }) => {
  await demo.open();
  await toApproval(connect, banks.approvalThenOtp);
  await connect.expectHeading("Another step for your bank", approved);
  await connect.submit(banks.otp.code, "Confirm");
  await connect.expectHeading(SYNCING);
});

test("reloads while the approval is awaited, and it goes on", async ({ connect, demo }) => {
  await demo.open();
  await toApproval(connect, banks.approval);
  await demo.reload();
  await connect.expectHeading(APPROVE);
  await connect.expectHeading(SYNCING, approved);
  await connect.press("Leave, come back later");
  await expect(demo.banks).toHaveCount(1);
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
