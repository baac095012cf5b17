import { banks } from "./banks.ts";
import { expect, test } from "./embed/fixtures.ts";
import { CONNECTED } from "./connected.ts";
import { ConnectPage } from "./pages/connect.page.ts";
import { SandboxBankPage } from "./pages/sandbox-bank.page.ts";

test("[T12] works on a page that is isolated by COOP and COEP", async ({
  site,
  page,
  shop,
  framed,
}) => {
  site.page("/", {
    headers: {
      "content-security-policy": site.policy,
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-embedder-policy": "require-corp",
    },
  });
  await page.goto(site.shop);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await shop.connectButton.click();
  await framed.chooseBank(banks.plain.name);
  await framed.submit(banks.plain.details);
  await framed.expectHeading(CONNECTED);
});

test("connects with every cookie and storage refused, and never asks for a cookie", async ({
  site,
  page,
  context,
  shop,
  framed,
}) => {
  const cookies: string[] = [];
  context.on("response", async (response) => {
    if ((await response.allHeaders())["set-cookie"] !== undefined) cookies.push(response.url());
  });
  await context.addInitScript(() => {
    for (const name of ["localStorage", "sessionStorage"])
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException("refused", "SecurityError");
        },
      });
  });
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setDocumentCookieDisabled", { disabled: true });
  await page.goto(site.shop);
  await shop.connectButton.click();
  await framed.chooseBank(banks.plain.name);
  await framed.submit(banks.plain.details);
  await framed.expectHeading(CONNECTED);
  await shop.pressLast(framed, "Leave, come back later");
  await shop.expectHeard(/^onSuccess/, "onClose");
  expect(cookies).toEqual([]);
  expect(await context.cookies()).toEqual([]);
});

test("[T11] says on screen and to the page when the frame is kept out by a policy", async ({
  site,
  page,
  shop,
  faults,
}) => {
  const policy = site.policy.replace(/frame-src [^;]+/, "frame-src 'none'");
  site.page("/", { headers: { "content-security-policy": policy } });
  await page.goto(site.shop);
  await shop.connectButton.click();
  const dialog = page.getByRole("dialog", { name: "Connect your bank" });
  await expect(dialog.getByRole("heading", { name: "This did not load" })).toBeVisible();
  await dialog.getByRole("button", { name: "Close" }).click();
  await shop.expectHeard(/^onExit frame_blocked: .* add it to frame-src/, "onClose");
  await expect(shop.connectButton).toBeFocused();
  faults.length = 0;
});

test("[T11] loads once, fails with a code, and can be tried again", async ({
  site,
  page,
  shop,
  faults,
}) => {
  const load = () =>
    page.evaluate(async (server) => {
      const path = "/dist/loader.js";
      const { loadGuichet } = (await import(path)) as {
        loadGuichet(server: string): Promise<unknown>;
      };
      const settled = await Promise.allSettled([loadGuichet(server), loadGuichet(server)]);
      const scripts = document.querySelectorAll("script[data-guichet-loader]").length;
      const codes = settled.map((one) =>
        one.status === "rejected" ? (one.reason as { code: string }).code : "ok",
      );
      return { scripts, codes };
    }, site.server.url);
  const policy = site.policy.replace(/; require-trusted-types.*$/, "");
  site.page("/module.html", {
    body: "<!doctype html>",
    headers: { "content-security-policy": policy },
  });
  let answers = false;
  await page.route("**/v1.js", (route) =>
    answers
      ? route.fulfill({ contentType: "text/javascript", body: "window.Guichet = {}" })
      : route.abort(),
  );
  await page.goto(`${site.shop}/module.html`);
  expect(await load()).toEqual({ scripts: 0, codes: ["script_blocked", "script_blocked"] });
  answers = true;
  expect(await load()).toEqual({ scripts: 1, codes: ["ok", "ok"] });
  expect(await load()).toEqual({ scripts: 1, codes: ["ok", "ok"] });
  await expect(shop.frame).toHaveCount(0);
  faults.length = 0;
});

