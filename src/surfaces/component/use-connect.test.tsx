import { act, render, screen } from "@testing-library/react";
import { StrictMode, useEffect, useState } from "react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { proxyOverSandbox } from "../../api/testing/proxy-over-sandbox.ts";
import type { ProxyOverSandbox } from "../../api/testing/proxy-over-sandbox.ts";
import { driveWidget, fakePageTime, pageClock } from "../../react/testing/drive-widget.ts";
import { useConnect } from "./use-connect.ts";
import type { Connect, UseConnectOptions } from "./use-connect.ts";

let under: ProxyOverSandbox;
let psu: ReturnType<typeof driveWidget>;

beforeEach(() => {
  fakePageTime();
  psu = driveWidget();
  under = proxyOverSandbox({ encryption: "none", clock: pageClock });
  vi.stubGlobal("fetch", under.fetch);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  window.sessionStorage.clear();
  window.history.replaceState(null, "", "/");
});

/** Everything the host hears, in order, but events. */
function createHost() {
  const heard: string[] = [];
  return {
    heard,
    onSuccess: vi.fn<NonNullable<UseConnectOptions["onSuccess"]>>(() => heard.push("success")),
    onExit: vi.fn<NonNullable<UseConnectOptions["onExit"]>>(() => heard.push("exit")),
    onLoad: vi.fn(() => heard.push("load")),
    onClose: vi.fn(() => heard.push("close")),
  };
}

/** A page with one button that says what the hook answers. */
function mount(first: Partial<UseConnectOptions> = {}) {
  const host = createHost();
  const { heard: _heard, ...callbacks } = host;
  const latest: { connect: Connect | null } = { connect: null };
  function Page({ options }: { readonly options: Partial<UseConnectOptions> }) {
    const connect = useConnect({
      proxyUrl: "/guichet",
      locale: "en",
      accounts: false,
      moreSources: false,
      ...callbacks,
      ...options,
    });
    useEffect(() => {
      latest.connect = connect;
    });
    return (
      <button type="button" onClick={connect.open}>
        Connect a bank
      </button>
    );
  }
  const element = (options: Partial<UseConnectOptions>) => (
    <StrictMode>
      <Page options={options} />
    </StrictMode>
  );
  const rendered = render(element(first));
  return {
    ...host,
    ...rendered,
    say: () => {
      if (latest.connect === null) throw new Error("the page was not drawn");
      return latest.connect;
    },
    change: (options: Partial<UseConnectOptions>) => {
      rendered.rerender(element(options));
    },
    open: () => psu.press("Connect a bank"),
  };
}

const dialog = () => screen.findByRole("dialog");
const list = () => screen.findByRole("button", { name: /Banque du Vieux Moulin/ });
const gone = async () => {
  await act(() => Promise.resolve());
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(document.body.children).toHaveLength(1);
};

