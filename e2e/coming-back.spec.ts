import type { Page } from "@playwright/test";
import { banks } from "./banks.ts";
import { expect, test } from "./react-host.fixtures.ts";

const { name } = banks.webauth;
const accounts = "Which accounts do you want to share?";

/** Puts a service worker of the host's site between its pages and its server. */
async function install(page: Page, worker: string) {
  await page.goto("/?show=hook");
  await page.evaluate(async (script) => {
    const taken = new Promise((resolve) => {
      navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true });
    });
    await navigator.serviceWorker.register(script);
    await taken;
  }, `/${worker}.js`);
}

const workers = [
  ["passes requests on", "worker-passes-on"],
  ["makes navigations anew", "worker-makes-anew"],
  ["answers navigations with the application", "worker-answers"],
] as const;
for (const [what, worker] of workers) {
  test(`[host-page 14][host-page 40] comes back through a service worker that ${what}`, async ({
    bank,
    connect,
    page,
  }) => {
    await install(page, worker);
    await page.getByRole("button", { name: "Connect a bank" }).click();
    await connect.chooseBank(name);
    await connect.press(`Continue to ${name}`);
    await bank.expectSignIn(name);
    await bank.approve();
    await connect.expectHeading(accounts);
    const { pathname, search } = new URL(page.url());
    expect(pathname + search).toBe("/?show=hook");
  });
}

test("comes back after the proxy was started anew: the page that was left asks", async ({
  bank,
  connect,
  page,
  reactHost,
}) => {
  await page.goto("/?show=hook");
  await page.getByRole("button", { name: "Connect a bank" }).click();
  await connect.chooseBank(name);
  await connect.press(`Continue to ${name}`);
  await bank.expectSignIn(name);
  await reactHost.restartProxy();
  await bank.approve();
  await connect.expectHeading("Was it you?");
  expect(new URL(page.url()).search).toBe("?show=hook");
  await connect.press("Yes, continue");
  await connect.expectHeading(accounts);
});
