import { banks } from "./banks.ts";
import { expect, test } from "./fixtures.ts";
import { CONNECTED } from "./connected.ts";

test("finds a bank in spite of case, accents and a slip", async ({ connect, demo }) => {
  await demo.open();
  for (const typed of ["VIEUX MOULIN", "banqueduvieuxmoulin", "vieux moulim"]) {
    await connect.search.fill(typed);
    await expect(connect.bankRow(banks.plain.name)).toBeVisible();
  }
  await expect(connect.announcement).toHaveText(/^Closest matches\. \d+ banks?/);
});

test("is told when no bank is found, and clears the search", async ({ connect, demo }) => {
  await demo.open();
  await connect.search.fill("zzzzqqq");
  await expect(connect.heading("No bank found for “zzzzqqq”")).toBeVisible();
  await expect(connect.announcement).toHaveText(/No bank found for “zzzzqqq”/);
  await expect(connect.search).toBeFocused();
  await connect.press("Clear the search");
  await expect(connect.search).toBeFocused();
  await expect(connect.search).toHaveValue("");
  await expect(connect.bankRow(banks.plain.name)).toBeVisible();
});

test("[integration I14] shows the initials of a bank without a logo, and nothing in the console", async ({
  connect,
  demo,
  page,
}) => {
  const errors: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  const answered = page.waitForResponse(
    (response) => response.url().includes("/logos/") && response.status() === 204,
  );
  await demo.open();
  await connect.search.fill("IJsheiligen Spaarbank");
  const row = connect.bankRow("IJsheiligen Spaarbank");
  await expect(row).toBeVisible();
  await answered;
  await expect(row.locator("img")).toHaveCount(0);
  expect(errors).toEqual([]);
});

test("finds that a bank is not listed, and comes back", async ({ connect, demo }) => {
  await demo.open();
  await connect.press("My bank is not listed");
  await connect.expectHeading("Your bank is not in the list");
  await connect.press("Back to the list");
  await connect.expectHeading("Choose your bank");
});

test("narrows the list by country", async ({ connect, demo }) => {
  await demo.open();
  await expect(connect.bankRow(banks.plain.name)).toBeVisible();
  await connect.field("Country").selectOption({ label: "Germany" });
  await expect(connect.bankRow(banks.oldServer.name)).toBeVisible();
  await expect(connect.bankRow(banks.plain.name)).toHaveCount(0);
});

test("leaves the list at once: nothing is lost", async ({ connect, demo }) => {
  await demo.open();
  await expect(connect.heading("Choose your bank")).toBeVisible();
  await connect.press("Close");
  await connect.expectClosed();
  await demo.expectHeard("onExit null", "onClose");
  await expect(demo.connectButton).toBeVisible();
});

test("chooses between two ways in", async ({ connect, demo }) => {
  const { name, details } = banks.bothWays;
  await demo.open();
  await connect.chooseBank(name);
  await connect.expectHeading("How do you want to connect?");
  await connect.press("Continue");
  await connect.expectSummary("There is 1 problem", ["Choose how to connect."]);
  await connect.widget.getByLabel("Here, with your sign-in details").check();
  await connect.press("Continue");
  await connect.expectHeading(`Sign in to ${name}`);
  await connect.press("Back");
  await connect.expectHeading("How do you want to connect?");
  await connect.widget.getByLabel("Here, with your sign-in details").check();
  await connect.press("Continue");
  await connect.submit(details);
  await connect.expectHeading(CONNECTED);
});

test("is told that a bank cannot be connected by any known way", async ({ connect, demo }) => {
  await demo.open();
  await connect.chooseBank(banks.unknownWayIn.name);
  await connect.expectHeading("This kind of account is not supported");
  await connect.press("Choose another bank");
  await connect.expectHeading("Choose your bank");
});