test("leaves the page as it was: nodes, listeners, timers and styles", async ({
  site,
  page,
  shop,
  framed,
}) => {
  await page.addInitScript(() => {
    const alive = new Map<string, number>();
    Object.assign(window, { alive });
    const count = (what: string, by: number) => alive.set(what, (alive.get(what) ?? 0) + by);
    for (const target of [window, document, window.visualViewport])
      for (const [name, by] of [
        ["addEventListener", 1],
        ["removeEventListener", -1],
      ] as const) {
        const real = target?.[name].bind(target);
        if (target == null || real === undefined) continue;
        Object.assign(target, {
          [name]: (type: string, listener: EventListener) => {
            count(`listener ${type}`, by);
            real(type, listener);
          },
        });
      }
    const { setTimeout: set, clearTimeout: clear } = window;
    const running = new Set<number>();
    Object.assign(window, {
      running,
      setTimeout: (act: () => void, after: number) => {
        const timer = set(() => {
          running.delete(timer);
          act();
        }, after);
        running.add(timer);
        return timer;
      },
      clearTimeout: (timer: number) => {
        running.delete(timer);
        clear(timer);
      },
    });
  });
  await page.goto(site.shop);
  const state = () =>
    page.evaluate(() => {
      const { alive, running } = window as unknown as {
        alive: Map<string, number>;
        running: Set<number>;
      };
      const page = document.documentElement.cloneNode(true) as Element;
      page.querySelector("ol")?.replaceChildren();
      return {
        html: page.outerHTML,
        sheets: document.adoptedStyleSheets.length,
        overflow: getComputedStyle(document.documentElement).overflow,
        timers: running.size,
        // Playwright listens, too, to what it does itself.
        listeners: [...alive].filter(
          ([name, number]) =>
            number !== 0 &&
            !/ (__playwright|mouse|pointer|touch|click|auxclick|dblclick|context)/.test(name),
        ),
        inert: document.querySelectorAll("[inert]").length,
      };
    });
  const before = await state();
  await shop.connectButton.click();
  await framed.expectHeading("Choose your bank");
  expect(await state()).not.toEqual(before);
  expect((await state()).overflow).toBe("hidden");
  await shop.pressLast(framed, "Close");
  await shop.expectHeard("onExit null", "onClose");
  expect(await state()).toEqual(before);
  await shop.connectButton.click();
  await framed.expectHeading("Choose your bank");
  await page.evaluate("guichet.destroy()");
  expect(await state()).toEqual(before);
});

test("[host-page 41] a page that is framed itself sends people to their bank in a tab, and goes on", async ({
  site,
  page,
  context,
}) => {
  const { name } = banks.webauth;
  site.page("/portal", {
    headers: {},
    body: `<!doctype html><title>Portal</title><iframe style="width:700px;height:700px" src="/"></iframe>`,
  });
  await page.goto(`${site.shop}/portal`);
  const shop = page.frameLocator("iframe");
  await shop.getByRole("button", { name: "Connect a bank" }).click();
  const connect = new ConnectPage(shop.frameLocator("iframe"));
  await connect.chooseBank(name);
  const opened = context.waitForEvent("page");
  await connect.press(`Continue to ${name}`);
  const tab = await opened;
  const bank = new SandboxBankPage(tab);
  await bank.expectSignIn(name);
  await expect(connect.heading("Continue in the other tab")).toBeVisible();
  await bank.approve();
  await new ConnectPage(tab.frameLocator("iframe")).expectHeading(/^(Connected\.|Which accounts)/);
  await expect(connect.heading("Was it you?")).toBeVisible();
});

test("[host-page 41] a frame that an outer page keeps out says that every page around it must be allowed", async ({
  site,
  page,
  faults,
}) => {
  await page.clock.install();
  site.page("/portal", {
    headers: {},
    body: `<!doctype html><title>Portal</title><iframe style="width:700px;height:700px" src="${site.shop}/"></iframe>`,
  });
  await page.goto(`${site.evil}/portal`);
  const shop = page.frameLocator("iframe");
  await shop.getByRole("button", { name: "Connect a bank" }).click();
  const dialog = shop.getByRole("dialog", { name: "Connect your bank" });
  await expect(dialog.getByText("Connect your bank…")).toBeVisible();
  await page.clock.fastForward(10_000);
  await dialog.getByRole("button", { name: "Try again" }).waitFor();
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(shop.getByRole("listitem").filter({ hasText: "frame_blocked" })).toContainText(
    "and that of every page around it",
  );
  faults.length = 0;
});
