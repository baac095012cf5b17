import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { frameHello, framePort } from "../protocol/frame-handshake.ts";
import { openFrameLink } from "./frame-link.ts";
import type { FrameLink } from "./frame-link.ts";
import { meetFrame } from "./meet-frame.ts";
import { meetHost } from "./meet-host.ts";
import { createFakeWindow } from "./testing/fake-window.ts";

const ORIGIN = "https://connect.example";
const opened: { close(): void }[] = [];
const kept = <Port extends { close(): void }>(port: Port): Port => {
  opened.push(port);
  return port;
};
afterEach(() => {
  for (const port of opened.splice(0)) port.close();
});

/** A page that waits for its frame. */
function pageWithFrame() {
  const page = createFakeWindow();
  const inside = createFakeWindow(page.view);
  const frame: { contentWindow: Window | null } = { contentWindow: inside.view };
  const links: FrameLink<unknown>[] = [];
  const heard: unknown[] = [];
  const strangers: string[] = [];
  const leave = meetFrame<unknown, unknown>({
    view: page.view,
    frame: frame as HTMLIFrameElement,
    origin: ORIGIN,
    read: (data) => data,
    onMessage: (message) => heard.push(message),
    onMet: (link) => links.push(kept(link)),
    onStranger: () => strangers.push("stranger"),
  });
  opened.push({ close: leave });
  return { page, inside, frame, links, heard, strangers, leave };
}

