import { stderr, stdout } from "node:process";
import type { BrowserContext, Page } from "@playwright/test";
import { banks } from "./banks.ts";
import { expect, test } from "./own-host.fixtures.ts";
import { readMemory } from "./react-state.ts";
import { CONNECTED as CONNECTED_BANK } from "./connected.ts";

const LOGIN = "canary.login.4f1d@example.test";
const WRONG_PASSWORD = "canary-wrong-9b27-password1";
const PASSWORD = "1234canary-right-c60e-password";
const NEW_PASSWORD = "1234canary-renewed-77aa-password";
const OTP = "canary-otp-e83d";
const secrets = [LOGIN, WRONG_PASSWORD, PASSWORD, NEW_PASSWORD, OTP];

const SYNCING = "Connected. Getting your accounts";
const CONNECTED = "Your bank is connected";
const { name } = banks.email;
const LOGIN_FIELD = "Adresse e-mail de l'administrateur";
const PASSWORD_FIELD = "Mot de passe";
const { question } = banks.otp;

/** Something that came out of the browser or of the server, with where it was found. */
interface Trace {
  readonly sink: string;
  readonly text: string;
}

/** Listens to everything that leaves the page: addresses, headers, bodies both ways, the console. */
function listen(context: BrowserContext) {
  const traces: Trace[] = [];
  const bodies: Promise<void>[] = [];
  const navigations: string[] = [];
  const loads: string[] = [];
  context.on("request", (request) => {
    traces.push({ sink: "request address", text: request.url() });
    bodies.push(
      request.allHeaders().then(
        (headers) =>
          void traces.push({ sink: `headers to ${request.url()}`, text: JSON.stringify(headers) }),
        // The test was over before the browser could tell.
        () => undefined,
      ),
    );
    traces.push({ sink: `request body of ${request.url()}`, text: request.postData() ?? "" });
    (request.isNavigationRequest() ? navigations : loads).push(request.url());
  });
  context.on("response", (response) => {
    const sink = `answer of ${response.request().method()} ${response.url()}`;
    traces.push({
      sink: `headers from ${response.url()}`,
      text: JSON.stringify(response.headers()),
    });
    bodies.push(
      response.text().then(
        (text) => void traces.push({ sink, text }),
        // A redirection has no body, and that of a page that was left is gone.
        () => undefined,
      ),
    );
  });
  context.on("console", (message) => {
    traces.push({ sink: "console", text: message.text() });
  });
  return {
    traces,
    navigations,
    loads,
    settle: async () => {
      await Promise.all(bodies);
    },
  };
}

/** Everything that a page and its browser keep. */
async function kept(page: Page): Promise<Trace[]> {
  const session = await page.context().newCDPSession(page);
  const { entries } = await session.send("Page.getNavigationHistory");
  await session.detach();
  const stored = await page.evaluate(async () => ({
    localStorage: JSON.stringify(Object.entries(localStorage)),
    sessionStorage: JSON.stringify(Object.entries(sessionStorage)),
    databases: JSON.stringify(await indexedDB.databases()),
    caches: JSON.stringify(await caches.keys()),
    workers: String((await navigator.serviceWorker.getRegistrations()).length),
    windowName: window.name,
    historyState: JSON.stringify(history.state),
    markup: document.documentElement.outerHTML,
    title: document.title,
    referrer: document.referrer,
  }));
  return [
    ...Object.entries(stored).map(([sink, text]) => ({ sink, text })),
    { sink: "history", text: JSON.stringify(entries.map(({ url, title }) => [url, title])) },
    { sink: "cookies", text: JSON.stringify(await page.context().cookies()) },
  ];
}

const found = (traces: readonly Trace[], words: readonly string[]): string[] =>
  traces.flatMap(({ sink, text }) =>
    words
      .filter((word) => text.includes(word) || text.includes(encodeURIComponent(word)))
      .map((word) => `${word} in ${sink}`),
  );

/** What this process writes while `work` runs: the proxy runs in it. */
async function printed(work: () => Promise<void>): Promise<string> {
  const lines: string[] = [];
  const streams = [stdout, stderr].map((stream) => ({ stream, write: stream.write }));
  for (const { stream, write } of streams) {
    stream.write = (chunk: string | Uint8Array, ...rest: never[]) => {
      lines.push(typeof chunk === "string" ? chunk : new TextDecoder().decode(chunk));
      return write.call(stream, chunk, ...rest);
    };
  }
  try {
    await work();
  } finally {
    for (const { stream, write } of streams) stream.write = write;
  }
  return lines.join("");
}

