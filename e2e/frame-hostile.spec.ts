import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { banks } from "./banks.ts";
import { expect, test } from "./embed/fixtures.ts";
import { ConnectPage } from "./pages/connect.page.ts";
import { CONNECTED } from "./connected.ts";

/** Messages as the frame and the loader send them, and what a thief would add. */
const flood = `
const metadata = { flowId: "f", step: "s", connectorUuid: null, connectionId: 1, state: null, timestamp: 1 };
const messages = [
  { guichet: "hello", v: 1 },
  { guichet: "port", v: 1 },
  { type: "close" },
  { type: "exit", error: null, metadata },
  { type: "leave", url: "http://evil.localhost/" },
  { type: "start", options: {}, layout: "modal", href: "http://evil.localhost/", returnCode: null },
  { type: "session", token: "a-token-of-the-thief" },
];
const heard = [];
addEventListener("message", ({ data, origin }) => heard.push({ data, origin }));
const everywhere = (target) => {
  for (let i = 0; i < 300; i += 1)
    for (const message of messages) {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => heard.push({ data });
      target.postMessage(message, "*", [port2]);
    }
};
`;

/** Connects a bank with details, up to the door. */
async function connectPlain(framed: ConnectPage): Promise<void> {
  await framed.chooseBank(banks.plain.name);
  await framed.submit(banks.plain.details);
  await framed.expectHeading(CONNECTED);
}

const leave = "Leave, come back later";

const frameOf = async (page: Page) => {
  const element = await page.locator("iframe").elementHandle();
  const frame = await element.contentFrame();
  if (frame === null) throw new Error("there is no frame");
  return frame;
};

test("[T01] [T06] thousands of valid-looking messages from another site change nothing and learn nothing", async ({
  site,
  page,
  shop,
}) => {
  site.page("/attack.html", {
    body: `<!doctype html><title>x</title><script>${flood}
      setInterval(() => { everywhere(parent); for (let i = 0; i < parent.length; i += 1) if (parent[i] !== self) everywhere(parent[i]); }, 1_000);
      everywhere(parent);
    </script>`,
    headers: {},
  });
  site.page("/", {
    headers: {
      "content-security-policy": site.policy.replace("frame-src", `frame-src ${site.evil}`),
    },
  });
  await page.goto(site.shop);
  await page.evaluate((src) => {
    document.body.append(Object.assign(document.createElement("iframe"), { id: "evil", src }));
  }, `${site.evil}/attack.html`);
  const evil = page.frame({ url: /attack/ }) ?? (await page.waitForEvent("framenavigated"));
  await shop.connectButton.click();
  const framed = new ConnectPage(page.frameLocator("iframe:not(#evil)"));
  await connectPlain(framed);
  await shop.pressLast(framed, leave);
  await shop.expectHeard(/^onSuccess/, "onClose");
  await expect(framed.widget).toHaveCount(0);
  expect(await evil.evaluate("heard")).toEqual([]);
});

test("[T06] a script of the page that takes the channel first cannot take the session elsewhere", async ({
  site,
  page,
  shop,
}) => {
  await page.goto(site.shop);
  const swaps: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/api/session")) swaps.push(request.postData() ?? "");
  });
  await shop.connectButton.click();
  await expect.poll(() => swaps.length).toBe(1);
  expect(swaps[0]).toContain(`"hostOrigin":"${site.shop}"`);
  const { connectToken } = await site.server.createSession({
    user: site.user,
    allowedOrigin: site.shop,
  });
  // What a frame inside of any other page would ask.
  const status = await (
    await frameOf(page)
  ).evaluate(
    async ({ connectToken, hostOrigin }) => {
      const response = await fetch("/api/session", {
        method: "POST",
        headers: { "content-type": "application/json", "x-guichet": "1" },
        body: JSON.stringify({
          connectToken,
          nonce: "n".repeat(32),
          mode: "bearer",
          hostOrigin,
        }),
      });
      return response.status;
    },
    { connectToken, hostOrigin: "http://shop.localhost.evil.localhost" },
  );
  expect(status).toBe(403);
});

