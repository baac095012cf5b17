import { act, cleanup, render, screen } from "@testing-library/react";
import { StrictMode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { proxyOverSandbox } from "../../api/testing/proxy-over-sandbox.ts";
import type { ProxyOverSandbox } from "../../api/testing/proxy-over-sandbox.ts";
import { driveWidget, fakePageTime, pageClock } from "../../react/testing/drive-widget.ts";
import { ConnectWidget } from "./connect-widget.tsx";
import { forwardReturn } from "./forward-return.ts";
import { misplacedQuery } from "./misplaced-return.ts";
import { useConnect } from "./use-connect.ts";
import type { UseConnectOptions } from "./use-connect.ts";

let under: ProxyOverSandbox;
let psu: ReturnType<typeof driveWidget>;
let bankPage = "";

beforeEach(() => {
  fakePageTime();
  psu = driveWidget();
  under = proxyOverSandbox({ encryption: "none", clock: pageClock });
  under.putOnTheWay(async ({ path }, pass) => {
    const response = await pass();
    if (path === "/webauth") bankPage = ((await response.clone().json()) as { url: string }).url;
    return response;
  });
  vi.stubGlobal("fetch", under.fetch);
  window.history.replaceState(null, "", "/accounts");
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  window.sessionStorage.clear();
  window.history.replaceState(null, "", "/");
});

/** What one application of the page hears. */
function createApplication(
  name: string,
  options: Partial<Omit<UseConnectOptions, "proxyUrl">> = {},
) {
  const heard: string[] = [];
  const props = {
    proxyUrl: "/guichet",
    locale: "en",
    accounts: false,
    moreSources: false,
    onSuccess: () => heard.push("success"),
    onExit: () => heard.push("exit"),
    onEvent: () => heard.push("event"),
    ...options,
  } as const;
  function Application() {
    const { open } = useConnect(props);
    return (
      <button type="button" onClick={open}>
        {name}
      </button>
    );
  }
  return { heard, props, element: <Application key={name} /> };
}

const show = (...elements: readonly React.JSX.Element[]) =>
  render(<StrictMode>{elements}</StrictMode>);

/** Presses a button of the bank's page; answers where it leads. */
async function atBank(fields: Record<string, string>): Promise<string> {
  const response = await under.sandbox.fetch(
    new Request(bankPage, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams(fields).toString(),
    }),
  );
  return response.headers.get("location") ?? "";
}

/** Leaves for the bank from what is open, approves there, and loses the page. Answers the callback's address. */
async function leaveAndApprove(): Promise<string> {
  await psu.press("Continue to Crédit de l'Estuaire");
  await act(() =>
    vi.waitFor(() => expect(window.sessionStorage.getItem("guichet:left")).not.toBeNull()),
  );
  cleanup();
  await atBank({ act: "signIn", customer: "4711" });
  return atBank({ act: "approve" });
}

/** Where the proxy sends the browser from the callback. */
async function followCallback(callback: string): Promise<void> {
  const { headers } = await under.fetch(callback, { method: "GET", redirect: "manual" });
  const { pathname, search } = new URL(headers.get("location") ?? "");
  window.history.replaceState(null, "", pathname + search);
}

const webauth = () => ({ connectors: [under.bankOf("webauth")] });
const asked = () => psu.until("Was it you?");

describe("[host-page 46] a return whose code nobody saw", () => {
  it("opens the hook by itself, and asks", async () => {
    const application = createApplication("Accounts", webauth());
    show(application.element);
    await psu.press("Accounts");
    await followCallback(await leaveAndApprove());
    window.history.replaceState(null, "", "/accounts");

    show(application.element);

    await asked();
    await psu.press("Yes, continue");
    await psu.until();
    expect(application.heard).toContain("success");
  });

  it("opens a component that the host shows closed, and not again once it was closed", async () => {
    const { props, heard } = createApplication("Accounts", webauth());
    show(<ConnectWidget key="open" {...props} />);
    await leaveAndApprove();

    show(<ConnectWidget key="closed" {...props} open={false} />);
    await asked();
    cleanup();
    show(<ConnectWidget key="closed" {...props} open={false} />);
    await asked();
    await psu.press("No, do not use it");
    expect(heard.at(-1)).toBe("exit");
    cleanup();

    show(<ConnectWidget key="closed" {...props} open={false} />);
    await act(() => Promise.resolve());
    expect(screen.queryByRole("heading")).toBeNull();
  });

  it("is still known when the first reads after it fail", async () => {
    const application = createApplication("Accounts", webauth());
    show(application.element);
    await psu.press("Accounts");
    await leaveAndApprove();

    under.putOnTheWay(() => Promise.reject(new TypeError("offline")));
    show(application.element);
    await psu.until("This did not load");
    under.putOnTheWay(null);
    await psu.press("Try again");

    await asked();
  });

  it("opens nothing that did not leave", async () => {
    const application = createApplication("Accounts", webauth());
    show(application.element);
    await psu.press("Accounts");
    await screen.findByRole("button", { name: "Continue to Crédit de l'Estuaire" });
    cleanup();

    show(application.element);
    await act(() => Promise.resolve());
    expect(screen.queryByRole("dialog")).toBeNull();
  });
});