test("[T88][T44] keeps credentials, codes and the user token out of every sink", async ({
  connect,
  context,
  demo,
  ownHost,
  page,
}) => {
  const heard = listen(context);
  const records: Trace[] = [];
  const look = async () => void records.push(...(await kept(page)));
  const afterNight = async (state: string, heading: string) => {
    const [connection] = await ownHost.connections();
    ownHost.sandbox.setState(connection?.id ?? 0, state);
    // What the proxy read a moment ago stands for two seconds.
    await expect(async () => {
      await demo.visit();
      await demo.checkConnection(name);
      await expect(connect.heading(heading)).toBeVisible({ timeout: 10_000 });
    }).toPass();
  };

  const output = await printed(async () => {
    await demo.open();
    await connect.chooseBank(name);
    await connect.submit({ [LOGIN_FIELD]: LOGIN, [PASSWORD_FIELD]: WRONG_PASSWORD });
    await connect.expectSummary("These details did not work");
    await look();
    await connect.submit({ [PASSWORD_FIELD]: PASSWORD }, "Try again");
    await connect.expectHeading(CONNECTED_BANK);
    await look();
    await connect.expectHeading(CONNECTED);
    await connect.press("Done");
    await look();

    await afterNight("SCARequired", "Your bank wants to check it is you");
    await connect.press("Start");
    await connect.expectHeading("One more step for your bank");
    await connect.submit({ [question]: OTP }, "Confirm");
    await connect.expectSummary("Your bank did not accept this answer");
    await look();
    await connect.submit({ [question]: "123456" }, "Confirm");
    await expect(connect.heading(SYNCING).or(connect.heading(CONNECTED)).first()).toBeVisible();
    await connect.press("Close");
    await connect.expectClosed();

    await afterNight("wrongpass", "These details did not work");
    await connect.submit({ [LOGIN_FIELD]: LOGIN, [PASSWORD_FIELD]: NEW_PASSWORD }, "Try again");
    await expect(connect.heading(SYNCING).or(connect.heading(CONNECTED)).first()).toBeVisible();
    await connect.press("Close");
    await connect.expectClosed();
    await look();
  });
  await heard.settle();

  const server = [
    { sink: "the proxy's log", text: ownHost.log.map((line) => JSON.stringify(line)).join("\n") },
    { sink: "the output of the process", text: output },
    { sink: "the application's callbacks", text: (await demo.events.allTextContents()).join("\n") },
  ];
  expect(heard.traces.length).toBeGreaterThan(50);
  expect(ownHost.log.length).toBeGreaterThan(10);
  expect(found([...heard.traces, ...records, ...server], [...secrets, ownHost.userToken])).toEqual(
    [],
  );
});

test("[T88][T39] shows the bank's address to the navigation alone", async ({
  bank,
  connect,
  context,
  demo,
  ownHost,
  page,
}) => {
  const heard = listen(context);
  const { name } = banks.webauth;
  await demo.open();
  await connect.chooseBank(name);
  await connect.press(`Continue to ${name}`);
  await bank.expectSignIn(name);
  const address = page.url();
  const ticket = new URL(address).pathname.split("/").at(-1) ?? "";
  expect(ticket).toMatch(/^\w{40}$/);
  await bank.approve();
  await connect.expectHeading(CONNECTED_BANK);
  const state = heard.navigations
    .map((url) => new URL(url))
    .find(({ pathname }) => pathname === "/guichet/callback")
    ?.searchParams.get("state");
  await connect.expectHeading(CONNECTED);
  const records = await kept(page);
  await heard.settle();

  expect(heard.navigations.filter((url) => url.includes(ticket)).length).toBeGreaterThan(0);
  expect(heard.loads.filter((url) => url.includes(ticket))).toEqual([]);
  // It comes in one answer, which the page navigates to; the bank's own pages and the browser's history know it.
  const atTheBank = new RegExp(` ${ownHost.sandboxUrl}/bank/\\w+$`);
  const inThePage = [...heard.traces, ...records].filter(
    ({ sink }) =>
      sink !== "history" &&
      sink !== "request address" &&
      !atTheBank.test(sink) &&
      !sink.endsWith("/guichet/webauth"),
  );
  expect(found(inThePage, [ticket])).toEqual([]);

  const server = [{ sink: "the proxy's log", text: JSON.stringify(ownHost.log) }];
  expect(state).toMatch(/^[\w-]{43}$/);
  expect(
    found([...records.filter(({ sink }) => sink !== "history"), ...server], [ticket, state ?? ""]),
  ).toEqual([]);
  expect(found([...heard.traces, ...records, ...server], [ownHost.userToken])).toEqual([]);
});

