import { banks } from "./banks.ts";
import { expect, test } from "./fixtures.ts";

test("waits for a slow bank, and is connected in the end", async ({ connect, demo }) => {
  await demo.open();
  await connect.chooseBank(banks.slow.name);
  await connect.submit(banks.slow.details);
  await connect.expectHeading(`Connecting to ${banks.slow.name}`);
  await expect(connect.widget.getByText(/^Waiting for \d+\ss$/)).toBeVisible();
  await connect.expectHeading("Your bank is connected");
});

test("[T87] is told what is known while a bank does not answer, and may leave", async ({
  connect,
  demo,
  page,
}) => {
  const still = { kind: "operation", id: "0".repeat(32), pollAfterMs: 3_000 };
  await page.route(/\/guichet\/(connections|operations\/0+)$/, (route) =>
    route.fulfill({ json: still }),
  );
  await page.clock.install();
  await demo.open();
  await connect.chooseBank(banks.stalled.name);
  await connect.submit(banks.stalled.details);
  await connect.expectHeading(`Connecting to ${banks.stalled.name}`);
  await expect(connect.widget.getByText(/^Waiting for/)).toHaveCount(0);
  await page.clock.fastForward(12_000);
  await expect(connect.widget.getByText(/^Waiting for 1\d\ss$/)).toBeVisible();
  await expect(connect.announcement).not.toHaveText(/Waiting/);
  await page.clock.fastForward(20_000);
  await expect(connect.text("Your bank has not answered yet.").last()).toBeVisible();
  await expect(connect.announcement).toHaveText("Your bank has not answered yet.");
  await page.clock.fastForward("04:00");
  await connect.expectHeading("Still no answer from your bank");
  await connect.press("Keep waiting");
  await connect.expectHeading(`Connecting to ${banks.stalled.name}`);
  await page.clock.fastForward("05:00");
  await connect.expectHeading("Still no answer from your bank");
  await connect.press("Leave, come back later");
  await page
    .getByRole("dialog", { name: "Leave now?" })
    .getByRole("button", { name: "Leave" })
    .click();
  await connect.expectClosed();
  await demo.expectHeard("onExit null", "onClose");
});

test("is reminded of an approval that has not come", async ({ connect, demo, page }) => {
  await page.clock.install();
  await demo.open();
  await connect.chooseBank(banks.slowApproval.name);
  await connect.submit(banks.slowApproval.details);
  await connect.expectHeading("Approve in your bank’s app");
  await page.clock.fastForward(31_000);
  await expect(connect.announcement).toHaveText("We have not received your approval yet.");
  await page.clock.fastForward("10:00");
  await connect.expectHeading("Still no answer from your bank");
  await connect.press("Keep waiting");
  await connect.expectHeading("Approve in your bank’s app");
});