test.describe("a page that may not embed the frame", () => {
  for (const [who, wrap] of [
    ["[T03] [T09] another site", (url: string) => `<iframe src="${url}"></iframe>`],
    [
      "[T03] a sandboxed page, whose origin is null",
      (url: string) =>
        `<iframe sandbox="allow-scripts" src="/nested.html" data-url="${url}"></iframe>`,
    ],
    ["[T09] another site around an allowed one", () => `<iframe src="SHOP/nested.html"></iframe>`],
  ] as const) {
    test(`${who}: gets no frame and hears nothing`, async ({ site, page, faults }) => {
      const url = `${site.server.url}/frame`;
      const listening = `<script>${flood} setTimeout(() => { everywhere(frames[0]); }, 300);</script>`;
      site.page("/nested.html", {
        body: `<!doctype html><iframe src="${url}"></iframe>${listening}`,
        headers: {},
      });
      site.page("/", {
        body: `<!doctype html>${wrap(url).replace("SHOP", site.shop)}${listening}`,
        headers: {},
      });
      const refused = page.waitForEvent("console", {
        predicate: (message) => message.text().includes("frame-ancestors"),
      });
      await page.goto(`${site.evil}/`);
      await refused;
      await expect.poll(() => page.evaluate("heard.length")).toBe(0);
      // The refusals are what is wanted here.
      faults.length = 0;
    });
  }
});

test("[T05] a page that is swapped in the middle hears nothing", async ({
  site,
  page,
  shop,
  framed,
}) => {
  await page.goto(site.shop);
  await shop.connectButton.click();
  await framed.chooseBank(banks.plain.name);
  await framed.fill(banks.plain.details);
  site.page("/swapped.html", {
    body: `<!doctype html><title>x</title><script>${flood}</script>`,
    headers: {},
  });
  const asked = page.waitForRequest(/\/api\/connections$/);
  await framed.press("Sign in");
  await asked;
  await page.goto(`${site.evil}/swapped.html`);
  await expect.poll(async () => (await site.user.connections()).length).toBe(1);
  expect(await page.evaluate("heard")).toEqual([]);
  await page.goBack();
});

test("[T07] the frame cannot navigate the page, open windows or show dialogs", async ({
  site,
  page,
  shop,
  faults,
}) => {
  await page.goto(site.shop);
  await shop.connectButton.click();
  const frame = await frameOf(page);
  await expect(frame.getByRole("heading")).toBeVisible();
  page.on("dialog", () => faults.push("a dialog"));
  const tried = await frame.evaluate(() => {
    alert("x");
    let thrown = "";
    try {
      if (window.top !== null) window.top.location.href = "http://evil.localhost/";
    } catch (error) {
      thrown = error instanceof Error ? error.name : "";
    }
    return { thrown, opened: window.open("http://evil.localhost/") };
  });
  expect(tried).toEqual({ thrown: "SecurityError", opened: null });
  expect(page.url()).toBe(`${site.shop}/`);
  expect(page.context().pages()).toHaveLength(1);
  expect(faults.filter((fault) => !/sandbox/i.test(fault))).toEqual([]);
  faults.length = 0;
});

test("[T02] two widgets on a page are two flows", async ({ site, page, shop }) => {
  await page.goto(site.shop);
  await page.evaluate(() => {
    const { Guichet, options } = window as unknown as {
      Guichet: { create(options: object): { mount(place: Element): void } };
      options: object;
    };
    for (const id of ["one", "two"]) {
      const place = Object.assign(document.createElement("div"), { id });
      document.body.prepend(place);
      const onClose = () => {
        place.dataset["closed"] = "yes";
      };
      Guichet.create({ ...options, layout: "inline", onClose }).mount(place);
    }
  });
  const one = new ConnectPage(page.frameLocator("#one iframe"));
  const two = new ConnectPage(page.frameLocator("#two iframe"));
  await two.chooseBank(banks.otp.name);
  await two.expectHeading(`Sign in to ${banks.otp.name}`);
  await connectPlain(one);
  await shop.pressLast(one, leave);
  await expect(page.locator("#one")).toHaveAttribute("data-closed", "yes");
  await expect(page.locator("#two")).not.toHaveAttribute("data-closed", "yes");
  await two.submit(banks.otp.details);
  await two.expectHeading("One more step for your bank");
});

test("[T10] the pinned file runs with its hash, and not with one byte changed", async ({
  site,
  page,
  faults,
}) => {
  const folder = join(import.meta.dirname, "../dist/embed");
  const hashes = JSON.parse(await readFile(join(folder, "integrity.json"), "utf8")) as Record<
    string,
    string
  >;
  const [pinned] = Object.entries(hashes);
  if (pinned === undefined) throw new Error("nothing is pinned");
  const [name, hash] = pinned;
  site.page("/", {
    body: `<!doctype html><script src="${site.server.url}/${name}" integrity="${hash}" crossorigin></script>`,
  });
  const version = () => page.evaluate("window.Guichet?.version ?? null");
  await page.goto(site.shop);
  expect(await version()).toBe("0.0.0");
  const body = `${await readFile(join(folder, name), "utf8")} `;
  const headers = { "access-control-allow-origin": "*" };
  await page.route(`**/${name}`, (route) =>
    route.fulfill({ body, headers, contentType: "text/javascript" }),
  );
  await page.reload();
  expect(await version()).toBeNull();
  faults.length = 0;
});
