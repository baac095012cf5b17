import type { BrowserContext, Page } from "@playwright/test";
import { banks } from "./banks.ts";
import { expect, test as base } from "./own-host.fixtures.ts";
import type { ConnectPage } from "./pages/connect.page.ts";
import { SandboxWebviewPage } from "./pages/sandbox-webview.page.ts";

const DOOR = "You will continue at Powens";
const SYNCING = "Connected. Getting your accounts";
const CONNECTED = "Your bank is connected";
const { name, details, wrong } = banks.plain;
const plainFields = { login: "12345678", password: "123456" };

/** What a page that must not collect credentials would be caught at. */
interface Caught {
  /** Inputs of the widget that one could type something secret into. */
  readonly inputs: string[];
  /** Scripts that only a form needs. */
  readonly scripts: string[];
  /** Calls of the proxy that carry field values. */
  readonly calls: string[];
  /** Loads other than navigations whose address carries a code for the Webview. */
  readonly codes: string[];
}

async function watch(context: BrowserContext): Promise<Caught> {
  const caught: Caught = { inputs: [], scripts: [], calls: [], codes: [] };
  await context.exposeBinding("reportInput", (_source, input: string) => {
    caught.inputs.push(input);
  });
  await context.addInitScript(() => {
    const harmless = ["search", "radio", "checkbox"];
    const look = () => {
      for (const found of document.querySelectorAll<HTMLInputElement>(
        ".guichet-root :is(input, textarea)",
      )) {
        const report: unknown = Reflect.get(window, "reportInput");
        if (!harmless.includes(found.type) && typeof report === "function")
          Reflect.apply(report, undefined, [`${found.type} ${found.name}`]);
      }
    };
    new MutationObserver(look).observe(document, { childList: true, subtree: true });
  });
  context.on("request", (request) => {
    const { pathname, searchParams } = new URL(request.url());
    if (/\/assets\/(?:entering-credentials|answering|form-summary)/.test(pathname))
      caught.scripts.push(pathname);
    if (/"fields":\{"/.test(request.postData() ?? "")) caught.calls.push(pathname);
    if (searchParams.has("code") && !request.isNavigationRequest()) caught.codes.push(pathname);
  });
  return caught;
}

const test = base.extend<{ caught: Caught; webview: SandboxWebviewPage }>({
  caught: [
    async ({ context }, use) => {
      await use(await watch(context));
    },
    { auto: true },
  ],
  webview: async ({ page }, use) => {
    await use(new SandboxWebviewPage(page));
  },
});

const settled = (connect: ConnectPage) =>
  expect(connect.heading(SYNCING).or(connect.heading(CONNECTED)).first()).toBeVisible();

/** Nothing of the way there and back stays in the address of the application. */
const expectCleanAddress = (page: Page) => {
  expect([...new URL(page.url()).searchParams.keys()]).toEqual([
    "locale",
    "theme",
    "layout",
    "accounts",
  ]);
};

test.describe("where the Webview collects credentials", () => {
  test.use({ credentials: "webview" });
  test.afterEach(({ caught }) => {
    expect(caught).toEqual({ inputs: [], scripts: [], calls: [], codes: [] });
  });

  test("connects a bank there, and goes on here", async ({ connect, demo, page, webview }) => {
    await demo.open();
    await connect.chooseBank(name);
    await connect.expectHeading(DOOR);
    await expect(
      connect.text(
        "Tirelire uses Powens to reach your bank. You sign in there, then come back here.",
      ),
    ).toBeVisible();
    const opened = page.waitForRequest(/\/webview\/en\/connect\?/);
    await connect.press("Continue to Powens");
    const { searchParams } = new URL((await opened).url());
    await webview.expectSignIn(name);
    await webview.submit(details);
    await webview.expectHeading("What do you share?");
    await webview.press("Share what is ticked");

    await settled(connect);
    expectCleanAddress(page);
    const code = searchParams.get("code") ?? "";
    expect(code).not.toBe("");
    expect(await page.evaluate(() => JSON.stringify(Object.entries(sessionStorage)))).not.toContain(
      code,
    );
    expect(await page.content()).not.toContain(code);
    await demo.visit();
    await demo.expectBank(name);
  });

  test("leaves a wrong password to the Webview", async ({ connect, demo, webview }) => {
    await demo.open();
    await connect.chooseBank(name);
    await connect.press("Continue to Powens");
    await webview.submit(wrong);
    await webview.expectHeading("Your details");
    await webview.expectProblem(/\S/);
    await webview.submit(details);
    await webview.press("Share what is ticked");
    await settled(connect);
  });

  for (const [how, button] of [
    ["is cancelled there", "Cancel"],
    ["fails there", "Something goes wrong"],
  ] as const) {
    test(`says so when it ${how}, and leads there again`, async ({
      connect,
      demo,
      ownHost,
      page,
      webview,
    }) => {
      await demo.open();
      await connect.chooseBank(name);
      await connect.press("Continue to Powens");
      await webview.expectSignIn(name);
      await webview.press(button);
      await connect.expectHeading("The connection was not completed");
      expectCleanAddress(page);
      expect(await ownHost.connections()).toEqual([]);
      await connect.press(`Try again with ${name}`);
      await connect.expectHeading(DOOR);
      await connect.press("Continue to Powens");
      await webview.expectSignIn(name);
      await webview.submit(details);
      await webview.press("Share what is ticked");
      await settled(connect);
    });
  }

  test("repairs a connection whose password is wrong", async ({
    connect,
    demo,
    ownHost,
    webview,
  }) => {
    const { id } = await ownHost.connectBank(name, plainFields);
    ownHost.sandbox.setState(id, "wrongpass");
    await demo.visit();
    await demo.checkConnection(name);
    await connect.expectHeading(DOOR);
    await connect.press("Continue to Powens");
    await webview.expectSignIn(name);
    await webview.submit(wrong);
    await webview.expectProblem(/\S/);
    await webview.submit(details);
    await settled(connect);
    expect(await ownHost.connections()).toMatchObject([{ id, state: null }]);
  });

  test("keeps a connection as it is when its repair is given up", async ({
    connect,
    demo,
    ownHost,
    webview,
  }) => {
    const { id } = await ownHost.connectBank(name, plainFields);
    ownHost.sandbox.setState(id, "wrongpass");
    await demo.visit();
    await demo.checkConnection(name);
    await connect.press("Continue to Powens");
    await webview.expectSignIn(name);
    await webview.press("Cancel");
    await connect.expectHeading("The connection was not completed");
    expect(await ownHost.connections()).toMatchObject([{ id, state: "wrongpass" }]);
    await connect.press(`Try again with ${name}`);
    await connect.expectHeading(DOOR);
  });

  test("takes a renewed password there", async ({ connect, demo, ownHost, webview }) => {
    const { id } = await ownHost.connectBank(name, plainFields);
    ownHost.sandbox.setState(id, "passwordExpired");
    await demo.visit();
    await demo.checkConnection(name);
    await connect.expectHeading("Your bank password has expired");
    await connect.press("I have changed it");
    await connect.expectHeading(DOOR);
    await connect.press("Continue to Powens");
    await webview.expectSignIn(name);
    await webview.submit(details);
    await settled(connect);
  });

  test("starts a verification here and answers the code there", async ({
    connect,
    demo,
    ownHost,
    webview,
  }) => {
    const { email, otp } = banks;
    const fields = { email: "a@b.fr", password: "1234abcd" };
    const { id } = await ownHost.connectBank(email.name, fields);
    ownHost.sandbox.setState(id, "SCARequired");
    await demo.visit();
    await demo.checkConnection(email.name);
    await connect.expectHeading("Your bank wants to check it is you");
    await connect.press("Start");
    await connect.expectHeading(DOOR);
    await connect.press("Continue to Powens");
    await webview.expectHeading("One more answer");
    await webview.submit(otp.code, "Send");
    await settled(connect);
  });

  test("goes straight to a bank that has a page of its own", async ({ bank, connect, demo }) => {
    const { webauth } = banks;
    await demo.open();
    await connect.chooseBank(webauth.name);
    await connect.press(`Continue to ${webauth.name}`);
    await bank.approve();
    await settled(connect);
  });

  test("asks not even a detail that is no secret", async ({ connect, demo, webview }) => {
    await demo.open();
    await connect.chooseBank(banks.webauthWithField.name);
    await connect.expectHeading(DOOR);
    await connect.press("Continue to Powens");
    await webview.expectSignIn(banks.webauthWithField.name);
  });

  test("speaks French on both sides, and tells two ways in apart", async ({
    connect,
    demo,
    page,
  }) => {
    await demo.open({ locale: "fr" });
    await connect.chooseBank(banks.bothWays.name);
    await connect.widget.getByRole("radio", { name: "Avec vos identifiants, chez Powens" }).check();
    await connect.press("Continuer");
    await connect.expectHeading("Vous allez continuer chez Powens");
    await connect.press("Continuer vers Powens");
    await expect(page.getByRole("heading", { name: "Vos identifiants" })).toBeVisible();
  });
});

test.describe("the proxy", () => {
  test.use({ credentials: "webview" });

  test("answers 403 to credential fields, whatever the page sends", async ({
    demo,
    ownHost,
    page,
  }) => {
    const { id } = await ownHost.connectBank(name, plainFields);
    const [institution] = ownHost.sandbox.institutions;
    const connector_uuid = institution?.connector.uuid ?? "";
    await demo.visit();
    const answers = await page.evaluate(
      async ({ connectionPath, connector_uuid, fields, returnTo }) => {
        const attempts: readonly (readonly [string, object])[] = [
          ["/guichet/connections", { connector_uuid, fields }],
          ["/guichet/connections", { connector_uuid, ...fields }],
          [connectionPath, { act: "answer", fields }],
          [connectionPath, { act: "sync", fields }],
          ["/guichet/webauth", { connector_uuid, returnTo, fields }],
          ["/guichet/webauth", { via: "webview", connector_uuid, returnTo, fields }],
        ];
        return Promise.all(
          attempts.map(async ([path, body]) => {
            const answer = await fetch(path, {
              method: "POST",
              headers: {
                "content-type": "application/json",
                "x-guichet": "1",
                "idempotency-key": crypto.randomUUID(),
              },
              body: JSON.stringify(body),
            });
            const { error } = (await answer.json()) as { error: { code: string } };
            return [answer.status, error.code] as const;
          }),
        );
      },
      {
        connectionPath: `/guichet/connections/${String(id)}`,
        connector_uuid,
        fields: plainFields,
        returnTo: ownHost.url,
      },
    );
    expect(answers).toEqual(answers.map(() => [403, "refused"]));
    expect(answers).toHaveLength(6);
    expect(await ownHost.connections()).toHaveLength(1);
  });
});

test("a form, its script and its values would be caught", async ({ caught, connect, demo }) => {
  await demo.open();
  await connect.chooseBank(name);
  await connect.submit(details);
  await settled(connect);
  expect(caught.inputs).toContainEqual(expect.stringMatching(/^password /));
  expect(caught.scripts.some((path) => path.includes("entering-credentials"))).toBe(true);
  expect(caught.calls).toContain("/guichet/connections");
});