describe("useConnect", () => {
  it("opens over the page, delivers the result once, and closes last", async () => {
    const host = mount({ connectors: [under.bankOf("plain")] });
    expect(host.say()).toMatchObject({ ready: true, notReady: null, error: null, isOpen: false });
    expect(under.sent).toEqual([]);

    await host.open();
    await dialog();
    expect(host.say().isOpen).toBe(true);
    await psu.signIn();
    await psu.until();
    expect(host.heard).toEqual(["load", "success"]);
    expect(host.say().isOpen).toBe(true);
    await psu.press("Close");
    expect(host.heard).toEqual(["load", "success", "close"]);
    expect(host.say()).toMatchObject({ isOpen: false, error: null });
    expect(screen.getByRole("button", { name: "Connect a bank" })).toHaveFocus();
    await gone();
  });

  it("opens again after it was closed, and only once however often it is asked", async () => {
    const host = mount();
    for (let times = 0; times < 2; times += 1) {
      act(() => {
        host.say().open();
        host.say().open();
      });
      await list();
      expect(screen.getAllByRole("dialog")).toHaveLength(1);
      act(() => {
        host.say().open();
      });
      await psu.press("Close");
      await gone();
    }
    expect(host.heard).toEqual(["load", "exit", "close", "load", "exit", "close"]);
  });

  it("opens again from its own onClose", async () => {
    let times = 0;
    const host = mount({
      onClose: () => {
        times += 1;
        if (times === 1) host.say().open();
      },
    });
    await host.open();
    await list();
    await psu.press("Close");
    await list();
    await psu.press("Close");
    await gone();
    expect(times).toBe(2);
  });

  it("calls the callbacks of the last render", async () => {
    const [first, last] = [vi.fn(), vi.fn()];
    const host = mount({ onExit: first });
    await host.open();
    await list();
    host.change({ onExit: last });
    await psu.press("Close");
    expect(first).not.toHaveBeenCalled();
    expect(last).toHaveBeenCalledTimes(1);
  });

  it("keeps what is on screen when options are written anew, and takes new ones over", async () => {
    const connectors = () => [under.bankOf("plain"), under.bankOf("otp")];
    const host = mount({ connectors: connectors() });
    await host.open();
    const row = await list();
    for (let times = 0; times < 3; times += 1) host.change({ connectors: connectors() });
    expect(await list()).toBe(row);
    host.change({ connectors: connectors(), locale: "fr" });
    await psu.heading("Choisissez votre banque");
  });

  it("opens with the options that were set in the same press", async () => {
    const { say } = mount({ connectors: [under.bankOf("plain")] });
    act(() => {
      say().open();
    });
    await psu.signIn();
    await psu.until();
    await psu.press("Close");

    function Page() {
      const [connectionId, setConnectionId] = useState<number>();
      const { open } = useConnect({ proxyUrl: "/guichet", locale: "en", connectionId });
      return (
        <button
          type="button"
          onClick={() => {
            setConnectionId(1);
            open();
          }}
        >
          Check
        </button>
      );
    }
    render(<Page />);
    const before = under.callsTo("GET /connections/1").length;
    await psu.press("Check");
    await psu.heading(/.+/);
    expect(under.callsTo("GET /connections/1").length).toBeGreaterThan(before);
  });

  it("keeps the connection that it opened with, whatever the host makes of the result", async () => {
    const host = mount({ connectors: [under.bankOf("plain")] });
    await host.open();
    await psu.signIn();
    await psu.until();
    const [result] = host.onSuccess.mock.calls[0] ?? [];
    host.change({ connectors: [under.bankOf("plain")], connectionId: result?.connectionId });
    await psu.heading("Your bank is connected");
    await psu.press("Close");
    expect(host.heard).toEqual(["load", "success", "close"]);
  });

  it("closes as the PSU would: asking first where something would be lost, unless forced", async () => {
    const host = mount({ connectors: [under.bankOf("otp")] });
    await host.open();
    await psu.signIn("123456");
    await screen.findByLabelText(/Saisissez le code/);
    act(() => {
      host.say().exit();
    });
    expect(screen.getAllByRole("dialog")).toHaveLength(2);
    expect(host.heard).toEqual(["load"]);
    act(() => {
      host.say().exit({ force: true });
    });
    expect(host.heard).toEqual(["load", "exit", "close"]);
    await gone();
  });

  it("is taken off at once by destroy, which nobody hears of, and opens again", async () => {
    const host = mount();
    await host.open();
    await list();
    act(() => {
      host.say().destroy();
    });
    await gone();
    expect(host.say().isOpen).toBe(false);
    expect(host.heard).toEqual(["load"]);
    await host.open();
    await list();
  });

  it("gives the focus back to a button that was disabled while it was open", async () => {
    function Page() {
      const { open, isOpen } = useConnect({ proxyUrl: "/guichet", locale: "en" });
      return (
        <button type="button" disabled={isOpen} onClick={open}>
          Connect a bank
        </button>
      );
    }
    render(<Page />);
    await psu.press("Connect a bank");
    await list();
    await psu.press("Close");
    await gone();
    expect(screen.getByRole("button", { name: "Connect a bank" })).toHaveFocus();
  });

  it("shares nothing between two of a page", async () => {
    const one = mount({ connectors: [under.bankOf("plain")] });
    const other = mount({ connectors: [under.bankOf("otp")] });
    act(() => {
      one.say().open();
    });
    await screen.findByLabelText(/^Identifiant/);
    expect(other.say().isOpen).toBe(false);
    await psu.press("Close");
    expect(one.heard).toEqual(["load", "exit", "close"]);
    expect(other.heard).toEqual([]);
  });

  it("hears nothing more once its component has gone, and leaves nothing", async () => {
    const host = mount();
    await host.open();
    await list();
    host.unmount();
    expect(document.body.textContent).toBe("");
    await gone();
    expect(host.heard).toEqual(["load"]);
  });
});