/** Lets what was posted to a port arrive. */
const arrive = async () => {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

/** Addresses that look like the right one. */
const lookAlike = fc
  .oneof(
    fc.constantFrom(
      "null",
      "",
      "*",
      "http://connect.example",
      "https://connect.example.",
      "https://connect.example:8443",
      "https://connect.example.evil.example",
      "https://connect-example",
      "https://cоnnect.example",
      "https://xn--cnnect-0tf.example",
      "https://CONNECT.example",
      "https://connect.example/",
      "https://connect.example@evil.example",
      " https://connect.example",
      "https://evil.example?https://connect.example",
    ),
    fc.webUrl().map((url) => new URL(url).origin),
    fc.tuple(fc.string(), fc.string()).map(([before, after]) => before + ORIGIN + after),
  )
  .filter((origin) => origin !== ORIGIN);

describe("the page's half of the handshake", () => {
  it("hands a channel to exactly its frame, and nothing to anyone else", async () => {
    const { page, inside, links, heard } = pageWithFrame();
    page.receive({ data: frameHello, origin: ORIGIN, source: inside.view });
    expect(inside.posted).toEqual([
      { data: framePort, targetOrigin: ORIGIN, ports: [expect.anything()] },
    ]);
    const port = inside.posted[0]?.ports[0];
    if (port === undefined) throw new Error("no port");
    kept(port);
    links[0]?.send({ from: "page" });
    const answer = await new Promise((resolve) => {
      port.onmessage = ({ data }) => {
        resolve(data);
      };
    });
    expect(answer).toEqual({ from: "page" });
    port.postMessage({ from: "frame" });
    await expect.poll(() => heard).toEqual([{ from: "frame" }]);
  });

  it("[T01] [T03] hears nobody of another origin, however much alike", () => {
    const { page, inside, links, strangers } = pageWithFrame();
    fc.assert(
      fc.property(lookAlike, (origin) => {
        page.receive({ data: frameHello, origin, source: inside.view });
      }),
      { numRuns: 2_000 },
    );
    expect(links).toEqual([]);
    expect(strangers).toEqual([]);
    expect(inside.posted).toEqual([]);
  });

  it("[T02] hears no other window of the right origin, nor a frame that is gone", () => {
    const { page, inside, frame, links } = pageWithFrame();
    const other = createFakeWindow(page.view);
    for (const source of [other.view, page.view, null, undefined])
      page.receive({ data: frameHello, origin: ORIGIN, source });
    frame.contentWindow = null;
    page.receive({ data: frameHello, origin: ORIGIN, source: inside.view });
    page.receive({ data: frameHello, origin: ORIGIN, source: null });
    expect(links).toEqual([]);
    expect(other.posted).toEqual([]);
  });

  it("[T04] takes nothing for a hello that is none", () => {
    const { page, inside, links, strangers } = pageWithFrame();
    const receive = (data: unknown) => {
      page.receive({ data, origin: ORIGIN, source: inside.view });
    };
    for (const data of [
      null,
      "hello",
      { guichet: "hello" },
      { guichet: "hello", v: "1" },
      { ...frameHello, more: 1 },
      framePort,
      Object.create(frameHello),
      JSON.parse('{"guichet":"hello","__proto__":{"v":1}}'),
    ])
      receive(data);
    fc.assert(fc.property(fc.anything(), receive), { numRuns: 2_000 });
    expect(links).toEqual([]);
    expect(strangers).toEqual([]);
  });

  it("[T08] says so when the frame speaks another version, and waits for the right one", () => {
    const { page, inside, links, strangers } = pageWithFrame();
    page.receive({ data: { guichet: "hello", v: 2 }, origin: ORIGIN, source: inside.view });
    expect(strangers).toEqual(["stranger"]);
    page.receive({ data: frameHello, origin: ORIGIN, source: inside.view });
    expect(links).toHaveLength(1);
  });

  it("[T02] closes the old channel when the frame loads anew, and the last when it leaves", async () => {
    const { page, inside, heard, leave } = pageWithFrame();
    page.receive({ data: frameHello, origin: ORIGIN, source: inside.view });
    page.receive({ data: frameHello, origin: ORIGIN, source: inside.view });
    const [old, current] = inside.posted.map(({ ports: [port] }) => port);
    if (old === undefined || current === undefined) throw new Error("no ports");
    kept(old);
    kept(current);
    old.postMessage("old");
    current.postMessage({ is: "current" });
    await expect.poll(() => heard).toEqual([{ is: "current" }]);
    leave();
    current.postMessage({ is: "late" });
    page.receive({ data: frameHello, origin: ORIGIN, source: inside.view });
    await arrive();
    expect(heard).toHaveLength(1);
    expect(inside.posted).toHaveLength(2);
    expect(page.listeners()).toBe(0);
  });
});

describe("the frame's half of the handshake", () => {
  const shop = "https://shop.example";
  const inPage = () => {
    const page = createFakeWindow();
    const inside = createFakeWindow(page.view);
    const met = meetHost(inside.view);
    const offer = (changes: Partial<Parameters<typeof inside.receive>[0]> = {}) => {
      const { port1, port2 } = new MessageChannel();
      kept(port1);
      kept(port2);
      const usual = { data: framePort, origin: shop, source: page.view, ports: [port2] };
      inside.receive({ ...usual, ...changes });
      return port2;
    };
    return { page, inside, met, offer };
  };

  it("[T05] says an empty hello to whoever embeds it, and nothing else", () => {
    const { page } = inPage();
    const anyone = "*";
    expect(page.posted).toEqual([{ data: frameHello, targetOrigin: anyone, ports: [] }]);
    expect(Object.keys(frameHello)).toEqual(["guichet", "v"]);
  });

  it("[T06] takes the first channel and hears no window after it", async () => {
    const { inside, met, offer } = inPage();
    const first = offer();
    offer({ origin: "https://late.example" });
    await expect(met).resolves.toEqual({ port: first, origin: shop });
    expect(inside.listeners()).toBe(0);
  });

  it("[T01] [T03] takes none of another window, of no origin, or of another shape", async () => {
    const { inside, met, offer } = inPage();
    const { port1, port2 } = new MessageChannel();
    kept(port1);
    kept(port2);
    offer({ source: createFakeWindow().view });
    offer({ source: inside.view });
    offer({ source: null });
    offer({ origin: "null" });
    offer({ origin: "file://" });
    offer({ ports: [] });
    offer({ ports: [port1, port2] });
    offer({ data: frameHello });
    offer({ data: { guichet: "port", v: 2 } });
    offer({ data: { ...framePort, token: "x" } });
    expect(inside.listeners()).toBe(1);
    const right = offer();
    await expect(met).resolves.toEqual({ port: right, origin: shop });
  });

  it("waits in silence where nobody embeds it", () => {
    const alone = createFakeWindow();
    void meetHost(alone.view);
    expect(alone.posted).toEqual([]);
    expect(alone.listeners()).toBe(0);
  });
});

describe("a channel", () => {
  const link = (onMessage: (message: unknown) => void) => {
    const { port1, port2 } = new MessageChannel();
    kept(port2);
    return { port: port2, link: kept(openFrameLink(port1, { read: (data) => data, onMessage })) };
  };

  it("[T04] reads plain copies, and nothing that is too long, cyclic or no object", async () => {
    const heard: unknown[] = [];
    const { port } = link((message) => heard.push(message));
    const cycle: Record<string, unknown> = {};
    cycle["self"] = cycle;
    for (const data of [cycle, { big: 1n }, { text: "x".repeat(262_144) }, "text", 7, undefined])
      port.postMessage(data);
    port.postMessage(JSON.parse('{"__proto__":{"planted":true},"type":"x"}'));
    port.postMessage({ type: "y", at: new Date(0), map: new Map([["a", 1]]) });
    await expect
      .poll(() => heard)
      .toEqual([
        JSON.parse('{"__proto__":{"planted":true},"type":"x"}'),
        { type: "y", at: {}, map: {} },
      ]);
    expect(Reflect.get({}, "planted")).toBeUndefined();
  });

  it("says and hears nothing once it is closed", async () => {
    const heard: unknown[] = [];
    const { port, link: closed } = link((message) => heard.push(message));
    const said: unknown[] = [];
    port.onmessage = ({ data }) => said.push(data);
    closed.close();
    closed.send({ late: true });
    port.postMessage({ late: true });
    await arrive();
    expect([heard, said]).toEqual([[], []]);
  });
});
