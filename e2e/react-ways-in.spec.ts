import type { Page } from "@playwright/test";
import { banks } from "./banks.ts";
import { expect, test } from "./react-host.fixtures.ts";

/** Counts what a page holds: listeners of what outlives a widget, timers, and what the body looks like. */
async function watchPage(page: Page) {
  await page.addInitScript(() => {
    const held = new Map<string, number>();
    const names = new Map<EventTarget, string>();
    const nameOf = (target: EventTarget): string | null => {
      if (target === window) return "window";
      if (target === document) return "document";
      if (target === window.visualViewport) return "visualViewport";
      if (target instanceof MediaQueryList) return "matchMedia";
      return target instanceof HTMLElement && target === document.body ? "body" : null;
    };
    const key = (target: EventTarget, type: string, listener: unknown, options: unknown) => {
      const name = names.get(target) ?? nameOf(target);
      // What a test's own tool listens to is not the page's.
      const isOfPage = (new Error().stack ?? "").includes("/assets/");
      if (name === null || listener === null || !isOfPage) return null;
      names.set(target, name);
      const capture = typeof options === "object" ? Reflect.get(options ?? {}, "capture") : options;
      return `${name} ${type} ${String(capture === true)}`;
    };
    const { addEventListener, removeEventListener } = EventTarget.prototype;
    const known = new WeakMap<object, Set<string>>();
    EventTarget.prototype.addEventListener = function (type, listener, options) {
      const at = key(this, type, listener, options);
      if (at !== null && listener !== null) {
        const ways = known.get(listener) ?? new Set();
        known.set(listener, ways);
        if (!ways.has(at)) held.set(at, (held.get(at) ?? 0) + 1);
        ways.add(at);
      }
      addEventListener.call(this, type, listener, options);
    };
    EventTarget.prototype.removeEventListener = function (type, listener, options) {
      const at = key(this, type, listener, options);
      if (at !== null && listener !== null && known.get(listener)?.delete(at) === true)
        held.set(at, (held.get(at) ?? 0) - 1);
      removeEventListener.call(this, type, listener, options);
    };
    const timers = new Set<number>();
    const { setTimeout, clearTimeout, setInterval, clearInterval } = window;
    const start = (begin: (handler: () => void, wait?: number) => number, once: boolean) =>
      function (handler: () => void, wait?: number) {
        const id: number = begin(() => {
          if (once) timers.delete(id);
          handler();
        }, wait);
        timers.add(id);
        return id;
      };
    const stop = (end: (id?: number) => void) =>
      function (id?: number) {
        if (id !== undefined) timers.delete(id);
        end(id);
      };
    const later = setTimeout.bind(window);
    const again = setInterval.bind(window);
    Object.assign(window, {
      setTimeout: start((handler, wait) => later(handler, wait), true),
      setInterval: start((handler, wait) => again(handler, wait), false),
      clearTimeout: stop(clearTimeout.bind(window)),
      clearInterval: stop(clearInterval.bind(window)),
      heldByPage: () => ({
        listeners: [...held].filter(([, count]) => count !== 0).sort(),
        timers: timers.size,
        children: document.body.children.length,
        // What the host's bundler preloads for scripts that come later is its own.
        head: document.head.querySelectorAll(":not([rel='modulepreload'])").length,
        body: document.body.cloneNode(false).isEqualNode(document.createElement("body")),
        html: document.documentElement.getAttributeNames().sort(),
        overflow: [document.body, document.documentElement].map(
          (one) => getComputedStyle(one).overflow,
        ),
        inert: document.querySelectorAll("[inert], [aria-hidden]").length,
      }),
    });
  });
}

const held = (page: Page) =>
  page.evaluate(() =>
    Reflect.apply(Reflect.get(window, "heldByPage") as () => unknown, undefined, []),
  );

const leave = (page: Page) =>
  page.evaluate(() => {
    Reflect.apply(Reflect.get(window, "leavePage") as () => void, undefined, []);
  });

const opener = (page: Page) => page.getByRole("button", { name: "Connect a bank" });

test("hook: a bank is connected, closed, and it opens again", async ({ connect, page }) => {
  await page.goto("/?show=hook");
  await opener(page).click();
  await connect.chooseBank(banks.plain.name);
  await connect.submit(banks.plain.details);
  await connect.expectHeading("Which accounts do you want to share?");
  await connect.press("Select all");
  await connect.widget.getByRole("button", { name: /^Share \d+ accounts?$/ }).click();
  await connect.expectHeading("Your bank is connected");
  await connect.press("Close");
  await connect.expectClosed();
  await expect(page.getByText(/^Connection \d+ is ready\.$/)).toBeVisible();
  await opener(page).click();
  await expect(connect.heading("Choose your bank")).toBeVisible();
});

const moments = [
  ["hook", "question"],
  ["hook", "list"],
  ["inline", "form"],
  ["modal", "form"],
  ["page", "list"],
] as const;
for (const [way, step] of moments) {
  test(`${way}: unmounted at the ${step}, it leaves nothing`, async ({ connect, page }) => {
    await watchPage(page);
    await page.goto(`/?show=${way}`);
    await expect(opener(page)).toBeVisible();
    await leave(page);
    await expect(opener(page)).toHaveCount(0);
    const before = await held(page);

    await page.goto(`/?show=${way}`);
    await opener(page).click();
    await expect(connect.heading("Choose your bank")).toBeVisible();
    expect(await held(page)).not.toEqual(before);
    if (step !== "list") {
      await connect.chooseBank(banks.otp.name);
      await expect(connect.field("Code secret")).toBeVisible();
    }
    if (step === "question") {
      await connect.submit(banks.otp.details);
      await connect.expectHeading("One more step for your bank");
    }
    await leave(page);
    await expect(connect.widget).toHaveCount(0);
    await expect.poll(() => held(page)).toEqual(before);
  });
}

for (const way of ["hook", "modal"] as const) {
  test(`${way}: over the page, it keeps focus and scroll, and gives both back`, async ({
    connect,
    page,
  }) => {
    await page.goto(`/?show=${way}`);
    await opener(page).click();
    await expect(connect.heading("Choose your bank")).toBeVisible();
    await page.mouse.move(5, 5);
    await page.mouse.wheel(0, 600);
    for (let presses = 0; presses < 12; presses += 1) {
      await page.keyboard.press("Tab");
      const outside = await page.evaluate(
        () =>
          document.activeElement !== document.body &&
          document.activeElement?.closest("dialog") === null,
      );
      expect(outside).toBe(false);
    }
    expect(await page.evaluate(() => window.scrollY)).toBe(0);

    await page.keyboard.press("Escape");
    await connect.expectClosed();
    await expect(opener(page)).toBeFocused();
    await page.mouse.wheel(0, 600);
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(0);
  });
}

for (const way of ["hook", "inline"] as const) {
  test(`${way}: back from the bank, it opens by itself and goes on`, async ({
    bank,
    connect,
    page,
  }) => {
    const { name } = banks.webauth;
    await page.goto(`/?show=${way}`);
    await opener(page).click();
    await connect.chooseBank(name);
    await connect.press(`Continue to ${name}`);
    await bank.expectSignIn(name);
    await bank.approve();
    await connect.expectHeading("Which accounts do you want to share?");
    expect(new URL(page.url()).search).toBe(`?show=${way}`);
  });
}
