import { banks } from "./banks.ts";
import { expect, test } from "./fixtures.ts";
import type { ConnectPage } from "./pages/connect.page.ts";
import { CONNECTED } from "./connected.ts";

interface Place {
  readonly at: string;
  readonly go: (connect: ConnectPage) => Promise<void>;
  /** What stands there before the reload. */
  readonly before: string;
  /** …and after it, where that differs. */
  readonly after?: string;
}

const sign =
  ({ name, details }: { name: string; details: Record<string, string> }) =>
  async (connect: ConnectPage) => {
    await connect.chooseBank(name);
    await connect.submit(details);
  };

const signAtTest = (choice: string) =>
  sign({
    name: banks.test.name,
    details: { ...banks.test.details, [banks.test.choice]: choice },
  });

const places: readonly Place[] = [
  { at: "the list of banks", before: "Choose your bank", go: async () => undefined },
  {
    at: "the choice between two ways in",
    before: "How do you want to connect?",
    go: (connect) => connect.chooseBank(banks.bothWays.name),
  },
  {
    at: "the form",
    before: `Sign in to ${banks.plain.name}`,
    go: (connect) => connect.chooseBank(banks.plain.name),
  },
  {
    at: "a detail before the bank's site",
    before: "First, one detail",
    go: (connect) => connect.chooseBank(banks.webauthWithField.name),
  },
  {
    at: "the door to the bank's site",
    before: `You will continue at ${banks.webauth.name}`,
    go: (connect) => connect.chooseBank(banks.webauth.name),
  },
  { at: "a code", before: "One more step for your bank", go: sign(banks.otp) },
  { at: "an approval", before: "Approve in your bank’s app", go: sign(banks.slowApproval) },
  {
    at: "an approval that was cancelled",
    before: "The request was not approved",
    go: sign(banks.cancelledApproval),
    after: "Your bank wants to check it is you",
  },
  { at: "the first data", before: "Connected. Getting your accounts", go: sign(banks.plain) },
  {
    at: "a bank that is limited",
    before: "Your bank is limiting requests for now",
    go: sign(banks.limited),
  },
  {
    at: "a state of a later version",
    before: "We cannot finish this now",
    go: sign(banks.unknownState),
  },
  {
    at: "a refused password",
    before: `Sign in to ${banks.plain.name}`,
    go: sign({ name: banks.plain.name, details: banks.plain.wrong }),
  },
  {
    at: "an expired password",
    before: "Your bank password has expired",
    go: sign(banks.expiredPassword),
    after: `Sign in to ${banks.expiredPassword.name}`,
  },
  {
    at: "an action that is due",
    before: "Your bank needs something from you",
    go: signAtTest("actionNeeded"),
    after: `Sign in to ${banks.test.name}`,
  },
];

for (const { at, go, before, after = before } of places) {
  test(`[T82] reloads at ${at}`, async ({ connect, demo }) => {
    await demo.open();
    await go(connect);
    await expect(connect.heading(before)).toBeVisible();
    await demo.reload();
    await expect(connect.heading(after)).toBeVisible();
    // A secret never outlives the page, and nothing is there twice.
    for (const field of await connect.widget.getByRole("textbox").all())
      await expect(field).toHaveValue("");
    expect(await demo.banks.count()).toBeLessThanOrEqual(1);
  });
}

test("[T82][T73] reloads while the details are being sent: one connection, no second sending", async ({
  connect,
  demo,
  page,
}) => {
  let posts = 0;
  page.on("request", (request) => {
    if (request.method() === "POST" && request.url().endsWith("/guichet/connections")) posts += 1;
  });
  await demo.open();
  await connect.chooseBank(banks.stalled.name);
  await connect.submit(banks.stalled.details);
  await connect.expectHeading(`Connecting to ${banks.stalled.name}`);
  await expect.poll(() => posts).toBe(1);
  await demo.reload();
  await connect.expectHeading("Checking whether it worked");
  expect(posts).toBe(1);
});

test("goes to the bank with the browser's back and forward, and the widget says where it stands", async ({
  connect,
  demo,
  bank,
  page,
}) => {
  await page.clock.install();
  await demo.open();
  await connect.chooseBank(banks.webauth.name);
  await connect.press(`Continue to ${banks.webauth.name}`);
  await bank.expectSignIn(banks.webauth.name);
  // The widget that left opens by itself.
  await page.goBack();
  await connect.expectHeading("Checking with your bank");
  // Half a minute of silence, told quickly: the bank's answers still come at their own pace.
  await expect(async () => {
    await page.clock.runFor(10_000);
    await expect(connect.heading("The connection was not completed")).toBeVisible({
      timeout: 1_000,
    });
  }).toPass();
  await connect.press(`Try again with ${banks.webauth.name}`);
  await connect.press(`Continue to ${banks.webauth.name}`);
  await bank.approve();
  await connect.expectHeading(CONNECTED);
});
