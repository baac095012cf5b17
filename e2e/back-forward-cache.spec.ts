import type { Page } from "@playwright/test";
import { storagePartitioned } from "./disabled-features.ts";
import { banks } from "./banks.ts";
import { expect, test } from "./own-host.fixtures.ts";
import { CONNECTED } from "./connected.ts";

const { name: bankName } = banks.webauth;

// Playwright switches off what every browser does: keeping a page that was left, as it was.
test.use({
  launchOptions: [
    async ({ launchOptions }, use) => {
      const { ignoreDefaultArgs } = await storagePartitioned();
      await use({
        ...launchOptions,
        ignoreDefaultArgs: [...ignoreDefaultArgs, "--disable-back-forward-cache"],
        args: [...(launchOptions.args ?? []), "--enable-features=BackForwardCache"],
      });
    },
    { scope: "worker" },
  ],
});

const mark = (page: Page) =>
  page.evaluate(() => {
    Reflect.set(window, "kept", true);
  });

/** The page is the one that was left, not a new one. */
const expectKept = (page: Page) =>
  expect.poll(() => page.evaluate(() => Reflect.get(window, "kept") === true)).toBe(true);

test("[T83] comes back from the bank by the browser's own cache: the widget asks what happened", async ({
  bank,
  connect,
  demo,
  page,
}) => {
  await demo.open();
  await connect.chooseBank(bankName);
  await mark(page);
  await connect.press(`Continue to ${bankName}`);
  await bank.expectSignIn(bankName);
  await page.goBack({ waitUntil: "commit" });
  await expectKept(page);
  await connect.expectHeading("Checking with your bank");
  await page.goForward({ waitUntil: "commit" });
  await bank.approve();
  await connect.expectHeading(CONNECTED);
});

test("[T83] leaves a form and comes back: the identifier is there, the secret is not", async ({
  connect,
  demo,
  ownHost,
  page,
}) => {
  const { name, details } = banks.plain;
  await demo.open();
  await connect.chooseBank(name);
  await connect.fill(details);
  await mark(page);
  await page.goto(`${ownHost.sandboxUrl}/bank/elsewhere`);
  await page.goBack({ waitUntil: "commit" });
  await expectKept(page);
  await expect(connect.field("Identifiant")).toHaveValue("12345678");
  await expect(connect.field("Code secret")).toHaveValue("");
});
