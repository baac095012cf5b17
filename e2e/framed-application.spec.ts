import type { Page } from "@playwright/test";
import { serveFetch } from "guichet/proxy/node";
import { banks } from "./banks.ts";
import { ConnectPage } from "./pages/connect.page.ts";
import { SandboxBankPage } from "./pages/sandbox-bank.page.ts";
import { expect, test as base } from "./react-host.fixtures.ts";

const { name } = banks.webauth;

/** A page of another site, with the application in a frame of it. */
const test = base.extend<{ portal: (page: Page, sandbox: string | null) => Promise<ConnectPage> }>({
  portal: async ({ reactHost }, use) => {
    let sandboxed = "";
    const served = await serveFetch({
      fetch: () =>
        Promise.resolve(
          new Response(
            `<!doctype html><title>Portal</title><iframe ${sandboxed} style="width:600px;height:700px" src="${reactHost.url}/?show=hook"></iframe>`,
            { headers: { "content-type": "text/html" } },
          ),
        ),
    });
    await use(async (page, sandbox) => {
      sandboxed =
        sandbox === null ? "" : `sandbox="allow-scripts allow-forms allow-same-origin ${sandbox}"`;
      await page.goto(`http://portal.localhost:${String(served.port)}/`);
      const application = page.frameLocator("iframe");
      await application.getByRole("button", { name: "Connect a bank" }).click();
      return new ConnectPage(application);
    });
    await served.close();
  },
});

const { name: withField, details } = banks.webauthWithField;

for (const { kind, sandbox, bankName, leave } of [
  {
    kind: "a frame",
    sandbox: null,
    bankName: name,
    leave: (connect: ConnectPage) => connect.press(`Continue to ${name}`),
  },
  {
    kind: "a sandbox that opens tabs",
    sandbox: "allow-popups allow-popups-to-escape-sandbox",
    bankName: withField,
    leave: (connect: ConnectPage) => connect.submit(details),
  },
])
  test(`[host-page 41] an application in ${kind} of another site sends people to their bank in a tab, and goes on`, async ({
    portal,
    page,
    context,
  }) => {
    const connect = await portal(page, sandbox);
    await connect.chooseBank(bankName);
    const opened = context.waitForEvent("page");
    await leave(connect);
    const tab = await opened;
    const bank = new SandboxBankPage(tab);
    await bank.expectSignIn(bankName);
    expect(await tab.evaluate(() => window.opener as unknown)).toBeNull();
    await expect(connect.heading("Continue in the other tab")).toBeVisible();
    await bank.approve();
    // How far the bank is by then depends on how long all this took.
    await new ConnectPage(tab).expectHeading(/^(Connected\.|Which accounts)/);
    await expect(connect.heading("Was it you?")).toBeVisible();
    expect(page.url()).toMatch(/^http:\/\/portal\.localhost/);
  });

test("[host-page 41] an application in a sandbox that opens nothing says so before anybody leaves, and tells its host", async ({
  portal,
  page,
  faults,
}) => {
  const warned: string[] = [];
  page.on("console", (message) => warned.push(message.text()));
  const connect = await portal(page, "");
  await connect.chooseBank(name);
  await connect.press(`Continue to ${name}`);
  await connect.expectHeading("Open your bank with this link");
  await connect.press("Close");
  await expect
    .poll(() => warned)
    .toContainEqual(expect.stringMatching(/^navigation_blocked .*allow-popups/));
  faults.length = 0;
});
