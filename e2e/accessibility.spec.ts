import type { Page } from "@playwright/test";
import { expectAccessible } from "./axe.ts";
import { banks } from "./banks.ts";
import { expect, test } from "./fixtures.ts";
import { isLong } from "./long.ts";
import type { ConnectPage } from "./pages/connect.page.ts";

const looks = [
  { width: 1280, colorScheme: "light" },
  { width: 390, colorScheme: "dark" },
] as const;

const sidewaysAt = async (page: Page, width: number): Promise<number> => {
  await page.setViewportSize({ width, height: 800 });
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
};

/** A desk and a phone, by day and by night, and the narrowest page that WCAG asks for. */
async function lookAround(page: Page): Promise<void> {
  for (const { width, colorScheme } of looks) {
    await page.emulateMedia({ colorScheme });
    expect(await sidewaysAt(page, width), `scrolls sideways at ${width} px`).toBe(0);
    await expectAccessible(page);
  }
  expect(await sidewaysAt(page, 320), "scrolls sideways at 320 px").toBe(0);
}

interface Screen {
  readonly name: string;
  readonly go: (connect: ConnectPage) => Promise<void>;
  /** The heading or the summary that tells that the screen is there. */
  readonly shown: string;
}

const sign =
  ({ name, details }: { name: string; details: Record<string, string> }) =>
  async (connect: ConnectPage) => {
    await connect.chooseBank(name);
    await connect.submit(details);
  };
const then =
  (go: Screen["go"], shown: string, act: Screen["go"]): Screen["go"] =>
  async (connect) => {
    await go(connect);
    await expect(connect.heading(shown)).toBeVisible();
    await act(connect);
  };
const choose =
  (name: string): Screen["go"] =>
  (connect) =>
    connect.chooseBank(name);
const press =
  (button: string): Screen["go"] =>
  (connect) =>
    connect.press(button);
const signAtTest = (choice: string) =>
  sign({
    name: banks.test.name,
    details: { ...banks.test.details, [banks.test.choice]: choice },
  });

const FORM = `Sign in to ${banks.plain.name}`;
const QUESTION = "One more step for your bank";

