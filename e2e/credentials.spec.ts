import { banks } from "./banks.ts";
import { expect, test } from "./fixtures.ts";

const { name: bank, details } = banks.plain;

test("connects with an identifier and a password", async ({ connect, demo }) => {
  await demo.open();
  await expect(connect.heading("Choose your bank")).toBeVisible();
  await connect.chooseBank(bank);
  await connect.expectHeading(`Sign in to ${bank}`);
  await connect.submit(details);
  await connect.expectHeading("Connected. Getting your accounts");
  await connect.expectHeading("Your bank is connected", { timeout: 15_000 });
  await connect.press("Done");
  await connect.expectClosed();
  await demo.expectHeard(/^onSuccess connected, connection \d+$/, "onClose");
  await demo.expectBank(bank);
});
