import { act, render, screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { StrictMode } from "react";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { proxyOverSandbox } from "../../api/testing/proxy-over-sandbox.ts";
import type { OnTheWay, ProxyOverSandbox } from "../../api/testing/proxy-over-sandbox.ts";
import type { SandboxClock, ScenarioName } from "../../sandbox/index.ts";
import { ConnectWidget } from "./connect-widget.tsx";
import type { ConnectWidgetProps } from "./connect-widget.tsx";

/** Everything the host hears, in order. */
function createHost() {
  const heard: string[] = [];
  const onSuccess = vi.fn<NonNullable<ConnectWidgetProps["onSuccess"]>>(() =>
    heard.push("success"),
  );
  const onExit = vi.fn<NonNullable<ConnectWidgetProps["onExit"]>>(() => heard.push("exit"));
  const onClose = vi.fn(() => heard.push("close"));
  const onLoad = vi.fn(() => heard.push("load"));
  const onEvent = vi.fn<NonNullable<ConnectWidgetProps["onEvent"]>>();
  return { heard, onSuccess, onExit, onClose, onLoad, onEvent };
}

/** One time for the page, the proxy and the sandbox. */
const pageClock: SandboxClock = {
  now: () => Date.now(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

/** What React schedules its own work by stays real. */
const FAKED = ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date"] as const;

let under: ProxyOverSandbox;
let user: ReturnType<typeof userEvent.setup>;

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true, toFake: [...FAKED] });
  user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
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

type Host = ReturnType<typeof createHost>;
const widget = (host: Host, props: Partial<ConnectWidgetProps> = {}) => {
  const { onSuccess, onExit, onClose, onLoad, onEvent } = host;
  return (
    <StrictMode>
      <ConnectWidget
        proxyUrl="/guichet"
        locale="en"
        accounts={false}
        moreSources={false}
        {...{ onSuccess, onExit, onClose, onLoad, onEvent }}
        {...props}
      />
    </StrictMode>
  );
};

function mount(props: Partial<ConnectWidgetProps> = {}, host = createHost()) {
  const rendered = render(widget(host, props));
  return {
    ...host,
    ...rendered,
    show: (changed: Partial<ConnectWidgetProps>) => {
      rendered.rerender(widget(host, changed));
    },
  };
}

const atBank = (scenario: ScenarioName) => ({ connectors: [under.bankOf(scenario)] });
const CONNECTED = "Your bank is connected";
const heading = (name: string | RegExp) => screen.findByRole("heading", { name });
const press = async (name: string | RegExp) =>
  user.click(await screen.findByRole("button", { name }));

/** One second for every timer, and a turn of the real event loop for what waits on the proxy. */
const passOneSecond = () =>
  act(async () => {
    vi.advanceTimersByTime(1_000);
    await new Promise((resolve) => setImmediate(resolve));
  });

/** The first data takes a while, and is asked for every few seconds. */
async function untilConnected() {
  for (let waits = 0; waits < 120; waits += 1) {
    if (screen.queryByRole("heading", { name: CONNECTED }) !== null) return;
    await passOneSecond();
  }
  await heading(CONNECTED);
}

async function typeDetails(login: RegExp, identifier: string, password = "123456") {
  await user.type(await screen.findByLabelText(login), identifier);
  await user.type(screen.getByLabelText("Code secret"), password);
}
async function signIn() {
  await typeDetails(/^Identifiant/, "12345678");
  await press("Sign in");
}
const posts = () => under.sent.filter(({ method }) => method === "POST");
const createHealthy = async () => {
  const host = mount(atBank("plain"));
  await signIn();
  await untilConnected();
  const [result] = host.onSuccess.mock.calls[0] ?? [];
  host.unmount();
  return result?.connectionId ?? 0;
};

describe("a PSU connects a bank", () => {
  it("chosen from the list, by its details", async () => {
    const { heard, onSuccess, onLoad } = mount();
    await press(/Banque du Vieux Moulin/);
    await signIn();
    await untilConnected();

    expect(onLoad).toHaveBeenCalledTimes(1);
    expect(onSuccess.mock.calls).toEqual([
      [
        {
          connectionId: expect.any(Number),
          status: "connected",
          state: null,
          connectorUuid: under.bankOf("plain"),
          alreadyHealthy: false,
          accounts: null,
          subscriptions: null,
        },
        expect.objectContaining({ step: "connected" }),
      ],
    ]);
    await press("Close");
    expect(heard).toEqual(["load", "success", "close"]);
    expect(window.sessionStorage).toHaveLength(0);
    expect(document.body.textContent).toBe("");
  });

  it("after the bank refused the details once", async () => {
    const { onSuccess, onExit } = mount(atBank("wrongpassOnChoice"));
    await user.selectOptions(await screen.findByLabelText(/Espace client/), "Professionnels");
    await signIn();
    await screen.findByRole("button", { name: "Try again" });
    expect(screen.getByLabelText(/^Identifiant/)).toHaveValue("12345678");
    expect(screen.getByLabelText("Code secret")).toHaveValue("");

    await user.selectOptions(screen.getByLabelText(/Espace client/), "Particuliers");
    await user.type(screen.getByLabelText("Code secret"), "123456");
    await press("Try again");
    await untilConnected();
    expect(onSuccess).toHaveBeenCalledTimes(1);
    expect(onExit).not.toHaveBeenCalled();
  });

  it("by a code", async () => {
    const { onSuccess } = mount(atBank("otp"));
    await typeDetails(/^Numéro client/, "123456");
    await press("Sign in");
    await user.type(await screen.findByLabelText(/Saisissez le code/), "123456");
    await press("Confirm");
    await untilConnected();
    expect(onSuccess).toHaveBeenCalledTimes(1);
  });

  it("by an approval on the phone", async () => {
    const { onSuccess } = mount(atBank("decoupled"));
    await signIn();
    await heading(/Approve/);
    await untilConnected();
    expect(onSuccess).toHaveBeenCalledTimes(1);
  });

  it("that is connected already: nothing is sent", async () => {
    const connectionId = await createHealthy();
    const before = posts().length;
    const { onSuccess } = mount({ connectionId });
    await heading("Your bank was already connected");
    expect(onSuccess.mock.calls[0]?.[0]).toMatchObject({ connectionId, alreadyHealthy: true });
    expect(posts()).toHaveLength(before);
  });

  it("with one press too many: one connection", async () => {
    mount(atBank("plain"));
    await typeDetails(/^Identifiant/, "12345678");
    await user.dblClick(screen.getByRole("button", { name: "Sign in" }));
    await untilConnected();
    expect(posts()).toHaveLength(1);
  });

  it("with nothing that was typed in an address, in storage, in events or on the page", async () => {
    const { onEvent, onSuccess } = mount(atBank("plain"));
    await typeDetails(/^Identifiant/, "98761234");
    await press("Sign in");
    await untilConnected();
    const sinks = [
      ...under.sent.map(({ path, headers }) => [path, ...headers.values()].join()),
      JSON.stringify([
        onEvent.mock.calls,
        onSuccess.mock.calls,
        Object.entries(window.sessionStorage),
      ]),
      document.documentElement.outerHTML,
      window.location.href,
    ];
    expect(sinks.filter((text) => text.includes("98761234"))).toEqual([]);
  });
});

describe("a reload", () => {
  const reload = (left: { unmount: () => void }, props: Partial<ConnectWidgetProps> = {}) => {
    left.unmount();
    return mount(props);
  };

  it("at the form comes back to the form, empty", async () => {
    const left = mount();
    await press(/Banque du Vieux Moulin/);
    await typeDetails(/^Identifiant/, "12345678");
    reload(left);
    expect(await screen.findByLabelText(/^Identifiant/)).toHaveValue("");
    expect(screen.getByLabelText("Code secret")).toHaveValue("");
  });

  it("at a question asks it again, and nothing is created anew", async () => {
    const left = mount(atBank("otp"));
    await typeDetails(/^Numéro client/, "123456");
    await press("Sign in");
    await user.type(await screen.findByLabelText(/Saisissez le code/), "1234");
    const { onSuccess } = reload(left);
    expect(await screen.findByLabelText(/Saisissez le code/)).toHaveValue("");
    await user.type(screen.getByLabelText(/Saisissez le code/), "123456");
    await press("Confirm");
    await untilConnected();
    expect(onSuccess).toHaveBeenCalledTimes(1);
    expect(under.callsTo("POST /connections")).toHaveLength(1);
  });

  it("at an approval goes on with it", async () => {
    const left = mount(atBank("decoupled"));
    await signIn();
    await heading(/Approve/);
    const { onSuccess } = reload(left);
    await untilConnected();
    expect(onSuccess).toHaveBeenCalledTimes(1);
    expect(under.callsTo("POST /connections")).toHaveLength(1);
  });

  it("while details are sent finds what came of them, and sends nothing again", async () => {
    const left = mount(atBank("plain"));
    await typeDetails(/^Identifiant/, "12345678");
    under.putOnTheWay(async ({ method }, pass) => {
      const answered = await pass();
      return method === "POST" ? new Promise<Response>(() => undefined) : answered;
    });
    await press("Sign in");
    await waitFor(() => {
      expect(posts()).toHaveLength(1);
    });
    under.putOnTheWay(null);
    const { onSuccess } = reload(left);
    await untilConnected();
    expect(posts()).toHaveLength(1);
    expect(onSuccess).toHaveBeenCalledTimes(1);
  });

  it("after the end begins anew", async () => {
    const left = mount(atBank("plain"));
    await signIn();
    await untilConnected();
    reload(left);
    expect(await screen.findByRole("button", { name: /Banque du Vieux Moulin/ })).toBeVisible();
  });
});

describe("another layout in the middle", () => {
  it("loses no answer that is on its way", async () => {
    let answer: () => void = () => undefined;
    const host = mount(atBank("plain"));
    await typeDetails(/^Identifiant/, "12345678");
    under.putOnTheWay(async ({ method }, pass) => {
      const answered = await pass();
      return method === "POST"
        ? new Promise<Response>((resolve) => {
            answer = () => {
              resolve(answered);
            };
          })
        : answered;
    });
    await press("Sign in");
    await waitFor(() => {
      expect(posts()).toHaveLength(1);
    });
    host.show({ ...atBank("plain"), layout: "modal" });
    await screen.findByRole("dialog");
    await act(async () => {
      answer();
    });
    under.putOnTheWay(null);
    await untilConnected();
    expect(host.onSuccess).toHaveBeenCalledTimes(1);
  });
});

describe("on a server", () => {
  it("renders nothing, without a warning", () => {
    const warned = vi.spyOn(console, "error");
    expect(renderToString(widget(createHost()))).toBe("");
    expect(renderToString(widget(createHost(), { proxyUrl: "" }))).toBe("");
    expect(warned).not.toHaveBeenCalled();
  });
});

describe("opening", () => {
  it("starts a flow, closing removes it, and opening again starts another", async () => {
    const host = mount({ open: false });
    expect(host.container).toBeEmptyDOMElement();
    expect(under.sent).toEqual([]);

    host.show({ open: true });
    await press(/Banque du Vieux Moulin/);
    await screen.findByLabelText(/^Identifiant/);
    host.show({ open: false });
    expect(host.container).toBeEmptyDOMElement();
    window.sessionStorage.clear();

    host.show({ open: true });
    await screen.findByRole("button", { name: /Banque du Vieux Moulin/ });
    await press("Close");
    expect(host.heard).toEqual(["load", "load", "exit", "close"]);
    expect(host.onExit).toHaveBeenCalledWith(
      null,
      expect.objectContaining({ step: "selectingConnector" }),
    );
  });

  it("happens by itself when the PSU is back from the bank", async () => {
    window.history.replaceState(null, "", "/accounts?tab=2&guichet_return=used-code-0123456789");
    const host = mount({ open: false });
    await screen.findByRole("button", { name: /Banque du Vieux Moulin/ });
    expect(window.location.search).toBe("?tab=2");
    expect(posts().map(({ path }) => path)).toEqual(["/returns"]);
    await press("Close");
    expect(host.container).toBeEmptyDOMElement();
    expect(host.heard).toEqual(["load", "exit", "close"]);
  });

  it("shares nothing between two widgets of a page", async () => {
    const one = mount(atBank("plain"));
    const other = mount(atBank("otp"));
    await screen.findByLabelText(/^Identifiant/);
    await screen.findByLabelText(/^Numéro client/);
    const [close] = screen.getAllByRole("button", { name: "Close" });
    if (close === undefined) throw new Error("both can be closed");
    await user.click(close);
    expect(one.heard).toEqual(["load", "exit", "close"]);
    expect(other.heard).toEqual(["load"]);
    expect(screen.getByLabelText(/^Numéro client/)).toBeVisible();
  });
});

describe("unmounting", () => {
  it("while details are sent says nothing, sends nothing more and leaves nothing", async () => {
    let answer: (response: Response) => void = () => undefined;
    const { heard, unmount, container } = mount(atBank("plain"));
    await typeDetails(/^Identifiant/, "12345678");
    const gone = vi.spyOn(window, "removeEventListener");
    const come = vi.spyOn(window, "addEventListener");
    under.putOnTheWay(({ method }, pass) =>
      method === "POST"
        ? new Promise((resolve) => {
            answer = resolve;
          })
        : pass(),
    );
    await press("Sign in");
    await waitFor(() => {
      expect(posts()).toHaveLength(1);
    });
    const before = under.sent.length;
    unmount();
    await act(async () => {
      answer(Response.json({ kind: "operation", id: "operation-0123456789", pollAfterMs: 0 }));
    });
    await act(
      () =>
        new Promise((resolve) => {
          setTimeout(resolve);
        }),
    );

    expect(under.sent).toHaveLength(before);
    expect(heard).toEqual(["load"]);
    expect(container).toBeEmptyDOMElement();
    expect(document.body.style.overflow).toBe("");
    expect(come.mock.calls.length).toBeLessThanOrEqual(gone.mock.calls.length);
  });
});

describe("a wrong integration", () => {
  it.each<[string, Record<string, unknown>, string]>([
    ["no proxy address", { proxyUrl: undefined }, "proxyUrl is required"],
    ["a connection id as text", { connectionId: "7" }, "connectionId must be a number"],
    ["a locale that is none", { locale: 7 }, "locale must be a language tag"],
  ])(
    "(%s) is said to the PSU, the host and the developer, and nothing is called",
    async (_what, props, message) => {
      const quiet = vi.spyOn(console, "error").mockImplementation(() => undefined);
      const host = mount(props);
      await heading("This page is not set up correctly");
      expect(under.sent).toEqual([]);
      expect(quiet.mock.calls.map(String).filter((line) => line.includes(message))).toHaveLength(1);
      const [close] = await screen.findAllByRole("button", { name: "Close" });
      if (close === undefined) throw new Error("it can be closed");
      await user.click(close);
      expect(host.onExit).toHaveBeenCalledWith(
        expect.objectContaining({
          code: "implementation_error",
          message: expect.stringContaining(message),
          displayMessage: expect.any(String),
          recovery: { action: "fix_integration", actor: "client_application", retryable: false },
        }),
        expect.anything(),
      );
      expect(host.heard.slice(-2)).toEqual(["exit", "close"]);
    },
  );

  it("without a proxy is named the same way", async () => {
    const quiet = vi.spyOn(console, "error").mockImplementation(() => undefined);
    under.putOnTheWay(
      () => new Response("<!doctype html>", { headers: { "content-type": "text/html" } }),
    );
    const host = mount(atBank("plain"));
    await heading("This page is not set up correctly");
    await user.click((await screen.findAllByRole("button", { name: "Close" }))[0] ?? document.body);
    expect(host.onExit.mock.calls[0]?.[0]).toMatchObject({
      code: "implementation_error",
      message: expect.stringContaining("no Guichet proxy answers"),
    });
    expect(quiet.mock.calls.map(String).join()).toContain("no Guichet proxy answers");
  });
});

describe("a bad way to the proxy", () => {
  const html500: OnTheWay = () => new Response("<h1>502</h1>", { status: 502 });
  const malformed: OnTheWay = () =>
    new Response("{", { headers: { "content-type": "application/json" } });
  const down: OnTheWay = () => Promise.reject(new TypeError("Failed to fetch"));

  it.each([
    ["a gateway's error page", html500],
    ["half an answer", malformed],
    ["no network", down],
  ])("(%s) while opening is said, and trying again goes on", async (_what, onTheWay) => {
    under.putOnTheWay(onTheWay);
    mount(atBank("plain"));
    await press("Try again");
    under.putOnTheWay(null);
    await press("Try again");
    await screen.findByLabelText(/^Identifiant/);
  });

  it.each([
    ["a gateway's error page", html500],
    ["half an answer", malformed],
    ["no network", down],
  ])(
    "(%s) hides an answer: what came of it is found, and nothing is sent again",
    async (_what, onTheWay) => {
      const { onSuccess } = mount(atBank("plain"));
      await typeDetails(/^Identifiant/, "12345678");
      under.putOnTheWay(async (call, pass) => {
        const answered = await pass();
        return call.method === "POST" ? onTheWay(call, pass) : answered;
      });
      await press("Sign in");
      await untilConnected();
      expect(posts()).toHaveLength(1);
      expect(onSuccess).toHaveBeenCalledTimes(1);
    },
  );
});
