import { banks } from "./banks.ts";
import { expect, test } from "./own-host.fixtures.ts";
import type { OwnHost } from "./own-host.ts";
import type { ConnectPage } from "./pages/connect.page.ts";
import type { DemoHostPage } from "./pages/demo-host.page.ts";
import { CONNECTED as CONNECTED_BANK } from "./connected.ts";

const SYNCING = "Connected. Getting your accounts";
const CONNECTED = "Your bank is connected";

const plain = { name: banks.plain.name, fields: { login: "12345678", password: "123456" } };
const withCode = { name: banks.email.name, fields: { email: "a@b.fr", password: "1234abcd" } };

interface Night {
  readonly connect: ConnectPage;
  readonly demo: DemoHostPage;
  readonly ownHost: OwnHost;
}

/** A bank is connected; the night leaves it in a state, and the application asks to check it. */
async function checkAfterNight(
  { demo, ownHost }: Night,
  { name, fields }: { name: string; fields: Record<string, string> },
  state: string,
  message?: string,
): Promise<void> {
  const { id } = await ownHost.connectBank(name, fields);
  ownHost.sandbox.setState(id, state, message);
  await demo.visit();
  await demo.expectBank(name, "Needs attention");
  await demo.checkConnection(name);
}

const settled = (connect: ConnectPage) =>
  expect(connect.heading(SYNCING).or(connect.heading(CONNECTED)).first()).toBeVisible();

test("is verified by a code", async ({ connect, demo, ownHost }) => {
  await checkAfterNight({ connect, demo, ownHost }, withCode, "SCARequired");
  await connect.expectHeading("Your bank wants to check it is you");
  await connect.press("Start");
  await connect.expectHeading("One more step for your bank");
  await connect.submit(banks.otp.code, "Confirm");
  await settled(connect);
});

test("is verified on the bank's own site", async ({ connect, demo, ownHost, bank }) => {
  const { name } = banks.webauth;
  await demo.open();
  await connect.chooseBank(name);
  await connect.press(`Continue to ${name}`);
  await bank.approve();
  await connect.expectHeading(CONNECTED_BANK);
  await connect.press("Leave, come back later");
  ownHost.pass(10);
  const [connection] = await ownHost.connections();
  ownHost.sandbox.setState(connection?.id ?? 0, "SCARequired");
  await demo.visit();
  await demo.checkConnection(name);
  await connect.expectHeading(`You will continue at ${name}`);
  await connect.press(`Continue to ${name}`);
  await bank.approve();
  ownHost.pass(10);
  await settled(connect);
  expect(await ownHost.connections()).toHaveLength(1);
});

test("is asked for details that no longer work", async ({ connect, demo, ownHost }) => {
  const { name, details } = banks.plain;
  await checkAfterNight({ connect, demo, ownHost }, plain, "wrongpass", "Incorrect password");
  await connect.expectSummary("These details did not work");
  await connect.submit(details, "Try again");
  await settled(connect);
  await connect.press("Close");
  await demo.expectBank(name);
  expect(await ownHost.connections()).toHaveLength(1);
});

test("enters a password that was renewed at the bank", async ({ connect, demo, ownHost }) => {
  const { details } = banks.plain;
  await checkAfterNight({ connect, demo, ownHost }, plain, "passwordExpired");
  await connect.expectHeading("Your bank password has expired");
  await expect(connect.link("Open your bank’s site (new tab)")).toHaveAttribute(
    "href",
    "https://vieux-moulin.example",
  );
  await connect.press("I have changed it");
  await connect.expectHeading("Enter your new password");
  await connect.press("Back");
  await connect.expectHeading("Your bank password has expired");
  await connect.press("I have changed it");
  await connect.submit(details);
  await settled(connect);
});

test("has done what the bank wanted", async ({ connect, demo, ownHost }) => {
  await checkAfterNight({ connect, demo, ownHost }, plain, "actionNeeded", "Signez les conditions");
  await connect.expectHeading("Your bank needs something from you");
  await expect(connect.bankMessage()).toContainText("Signez les conditions");
  await connect.press("I have done it");
  await settled(connect);
});

for (const { state, heading, text } of [
  {
    state: "rateLimiting",
    heading: "Your bank is limiting requests for now",
    text: /^Nothing for you to do: we will try again/,
  },
  {
    state: "websiteUnavailable",
    heading: "Your bank is not answering",
    text: /^We will try again/,
  },
  {
    state: "bug",
    heading: "Something went wrong on our side",
    text: /^Nothing for you to do: updates will start again\.$/,
  },
  {
    state: "someFutureState",
    heading: "We cannot finish this now",
    text: /^There is nothing for you to do\./,
  },
]) {
  test(`reads that ${state} needs nobody`, async ({ connect, demo, ownHost }) => {
    await checkAfterNight({ connect, demo, ownHost }, plain, state);
    await connect.expectHeading(heading);
    await expect(connect.widget.getByText(text)).toBeVisible();
    await connect.press("Close");
    await connect.expectClosed();
  });
}

test("[T13][T17] reads the bank's own words as text, whatever they hold", async ({
  connect,
  demo,
  ownHost,
  page,
}) => {
  const words = `<img src=x onerror="document.title='run'"> <b>gras</b> https://evil.example/a \u202Eesrever`;
  await checkAfterNight({ connect, demo, ownHost }, plain, "actionNeeded", words);
  await connect.expectHeading("Your bank needs something from you");
  await expect(connect.bankMessage()).toContainText("<b>gras</b>");
  await expect(connect.bankMessage().locator("img, b, a")).toHaveCount(0);
  await expect(connect.bankMessage()).not.toContainText("\u202E");
  await expect(connect.bankMessage()).not.toContainText("evil.example");
  await expect(page).not.toHaveTitle("run");
});

test("is told that a bank was already connected with the same details", async ({
  connect,
  demo,
  ownHost,
}) => {
  await ownHost.connectBank(plain.name, plain.fields);
  await demo.open();
  await connect.chooseBank(plain.name);
  await connect.submit(banks.plain.details);
  await connect.expectHeading("Your bank was already connected");
  await connect.press("Connect another bank");
  await connect.expectHeading("Choose your bank");
  await connect.press("Close");
  expect(await ownHost.connections()).toHaveLength(1);
});

test("is told that nothing was due", async ({ connect, demo, ownHost }) => {
  await ownHost.connectBank(plain.name, plain.fields);
  await demo.visit();
  await demo.checkConnection(plain.name);
  await connect.expectHeading("Your bank was already connected");
  await connect.press("Done");
  await demo.expectHeard(/^onSuccess connected/, "onClose");
});

test("is told that the application is wrong about a connection that is gone", async ({
  connect,
  demo,
  ownHost,
  faults,
}) => {
  const { id } = await ownHost.connectBank(plain.name, plain.fields);
  await demo.visit();
  await expect(demo.checkButton(plain.name)).toBeVisible();
  await ownHost.sandbox.fetch(
    new Request(`${ownHost.sandboxUrl}/2.0/users/me/connections/${id}`, {
      method: "DELETE",
      headers: { authorization: `Bearer ${ownHost.userToken}` },
    }),
  );
  await demo.checkConnection(plain.name);
  await connect.expectHeading("This page is not set up correctly");
  expect([...new Set(faults.splice(0))]).toEqual([expect.stringContaining("(not_found)")]);
});
