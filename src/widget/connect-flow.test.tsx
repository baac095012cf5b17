import { act, configure, fireEvent, render, screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { StrictMode, useState } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ConnectApi } from "../api/index.ts";
import type { FlowState, StepState } from "../flow/index.ts";
import { createFlowStore, createWidgetInstance, useConnectContext } from "../react/index.ts";
import { attemptAt, bank, bankSummary, connectionTo } from "../react/testing/bank.ts";
import { createTestApi } from "../react/testing/test-api.ts";
import { createTestPage } from "../react/testing/test-page.ts";
import { ConnectFlow } from "./connect-flow.tsx";
import { ErrorBoundary } from "./error-boundary.tsx";
import type { ConnectOptions } from "./widget-options.ts";

const attempt = attemptAt(bank(), {
  connection: connectionTo({ state: "additionalInformationNeeded" }),
});
const answering: StepState = {
  step: "answering",
  attempt,
  fields: [],
  round: 1,
  notice: null,
  bankMessage: null,
  refusals: 0,
  sending: null,
  renewing: false,
};

// The screens and their texts are fetched first.
configure({ asyncUtilTimeout: 5_000 });

let user: ReturnType<typeof userEvent.setup>;
beforeEach(() => {
  user = userEvent.setup();
});
afterEach(() => {
  vi.restoreAllMocks();
});

function show(
  options: Partial<ConnectOptions> = {},
  { api = {}, step }: { readonly api?: Partial<ConnectApi>; readonly step?: StepState } = {},
) {
  const state =
    step === undefined ? undefined : ({ ...step, turn: 3, leaving: false } as FlowState);
  const known = createTestApi({ listConnectors: () => Promise.resolve([bankSummary()]), ...api });
  const instance = createWidgetInstance(known, createTestPage(), createFlowStore(state));
  const element = (more: Partial<ConnectOptions> = {}) => (
    <StrictMode>
      <ConnectFlow
        instance={instance}
        options={{ proxyUrl: "/guichet", locale: "en", ...options, ...more }}
      />
    </StrictMode>
  );
  const rendered = render(element());
  return {
    ...rendered,
    instance,
    change: (more: Partial<ConnectOptions>) => {
      rendered.rerender(element(more));
    },
  };
}

const theBank = () => screen.findByRole("button", { name: /Banque du Phare/ });

describe("the frame of a widget", () => {
  it("carries language, direction, scheme and layout", async () => {
    const { container, change } = show({ theme: "dark", layout: "page" });
    await theBank();
    const root = container.firstElementChild;
    expect(root).toHaveAttribute("lang", "en");
    expect(root).toHaveAttribute("dir", "ltr");
    expect(root).toHaveAttribute("data-theme", "dark");
    expect(root).toHaveAttribute("data-layout", "page");
    expect(screen.getByRole("heading", { level: 1 })).toBeVisible();

    change({ locale: "fr", headingLevel: 4 });
    expect(
      await screen.findByRole("heading", { level: 4, name: "Choisissez votre banque" }),
    ).toBeVisible();
    expect(root).toHaveAttribute("lang", "fr");
  });

  it("is the same for a host that writes its options anew on each render", async () => {
    const { change, instance } = show({
      connectors: [attempt.connector.uuid, "0f8c5d2e-6a51-4c5b-9d3e-2b7f0e1a4c02"],
    });
    await theBank();
    const before = instance.queryClient.getQueryCache().getAll().length;
    const row = await theBank();
    for (let times = 0; times < 5; times += 1)
      change({
        connectors: [attempt.connector.uuid, "0f8c5d2e-6a51-4c5b-9d3e-2b7f0e1a4c02"],
        onExit: () => undefined,
        messages: {},
      });
    expect(await theBank()).toBe(row);
    expect(instance.queryClient.getQueryCache().getAll().length).toBeLessThanOrEqual(before + 1);
  });

  it("calls the callbacks of the last render", async () => {
    const [first, last] = [vi.fn(), vi.fn()];
    const { change } = show({ onExit: first });
    await theBank();
    change({ onExit: last });
    await user.click(screen.getByRole("button", { name: "Close" }));
    expect(first).not.toHaveBeenCalled();
    expect(last).toHaveBeenCalledTimes(1);
  });
});