describe("useConnect is ready", () => {
  it("once it knows the proxy; a wish to open is kept until then", async () => {
    const host = mount({ proxyUrl: null });
    expect(host.say()).toMatchObject({ ready: false, notReady: "proxyUrl", error: null });
    await host.open();
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(host.say().isOpen).toBe(false);
    host.change({ proxyUrl: "/guichet" });
    await list();
    expect(host.say()).toMatchObject({ ready: true, notReady: null, isOpen: true });
  });

  it("and a wish that was taken back is forgotten", async () => {
    const host = mount({ proxyUrl: null });
    await host.open();
    act(() => {
      host.say().exit();
    });
    host.change({ proxyUrl: "/guichet" });
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(host.heard).toEqual([]);
  });

  it("also for a wish made by an effect of a child, before its own", async () => {
    function OpensItself({ open }: Pick<Connect, "open">) {
      useEffect(() => {
        open();
      }, [open]);
      return null;
    }
    function Page() {
      const { open } = useConnect({ proxyUrl: "/guichet", locale: "en" });
      return <OpensItself open={open} />;
    }
    render(
      <StrictMode>
        <Page />
      </StrictMode>,
    );
    await list();
    expect(screen.getAllByRole("dialog")).toHaveLength(1);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ["no proxy address", { proxyUrl: undefined }, "proxyUrl is required"],
    ["a callback that is none", { onSuccess: "save" }, "onSuccess must be a function"],
    ["a theme that is none", { theme: "blue" }, "theme must be"],
  ])("but not with %s: the fix is named", async (_what, options, message) => {
    const quiet = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const host = mount(options);
    expect(host.say()).toMatchObject({ ready: false, notReady: "options" });
    expect(host.say().error).toMatchObject({ name: "ConnectError", code: "implementation_error" });
    expect(host.say().error?.message).toContain(message);
    await host.open();
    await psu.heading("This page is not set up correctly");
    await psu.press("Close");
    expect(host.onExit.mock.calls[0]?.[0]).toMatchObject({ code: "implementation_error" });
    expect(host.onExit.mock.calls[0]?.[0]?.message).toContain(message);
    expect(quiet.mock.calls.map(String).join()).toContain(message);
    expect(under.sent).toEqual([]);
  });

  it("and says with which operational error the last flow ended, until it opens again", async () => {
    const quiet = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const host = mount();
    under.signOut();
    await host.open();
    await psu.heading("This page has expired");
    await psu.press("Close");
    expect(host.say()).toMatchObject({ ready: true, error: { code: "session_expired" } });
    expect(quiet).not.toHaveBeenCalled();
    await host.open();
    expect(host.say().error).toBeNull();
  });
});

