import { test as base, expect } from "@playwright/test";
import { banks } from "../banks.ts";
import { CONNECTED } from "../connected.ts";
import { WebKitPage } from "./webkit.page.ts";

const test = base.extend<{ webkitPage: WebKitPage }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads which fixtures are needed from the pattern
  webkitPage: async ({}, use) => {
    const page = await WebKitPage.open();
    await use(page);
    await page.close();
  },
});

const chooseBank = async (page: WebKitPage, name: string) => {
  await page.fill("Bank name", name);
  await page.press(new RegExp(`^${name}`));
};

const signIn = async (page: WebKitPage, secret: string, button: string) => {
  await page.fill("Identifiant", banks.plain.details.Identifiant);
  await page.fill("Code secret", secret);
  await page.press(button);
};

const shareAll = async (page: WebKitPage) => {
  await page.expectHeading("Which accounts do you want to share?");
  await page.press("Select all");
  await page.press(/^Share \d+ accounts?$/);
  await page.expectHeading("Your bank is connected");
  await page.press("Done");
};

test("connects in the component after a wrong password, and shares accounts", async ({
  baseURL,
  webkitPage: page,
}) => {
  await page.goto(`${baseURL}/?locale=en&layout=inline&accounts=on`);
  await page.press("Connect a bank");
  await chooseBank(page, banks.plain.name);
  await signIn(page, banks.plain.wrong["Code secret"], "Sign in");
  await page.expectHeading("These details did not work");
  await signIn(page, banks.plain.details["Code secret"], "Try again");
  await shareAll(page);
  await page.expectThere("button", "Check the connection");
});

test("goes to the bank's own site from the component, and goes on by itself after it", async ({
  baseURL,
  webkitPage: page,
}) => {
  const { name } = banks.webauth;
  await page.goto(`${baseURL}/?locale=en&layout=inline&accounts=off`);
  await page.press("Connect a bank");
  await chooseBank(page, name);
  await page.press(`Continue to ${name}`);
  await page.fill("Customer number", "4711");
  await page.press("Sign in");
  await page.press("Approve");
  await page.expectHeading(CONNECTED);
  expect(new URL(await page.address()).searchParams.has("guichet_return")).toBe(false);
  await page.expectHeading("Your bank is connected");
  await page.press("Done");
  await page.expectThere("button", "Check the connection");
});
