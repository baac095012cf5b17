import { act, render, screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { StrictMode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { proxyOverSandbox } from "../../api/testing/proxy-over-sandbox.ts";
import type { OnTheWay, ProxyOverSandbox } from "../../api/testing/proxy-over-sandbox.ts";
import type { ScenarioName } from "../../sandbox/index.ts";
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

let under: ProxyOverSandbox;
let user: ReturnType<typeof userEvent.setup>;

beforeEach(() => {
  under = proxyOverSandbox({ encryption: "none" });
  user = userEvent.setup();
  vi.stubGlobal("fetch", under.fetch);
});
afterEach(() => {
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
const heading = (name: string | RegExp) =>
  screen.findByRole("heading", { name }, { timeout: 5_000 });
const press = async (name: string | RegExp) =>
  user.click(await screen.findByRole("button", { name }));

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
  await heading(CONNECTED);
  const [result] = host.onSuccess.mock.calls[0] ?? [];
  host.unmount();
  return result?.connectionId ?? 0;
};

describe("a PSU connects a bank", () => {
  it("chosen from the list, by its details", async () => {
    const { heard, onSuccess, onLoad, onEvent } = mount();
    await press(/Banque du Vieux Moulin/);
    await signIn();
    await heading(CONNECTED).finally(() => process.stdout.write(JSON.stringify(onEvent.mock.calls)+document.body.innerText+document.body.textContent));

    expect(onLoad).toHaveBeenCalledTimes(1);
    expect(onSuccess.mock.calls).toEqual([
      [
        {
          connectionId: expect.any(Number),
          status: "connected",
          state: null,
          connectorUuid: under.bankOf("plain"),
          alreadyHealthy: false,
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
    await user.selectOptions(await screen.findByLabelText(/Espace client/), "pro");
    await signIn();
    await screen.findByRole("button", { name: "Try again" });
    expect(screen.getByLabelText(/^Identifiant/)).toHaveValue("12345678");
    expect(screen.getByLabelText("Code secret")).toHaveValue("");

    await user.selectOptions(screen.getByLabelText(/Espace client/), "par");
    await user.type(screen.getByLabelText("Code secret"), "123456");
    await press("Try again");
    await heading(CONNECTED);
    expect(onSuccess).toHaveBeenCalledTimes(1);
    expect(onExit).not.toHaveBeenCalled();
  });

  it("by a code", async () => {
    const { onSuccess } = mount(atBank("otp"));
    await typeDetails(/^Numéro client/, "123456");
    await press("Sign in");
    await user.type(await screen.findByLabelText(/Saisissez le code/), "123456");
    await press("Confirm");
    await heading(CONNECTED);
    expect(onSuccess).toHaveBeenCalledTimes(1);
  });

  it("by an approval on the phone", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
    const { onSuccess } = mount(atBank("decoupled"));
    await signIn();
    await heading(/Approve/);
    under.clock.advance(30_000);
    await act(() => vi.advanceTimersByTimeAsync(15_000));
    await heading(CONNECTED);
    expect(onSuccess).toHaveBeenCalledTimes(1);
    vi.useRealTimers();
  });

  it("that is connected already: nothing is sent", async () => {
    const connectionId = await createHealthy();
    const before = posts().length;
    const { onSuccess } = mount({ connectionId });
    await heading(CONNECTED);
    expect(onSuccess.mock.calls[0]?.[0]).toMatchObject({ connectionId, alreadyHealthy: true });
    expect(posts()).toHaveLength(before);
  });

  it("with one press too many: one connection", async () => {
    mount(atBank("plain"));
    await typeDetails(/^Identifiant/, "12345678");
    await user.dblClick(screen.getByRole("button", { name: "Sign in" }));
    await heading(CONNECTED);
    expect(posts()).toHaveLength(1);
  });

  it("with nothing that was typed in clear on the line, in storage or in events", async () => {
    under = proxyOverSandbox();
    vi.stubGlobal("fetch", under.fetch);
    const { onEvent, onSuccess } = mount(atBank("plain"));
    await typeDetails(/^Identifiant/, "98761234");
    await press("Sign in");
    await heading(CONNECTED);
    const sinks = [
      ...under.sent.map(({ path, body }) => path + body),
      ...under.upstream,
      JSON.stringify([onEvent.mock.calls, onSuccess.mock.calls, { ...window.sessionStorage }]),
      document.documentElement.outerHTML,
    ];
    expect(sinks.filter((text) => text.includes("98761234"))).toEqual([]);
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
      const host = mount(props as Partial<ConnectWidgetProps>);
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
      await heading(CONNECTED);
      expect(posts()).toHaveLength(1);
      expect(onSuccess).toHaveBeenCalledTimes(1);
    },
  );

  it("(Powens itself) is said as well", async () => {
    mount(atBank("serverError"));
    await signInAnyhow();
    await waitFor(() => {
      expect(posts()).toHaveLength(1);
    });
    await heading("Something went wrong on our side");
  });
});

async function signInAnyhow() {
  for (const field of await screen.findAllByRole("textbox")) await user.type(field, "1234567890");
  await user.type(screen.getByLabelText(/^(Code|Mot de passe|Palavra)/), "123456");
  await press("Sign in");
}