describe("a modal widget", () => {
  it("asks to close on Escape, and gives the focus back", async () => {
    function Page() {
      const [open, setOpen] = useState(false);
      const [instance] = useState(() =>
        createWidgetInstance(
          createTestApi({ listConnectors: () => Promise.resolve([bankSummary()]) }),
          createTestPage(),
          createFlowStore(),
        ),
      );
      return (
        <>
          <button
            onClick={() => {
              setOpen(true);
            }}
          >
            Connect a bank
          </button>
          {open && (
            <ConnectFlow
              instance={instance}
              options={{
                proxyUrl: "/guichet",
                locale: "en",
                layout: "modal",
                onClose: () => {
                  setOpen(false);
                },
              }}
            />
          )}
        </>
      );
    }
    render(
      <StrictMode>
        <Page />
      </StrictMode>,
    );
    const opener = screen.getByRole("button", { name: "Connect a bank" });
    await user.click(opener);
    await theBank();
    fireEvent.keyDown(screen.getByRole("dialog"), { key: "Escape" });
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(opener).toHaveFocus();
  });
});

describe("leaving where something would be lost", () => {
  it("is asked about, with the focus on staying; Escape stays", async () => {
    const { instance } = show({}, { step: answering });
    await screen.findByRole("heading", { name: "One more step for your bank" });
    await user.click(screen.getByRole("button", { name: "Close" }));
    const question = screen.getByRole("dialog");
    expect(within(question).getAllByRole("button")[0]).toHaveFocus();
    fireEvent.keyDown(question, { key: "Escape" });
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(instance.store.getState()).toMatchObject({ step: "answering", leaving: false });
  });

  it("ends the widget when the PSU means it", async () => {
    const onExit = vi.fn();
    const { container } = show({ onExit }, { step: answering });
    await screen.findByRole("heading", { name: "One more step for your bank" });
    await user.click(screen.getByRole("button", { name: "Close" }));
    await user.click(within(screen.getByRole("dialog")).getAllByRole("button")[1] ?? document.body);
    expect(onExit).toHaveBeenCalledTimes(1);
    expect(container).toBeEmptyDOMElement();
  });
});

describe("without the network", () => {
  it("the PSU is told when it goes and when it is back, and a sentence said twice is said twice", async () => {
    show();
    await theBank();
    const online = vi.spyOn(navigator, "onLine", "get");
    const set = (value: boolean) => {
      online.mockReturnValue(value);
      act(() => {
        window.dispatchEvent(new Event(value ? "online" : "offline"));
      });
    };
    const said: (string | null)[] = [];
    for (const value of [false, true, false]) {
      set(value);
      said.push(screen.getAllByRole("status").at(-1)?.textContent ?? null);
    }
    expect(said.map((text) => text?.trim())).toEqual([
      "You are offline",
      "Back online",
      "You are offline",
    ]);
    expect(screen.getByText("You are offline", { ignore: "[role=status]" })).toBeVisible();
  });
});

describe("a fault of a screen", () => {
  it("stays inside the widget: the PSU reads it, the host hears it once, the page goes on", async () => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const onExit = vi.fn();
    // A field that no schema lets through.
    const fields = [null as never];
    const { instance } = show({ onExit }, { step: { ...answering, fields } });
    await screen.findByRole("heading", { name: "We cannot finish this now" });
    expect(instance.store.getState()).toMatchObject({
      step: "brokenIntegration",
      code: "implementation_error",
    });
    await user.click(screen.getAllByRole("button", { name: "Close" })[0] ?? document.body);
    expect(onExit).toHaveBeenCalledTimes(1);
    expect(onExit.mock.calls[0]?.[0]).toMatchObject({
      message: expect.stringContaining("a screen of the widget failed"),
    });
  });

  it("is told once, without the error", () => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const onFault = vi.fn();
    function Broken(): never {
      useConnectContext();
      throw new Error("never reached");
    }
    render(
      <ErrorBoundary fallback={<p>fallback</p>} onFault={onFault}>
        <Broken />
      </ErrorBoundary>,
    );
    expect(screen.getByText("fallback")).toBeVisible();
    expect(onFault.mock.calls).toEqual([[]]);
  });
});

describe("words of the host", () => {
  it("stand in place of ours", async () => {
    show({ messages: { "selectingConnector.heading": "Pick a bank" } });
    expect(await screen.findByRole("heading", { name: "Pick a bank" })).toBeVisible();
  });

  it("that are wrong are reported, and the PSU has words all the same", async () => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const onExit = vi.fn();
    const messages = { "selectingConnector.hedding": "x" } as Record<string, string>;
    show({ messages, onExit });
    await screen.findByRole("heading", { name: "This page is not set up correctly" });
    await user.click(screen.getAllByRole("button", { name: "Close" })[0] ?? document.body);
    expect(onExit.mock.calls[0]?.[0]).toMatchObject({
      code: "implementation_error",
      message: expect.stringContaining("selectingConnector.hedding"),
    });
  });
});