const screens: readonly Screen[] = [
  {
    name: "the list of banks",
    shown: "Choose your bank",
    go: (connect) => expect(connect.bankRow(banks.plain.name)).toBeVisible(),
  },
  {
    name: "a search in vain",
    shown: "No bank found for “zzzzqqq”",
    go: (connect) => connect.search.fill("zzzzqqq"),
  },
  {
    name: "a bank that is not listed",
    shown: "Your bank is not in the list",
    go: press("My bank is not listed"),
  },
  {
    name: "two ways in, none chosen",
    shown: "There is 1 problem",
    go: then(choose(banks.bothWays.name), "How do you want to connect?", press("Continue")),
  },
  { name: "the form", shown: FORM, go: choose(banks.plain.name) },
  {
    name: "the form with problems",
    shown: "There are 2 problems",
    go: then(choose(banks.plain.name), FORM, press("Sign in")),
  },
  {
    name: "a form with dates and a wrong one",
    shown: "There is 1 problem",
    go: then(choose(banks.dates.name), `Sign in to ${banks.dates.name}`, async (connect) => {
      await connect.fill(banks.dates.details);
      await connect.fillDate(banks.dates.founded, { day: "31", month: "2", year: "1999" });
      await connect.press("Sign in");
    }),
  },
  {
    name: "a refused password",
    shown: "These details did not work",
    go: sign({ name: banks.plain.name, details: banks.plain.wrong }),
  },
  {
    name: "the details on their way",
    shown: `Connecting to ${banks.stalled.name}`,
    go: sign(banks.stalled),
  },
  {
    name: "a detail before the bank's site",
    shown: "First, one detail",
    go: choose(banks.webauthWithField.name),
  },
  {
    name: "the door to the bank's site",
    shown: `You will continue at ${banks.webauth.name}`,
    go: choose(banks.webauth.name),
  },
  { name: "a code", shown: QUESTION, go: sign(banks.otp) },
  {
    name: "a wrong code",
    shown: "Your bank did not accept this answer",
    go: then(sign(banks.otp), QUESTION, (connect) =>
      connect.submit(banks.otp.wrongCode, "Confirm"),
    ),
  },
  { name: "several questions", shown: QUESTION, go: sign(banks.severalQuestions) },
  {
    name: "an approval with its help",
    shown: "Approve in your bank’s app",
    go: then(
      sign(banks.slowApproval),
      "Approve in your bank’s app",
      press("I did not get anything"),
    ),
  },
  {
    name: "the question whether to leave",
    shown: "Leave now?",
    go: then(sign(banks.slowApproval), "Approve in your bank’s app", press("Cancel")),
  },
  {
    name: "an approval that was cancelled",
    shown: "The request was not approved",
    go: sign(banks.cancelledApproval),
  },
  {
    name: "an expired password",
    shown: "Your bank password has expired",
    go: sign(banks.expiredPassword),
  },
  {
    name: "an action that is due",
    shown: "Your bank needs something from you",
    go: signAtTest("actionNeeded"),
  },
  {
    name: "a bank that is limited",
    shown: "Your bank is limiting requests for now",
    go: sign(banks.limited),
  },
  {
    name: "a bank that does not answer",
    shown: "Your bank is not answering",
    go: sign(banks.unavailable),
  },
  { name: "a fault upstream", shown: "Something went wrong on our side", go: sign(banks.broken) },
  {
    name: "an account that is not supported",
    shown: "This kind of account is not supported",
    go: sign(banks.notSupported),
  },
  {
    name: "a state of a later version",
    shown: "We cannot finish this now",
    go: sign(banks.unknownState),
  },
  { name: "a lost answer", shown: "Checking whether it worked", go: sign(banks.serverError) },
];

/** The gallery's test looks at every screen; `npm run test:long` reaches all of these through a real flow, too. */
const reached = isLong ? screens : screens.filter(({ name }) => name === "the form with problems");

for (const { name, go, shown } of reached) {
  test(`everyone can use ${name}`, async ({ connect, demo, page }) => {
    await demo.open({ theme: "auto" });
    await go(connect);
    await expect(connect.heading(shown)).toBeVisible();
    await lookAround(page);
  });
}

test("everyone can use the widget over the page, in French", async ({ connect, demo, page }) => {
  await demo.open({ theme: "auto", layout: "modal", locale: "fr" });
  await connect.chooseBank(banks.plain.name);
  await expect(connect.heading(`Connectez\u2011vous à ${banks.plain.name}`)).toBeVisible();
  await connect.press("Se connecter");
  await connect.expectSummary("2 points à corriger");
  await lookAround(page);
});

test("everyone can use what the end says", async ({ connect, demo, page }) => {
  await demo.open({ theme: "auto" });
  await sign(banks.plain)(connect);
  await expect(connect.heading("Your bank is connected")).toBeVisible();
  await lookAround(page);
});

test("everyone can use a return from the bank without result", async ({
  bank,
  connect,
  demo,
  page,
}) => {
  await demo.open({ theme: "auto" });
  await connect.chooseBank(banks.webauth.name);
  await connect.press(`Continue to ${banks.webauth.name}`);
  await bank.refuse();
  await expect(connect.heading("The connection was not completed")).toBeVisible();
  await lookAround(page);
});

test("everyone can use what is shown without a network or a session", async ({
  connect,
  context,
  demo,
  page,
}) => {
  await demo.open({ theme: "auto" });
  await connect.chooseBank(banks.plain.name);
  await connect.fill(banks.plain.details);
  await context.setOffline(true);
  await expect(connect.announcement).toHaveText(/^You are offline/);
  await lookAround(page);
  await context.setOffline(false);
  await context.clearCookies();
  await connect.press("Sign in");
  await expect(connect.heading("This page has expired")).toBeVisible();
  await lookAround(page);
});