describe("back from the bank", () => {
  const back = () => {
    window.history.replaceState(null, "", "/accounts?tab=2&guichet_return=used-code-0123456789");
  };
  const redeemed = () => under.callsTo("POST /returns").length;

  it("it opens by itself, and goes on", async () => {
    back();
    const host = mount();
    await list();
    expect(window.location.search).toBe("?tab=2");
    expect(redeemed()).toBe(1);
    await psu.press("Close");
    await gone();
    expect(host.heard).toEqual(["load", "exit", "close"]);
  });

  it("one widget opens of several, though its host opens it too", async () => {
    back();
    const one = mount();
    const other = mount();
    act(() => {
      one.say().open();
    });
    await list();
    expect(screen.getAllByRole("dialog")).toHaveLength(1);
    expect([one.say().isOpen, other.say().isOpen]).toEqual([true, false]);
    expect(redeemed()).toBe(1);
  });

  it("it is the one that left", async () => {
    window.sessionStorage.setItem("guichet:flow:7", "{}");
    back();
    const other = mount();
    const left = mount({ connectionId: 7 });
    await dialog();
    await psu.heading(/.+/);
    expect([other.say().isOpen, left.say().isOpen]).toEqual([false, true]);
    expect(redeemed()).toBe(1);
  });
});

describe("on a server", () => {
  function Page({ strict }: { readonly strict: boolean }) {
    const { ready, notReady, open } = useConnect({ proxyUrl: "/guichet", locale: "en" });
    return (
      <button type="button" data-strict={strict} disabled={!ready} onClick={open}>
        {notReady ?? "ready"}
      </button>
    );
  }
  const page = (
    <StrictMode>
      <Page strict />
    </StrictMode>
  );

  it("it is not ready yet, and the browser takes over without a warning", async () => {
    const warned = vi.spyOn(console, "error");
    const html = renderToString(page);
    expect(html).toContain("page");
    const container = document.createElement("div");
    container.append(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
    document.body.append(container);
    const root = await act(() => hydrateRoot(container, page));
    await psu.press("ready");
    await list();
    expect(warned).not.toHaveBeenCalled();
    act(() => {
      root.unmount();
    });
    container.remove();
  });
});

describe("with a standalone server", () => {
  it("asks the host for a connect token once, and the host's latest function", async () => {
    const tokens: string[] = [];
    under.putOnTheWay(({ method, path, body }, pass) => {
      if (`${method} ${path}` !== "POST /session") return pass();
      tokens.push((JSON.parse(body) as { connectToken: string }).connectToken);
      return Response.json({ expiresAt: "2026-06-02T09:00:00.000Z", user: "alice" });
    });
    const stale = vi.fn(() => Promise.resolve("connect-token-of-before"));
    const host = mount({ connectors: [under.bankOf("plain")], fetchSession: stale });
    host.change({
      connectors: [under.bankOf("plain")],
      fetchSession: () => Promise.resolve("connect-token-of-now-1"),
    });
    await host.open();
    await psu.signIn();
    await psu.until();
    expect(stale).not.toHaveBeenCalled();
    expect(tokens).toEqual(["connect-token-of-now-1"]);
    expect(under.sent[0]).toMatchObject({ method: "POST", path: "/session" });
  });

  it("[integration I9] and ends where the host gives none: named on screen, to the host and in the answer", async () => {
    const logged = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const thrown = new Error("nobody is signed in");
    const fetchSession = () => Promise.reject(thrown);
    const host = mount({ fetchSession });
    await host.open();
    await psu.heading("We could not confirm who you are");
    await psu.press("Close");
    expect(logged).toHaveBeenCalledWith("Guichet: fetchSession() failed", thrown);
    expect(host.onExit.mock.calls[0]?.[0]).toMatchObject({
      code: "session_expired",
      message: "fetchSession() failed with Error: it gave no connect token",
      displayMessage: "We could not confirm who you are",
      cause: thrown,
    });
    expect(host.say().error).toMatchObject({ code: "session_expired", cause: thrown });
  });
});
