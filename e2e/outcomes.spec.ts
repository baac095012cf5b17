import { banks } from "./banks.ts";
import { expect, test } from "./fixtures.ts";
import type { ConnectPage } from "./pages/connect.page.ts";
import { CONNECTED } from "./connected.ts";

const submitTo = async (
  connect: ConnectPage,
  { name, details }: { name: string; details: Record<string, string> },
) => {
  await connect.chooseBank(name);
  await connect.submit(details);
};

/** What each bank ends in at the first connection, what is offered, and what the application hears. */
const endings = [
  {
    how: "the bank does not answer",
    bank: banks.unavailable,
    heading: "Your bank is not answering",
    text: "Nothing was connected. Try again later.",
    offers: ["Try again", "Choose another bank"],
    heard: "onExit websiteUnavailable",
  },
  {
    how: "there is a fault upstream",
    bank: banks.broken,
    heading: "Something went wrong on our side",
    text: "Nothing was connected. Try again later.",
    offers: ["Copy details for support"],
    heard: "onExit bug",
  },
  {
    how: "the kind of account is not supported",
    bank: banks.notSupported,
    heading: "This kind of account is not supported",
    text: "Banque Épernelle Luxembourg: it cannot be connected for now.",
    offers: ["Choose another bank", "Change my choice"],
    heard: "onExit notSupported",
  },
  {
    how: "the state is of a later version",
    bank: banks.unknownState,
    heading: "We cannot finish this now",
    text: "There is nothing for you to do. You can come back later.",
    offers: ["Copy details for support"],
    heard: "onExit someFutureState",
  },
  {
    how: "the refusal is of a later version",
    bank: banks.unknownCode,
    heading: "We cannot finish this now",
    text: "There is nothing for you to do. You can come back later.",
    offers: ["Copy details for support"],
    heard: "onExit someFutureCode",
  },
] as const;

for (const { how, bank, heading, text, offers, heard } of endings) {
  test(`reads a calm screen when ${how}`, async ({ connect, demo }) => {
    await demo.open();
    await submitTo(connect, bank);
    await connect.expectHeading(heading);
    await expect(connect.text(text)).toBeVisible();
    for (const offer of offers) await expect(connect.button(offer)).toBeVisible();
    await connect.press("Close");
    await connect.expectClosed();
    await demo.expectHeard(heard, "onClose");
  });
}

test("is limited by the bank for now: it goes on by itself", async ({ connect, demo }) => {
  await demo.open();
  await submitTo(connect, banks.limited);
  await connect.expectHeading("Your bank is limiting requests for now");
  await expect(
    connect.widget.getByText(
      /^Nothing for you to do: we will try again (at|tomorrow at) \d\d:\d\d\.$/,
    ),
  ).toBeVisible();
  await connect.press("Close");
  await demo.expectHeard(/^onSuccess pending/, "onClose");
});

test("tries again when the bank did not answer", async ({ connect, demo }) => {
  await demo.open();
  await submitTo(connect, banks.unavailable);
  await connect.expectHeading("Your bank is not answering");
  await connect.press("Try again");
  await connect.expectHeading(`Sign in to ${banks.unavailable.name}`);
});

test("changes a choice that is not supported", async ({ connect, demo }) => {
  await demo.open();
  await submitTo(connect, banks.notSupported);
  await connect.expectHeading("This kind of account is not supported");
  await connect.press("Change my choice");
  await connect.expectHeading(`Sign in to ${banks.notSupported.name}`);
});

test("changes an expired password at the bank, then enters the new one", async ({
  connect,
  demo,
}) => {
  await demo.open();
  await submitTo(connect, banks.expiredPassword);
  await connect.expectHeading("Your bank password has expired");
  await expect(connect.bankMessage()).toContainText("The password has expired");
  await connect.press("I have changed it");
  await connect.expectHeading(`Sign in to ${banks.expiredPassword.name}`);
  await expect(connect.field("Identifiant")).toHaveValue("moulin");
  await expect(connect.field("Mot de passe")).toHaveValue("");
});

test("has something to do at the bank first", async ({ connect, demo }) => {
  await demo.open();
  await submitTo(connect, {
    name: banks.test.name,
    details: { ...banks.test.details, [banks.test.choice]: "actionNeeded" },
  });
  await connect.expectHeading("Your bank needs something from you");
  await expect(connect.bankMessage()).toContainText("Please confirm the new terms");
  await connect.press("I have done it");
  await connect.expectHeading(`Sign in to ${banks.test.name}`);
});

test("postpones what the bank wants", async ({ connect, demo }) => {
  await demo.open();
  await submitTo(connect, {
    name: banks.test.name,
    details: { ...banks.test.details, [banks.test.choice]: "actionNeeded" },
  });
  await connect.expectHeading("Your bank needs something from you");
  await connect.press("Not now");
  await connect.expectClosed();
  await demo.expectHeard("onExit actionNeeded", "onClose");
});

test("is verified in the words of an old server, then types a code", async ({ connect, demo }) => {
  const { name, details } = banks.oldServer;
  await demo.open();
  await connect.chooseBank(name);
  await connect.expectHeading("How do you want to connect?");
  await connect.widget.getByLabel("Here, with your sign-in details").check();
  await connect.press("Continue");
  await connect.submit(details);
  await connect.expectHeading("Your bank wants to check it is you");
  await connect.press("Start");
  await connect.expectHeading("One more step for your bank");
  await connect.submit(banks.otp.code, "Confirm");
  await connect.expectHeading(CONNECTED);
});

test("is left with a check that goes on in the background", async ({ connect, demo }) => {
  const { name, details, birthDate } = banks.validating;
  await demo.open();
  await connect.chooseBank(name);
  await connect.fill(details);
  await connect.fillDate(birthDate, { day: "27", month: "3", year: "1980" });
  await connect.press("Sign in");
  await connect.expectHeading("Checking with your bank");
  await connect.press("Close");
  await connect.expectClosed();
  await demo.expectHeard(/^onSuccess pending/, "onClose");
  await demo.expectBank(name, "Needs attention");
});

test("finds that nothing was connected when the server broke down", async ({ connect, demo }) => {
  await demo.open();
  await submitTo(connect, banks.serverError);
  await connect.expectHeading("Checking whether it worked");
  await connect.expectHeading(`Sign in to ${banks.serverError.name}`);
  await expect(connect.text("Nothing was connected. Try again.")).toBeVisible();
  await expect(connect.field("Utilizador")).toHaveValue("medronho");
  await expect(connect.field("Palavra-passe")).toHaveValue("");
});

test("[T63][T74] finds that it was connected when the answer was lost", async ({
  connect,
  demo,
}) => {
  await demo.open();
  await submitTo(connect, banks.lostAnswer);
  await connect.expectHeading(CONNECTED);
  await connect.press("Leave, come back later");
  await expect(demo.banks).toHaveCount(1);
});