describe("[host-page 12] two widgets of a page", () => {
  it("the one that left goes on, and the other hears nothing", async () => {
    const first = createApplication("First", webauth());
    const second = createApplication("Second", webauth());
    show(first.element, second.element);
    await psu.press("Second");
    const callback = await leaveAndApprove();
    second.heard.length = 0;
    await followCallback(callback);

    show(first.element, second.element);

    await psu.until();
    expect(second.heard).toContain("success");
    expect(first.heard).toEqual([]);
  });

  it("keep what they were at apart", async () => {
    const { props: one } = createApplication("One", webauth());
    const { props: other } = createApplication("Other", { connectors: [under.bankOf("otp")] });
    show(<ConnectWidget key="one" {...one} />, <ConnectWidget key="other" {...other} />);
    await psu.heading(/Crédit de l'Estuaire/);
    await psu.type(/^Numéro client/, "12345678");
    await psu.type("Code secret", "123456");
    await psu.press("Sign in");
    await screen.findByRole("button", { name: "Continue to Crédit de l'Estuaire" });

    const keys = Object.keys(window.sessionStorage).sort();
    expect(keys).toEqual(["guichet:flow:new", "guichet:flow:new:2"]);
  });

  it("wait for the one that left, whose bundle may come later", async () => {
    const first = createApplication("First", webauth());
    const second = createApplication("Second", webauth());
    show(first.element, second.element);
    await psu.press("Second");
    await followCallback(await leaveAndApprove());
    second.heard.length = 0;

    show(first.element);
    await act(() => Promise.resolve());
    expect(screen.queryByRole("dialog")).toBeNull();
    show(second.element);

    await psu.until();
    expect(second.heard).toContain("success");
    expect(first.heard).toEqual([]);
  });

  it("one of them goes on where the one that left is not there any more", async () => {
    const repair = createApplication("Repair", webauth());
    show(createApplication("Gone").element, repair.element);
    await psu.press("Repair");
    await followCallback(await leaveAndApprove());

    const left = createApplication("Left", webauth());
    show(left.element);

    await psu.until();
    expect(left.heard).toContain("success");
  });
});

describe("[host-page 40] a page that stands at the callback's address", () => {
  const standAt = (address: string) => {
    const { pathname, search } = new URL(address);
    window.history.replaceState({ router: 42 }, "", pathname + search);
  };

  it("hands the query to the proxy and goes to the page that was left, where the flow goes on", async () => {
    const application = createApplication("Accounts", webauth());
    show(application.element);
    await psu.press("Accounts");
    const callback = await leaveAndApprove();
    const replace = vi.fn<(address: string) => void>();
    const { pathname, search } = new URL(callback);

    const isLeft = await forwardReturn({ proxyUrl: "/guichet" }, search, {
      history: window.history,
      location: { pathname, replace },
    });

    expect(isLeft).toBe(true);
    standAt(replace.mock.calls[0]?.[0] ?? "");
    expect(window.location.pathname).toBe("/accounts");
    show(application.element);
    await psu.until();
    expect(application.heard).toContain("success");
  });

  it("asks there where nobody knows the return any more, and cleans the address", async () => {
    const application = createApplication("Accounts", webauth());
    show(application.element);
    await psu.press("Accounts");
    const callback = await leaveAndApprove();
    standAt(callback.replace(/state=[^&]+/, "state=of-before-the-restart"));

    show(application.element, createApplication("Other").element);

    await asked();
    expect(under.callsTo("POST /returns/forwarded")).toHaveLength(1);
    expect(window.location.pathname + window.location.search).toBe("/guichet/callback");
    expect(window.history.state).toEqual({ router: 42 });
  });

  it.each([
    ["/guichet", "/guichet/callback?state=a", "?state=a"],
    ["/guichet/", "/guichet/callback/?id_connection=1", "?id_connection=1"],
    ["https://app.example/guichet", "/guichet/callback?error=x#y", "?error=x"],
    ["/guichet", "/guichet/callback", null],
    ["/guichet", "/guichet/callbacks?state=a", null],
    ["/guichet", "/accounts?state=a", null],
    ["https://other.example/guichet", "/guichet/callback?state=a", null],
    ["http://[", "/guichet/callback?state=a", null],
    [7, "/guichet/callback?state=a", null],
  ])("is told from the proxy's address %s: %s", (proxyUrl, path, query) => {
    expect(misplacedQuery(proxyUrl, `https://app.example${path}`)).toBe(query);
  });
});
