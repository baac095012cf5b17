import { banks } from "../banks.ts";
import { CONNECTED } from "../connected.ts";
import type { EmbedSite } from "../embed/embed-site.ts";
import { startHostedSite } from "../hosted/hosted-site.ts";
import { expect, test } from "./fixtures.ts";
import type { WebKitPage } from "./webkit.page.ts";

const chooseBank = async (page: WebKitPage, name: string) => {
  await page.fill("Bank name", name);
  await page.press(new RegExp(`^${name}`));
};

const signIn = async (page: WebKitPage, secret: string, button: string) => {
  await page.fill("Identifiant", banks.plain.details.Identifiant);
  await page.fill("Code secret", secret);
  await page.press(button);
};

const approve = async (page: WebKitPage) => {
  await page.fill("Customer number", "4711");
  await page.press("Sign in");
  await page.press("Approve");
};

const shareAll = async (page: WebKitPage) => {
  await page.expectHeading("Which accounts do you want to share?");
  await page.press("Select all");
  await page.press(/^Share \d+ accounts?$/);
  await page.expectHeading("Your bank is connected");
  await page.press("Done");
};

/** From the first connected screen in the frame to what the page around it hears. */
const finishInFrame = async (page: WebKitPage, { sandbox }: EmbedSite) => {
  await page.expectHeading(CONNECTED);
  sandbox.pass(10);
  await page.expectHeading("Your bank is connected");
  await page.press("Done");
  await page.leaveFrame();
  await page.expectText("onSuccess connected");
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
  await approve(page);
  await page.expectHeading(CONNECTED);
  expect(new URL(await page.address()).searchParams.has("guichet_return")).toBe(false);
  await page.expectHeading("Your bank is connected");
  await page.press("Done");
  await page.expectThere("button", "Check the connection");
});

test("connects on the hosted page after a wrong password, and brings back a result", async ({
  hosted,
  webkitPage: page,
}) => {
  await page.goto(await hosted.link());
  await chooseBank(page, banks.plain.name);
  await signIn(page, banks.plain.wrong["Code secret"], "Sign in");
  await page.expectHeading("These details did not work");
  await signIn(page, banks.plain.details["Code secret"], "Try again");
  await expect.poll(async () => (await hosted.user.connections()).length).toBe(1);
  hosted.sandbox.pass(10);
  await shareAll(page);
  await expect.poll(() => page.address()).toMatch(/[?&]guichet_result=[\w-]{43}$/);
  expect(await hosted.resultAt(await page.address())).toMatchObject({ status: "connected" });
});

test("goes from the hosted page to the bank's own site, and goes on after it", async ({
  hosted,
  webkitPage: page,
}) => {
  const { name } = banks.webauth;
  await page.goto(await hosted.link());
  await chooseBank(page, name);
  await page.press(`Continue to ${name}`);
  await approve(page);
  await page.expectHeading(/^(Connected\. Getting your|Which) accounts/);
  expect(await page.address()).toBe(`${hosted.server.url}/`);
  hosted.sandbox.pass(10);
  await shareAll(page);
  await expect.poll(() => page.address()).toMatch(/[?&]guichet_result=/);
  expect(await hosted.resultAt(await page.address())).toMatchObject({ status: "connected" });
});

test("says on the hosted page over http that its cookie is blocked, instead of that its link has expired", async ({
  webkitPage: page,
}) => {
  const site = await startHostedSite();
  await page.goto(await site.link());
  await page.expectHeading("Your browser blocks a cookie of this page");
  await site.close();
});

test("connects in a frame on a page of another site, after a wrong password", async ({
  embedding,
  webkitPage: page,
}) => {
  await page.goto(embedding.shop);
  await page.press("Connect a bank");
  await page.enterFrame();
  await chooseBank(page, banks.plain.name);
  await signIn(page, banks.plain.wrong["Code secret"], "Sign in");
  await page.expectHeading("These details did not work");
  await signIn(page, banks.plain.details["Code secret"], "Try again");
  await finishInFrame(page, embedding);
  expect(await embedding.user.connections()).toHaveLength(1);
});

test("leaves a frame for the bank as a whole page, and goes on in the frame after it", async ({
  embedding,
  webkitPage: page,
}) => {
  const { name } = banks.webauth;
  await page.goto(embedding.shop);
  await page.press("Connect a bank");
  await page.enterFrame();
  await chooseBank(page, name);
  await page.press(`Continue to ${name}`);
  await page.leaveFrame();
  await approve(page);
  await page.enterFrame();
  await finishInFrame(page, embedding);
});