test("[T85][T88] keeps nothing in memory while the details are on their way, offline or not", async ({
  connect,
  context,
  demo,
  page,
}) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/guichet/connections", async (route) => {
    if (route.request().method() === "POST") await held;
    await route.continue();
  });
  await demo.open();
  await connect.chooseBank(name);
  const sent = page.waitForRequest(
    (request) => request.method() === "POST" && request.url().endsWith("/guichet/connections"),
  );
  await connect.submit({ [LOGIN_FIELD]: LOGIN, [PASSWORD_FIELD]: PASSWORD });
  await connect.expectHeading(`Connecting to ${name}`);
  await sent;

  for (const offline of [false, true]) {
    await context.setOffline(offline);
    await expect(connect.text("You are offline")).toHaveCount(offline ? 2 : 0);
    const { queries, mutations, flow } = await readMemory(page);
    expect(queries.length).toBeGreaterThan(0);
    expect(mutations.filter((text) => text.includes('"status":"pending"'))).toHaveLength(1);
    expect(flow).toContain('"step":"enteringCredentials"');
    const traces = [...queries, ...mutations, flow].map((text) => ({ sink: "memory", text }));
    expect(found([...traces, ...(await kept(page))], secrets)).toEqual([]);
  }
  await context.setOffline(false);
  release();
  await connect.expectHeading(CONNECTED_BANK);
  const { queries, mutations, flow } = await readMemory(page);
  expect(mutations.filter((text) => text.includes('"status":"pending"'))).toEqual([]);
  const traces = [...queries, ...mutations, flow].map((text) => ({ sink: "memory", text }));
  expect(found(traces, secrets)).toEqual([]);
});

test("[T88] keeps no answer in memory while it is on its way", async ({ connect, demo, page }) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await demo.open();
  await connect.chooseBank(banks.otp.name);
  await connect.submit(banks.otp.details);
  await connect.expectHeading("One more step for your bank");
  await page.route(/\/guichet\/connections\/\d+$/, async (route) => {
    if (route.request().method() === "POST") await held;
    await route.continue();
  });
  const sent = page.waitForRequest(
    (request) => request.method() === "POST" && /\/connections\/\d+$/.test(request.url()),
  );
  await connect.submit({ [question]: OTP }, "Confirm");
  await sent;
  const { queries, mutations, flow } = await readMemory(page);
  expect(mutations.filter((text) => text.includes('"status":"pending"'))).toHaveLength(1);
  const traces = [...queries, ...mutations, flow].map((text) => ({ sink: "memory", text }));
  expect(found([...traces, ...(await kept(page))], secrets)).toEqual([]);
  release();
  await connect.expectSummary("Your bank did not accept this answer");
});

test("[T88] finds a secret where there is one", async ({ context, demo, page }) => {
  const heard = listen(context);
  await demo.open();
  await page.evaluate((secret) => {
    sessionStorage.setItem("kept", secret);
    document.cookie = `kept=${encodeURIComponent(secret)}`;
    history.replaceState({ kept: secret }, "", `?kept=${encodeURIComponent(secret)}`);
    console.log(secret);
  }, LOGIN);
  await page.evaluate((secret) => fetch(`/api/banks?kept=${encodeURIComponent(secret)}`), LOGIN);
  await heard.settle();
  const places = found([...heard.traces, ...(await kept(page))], [LOGIN]);
  // Of headers and bodies, only which kind they are.
  const kinds = new Set(
    places.map((place) => place.slice(`${LOGIN} in `.length).replace(/ (to|from|of) .*/, "")),
  );
  expect([...kinds].sort()).toEqual([
    "console",
    "cookies",
    "headers",
    "history",
    "historyState",
    "request address",
    "sessionStorage",
  ]);
});
