import { act, render, screen } from "@testing-library/react";
import { StrictMode } from "react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { proxyOverSandbox } from "../../api/testing/proxy-over-sandbox.ts";
import type { ProxyOverSandbox } from "../../api/testing/proxy-over-sandbox.ts";
import { driveWidget, fakePageTime } from "../../react/testing/drive-widget.ts";
import { ConnectWidget } from "./connect-widget.tsx";
import { useConnect } from "./use-connect.ts";

let under: ProxyOverSandbox;
let psu: ReturnType<typeof driveWidget>;

beforeEach(() => {
  fakePageTime();
  psu = driveWidget();
  // The bank has a time of its own: what waits there is none of the page's timers.
  under = proxyOverSandbox({ encryption: "none" });
  vi.stubGlobal("fetch", under.fetch);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  window.sessionStorage.clear();
});

/** Counts the listeners of what outlives a widget. */
function watchListeners() {
  const held = new Map<string, Set<unknown>>();
  const spied = [window, document, document.documentElement, document.body].map((target, at) => {
    const sets = (type: string, options: unknown) => {
      const capture = typeof options === "object" ? Reflect.get(options ?? {}, "capture") : options;
      const key = `${String(at)} ${type} ${String(capture === true)}`;
      const set = held.get(key) ?? new Set();
      held.set(key, set);
      return set;
    };
    const { addEventListener: add, removeEventListener: remove } = target;
    vi.spyOn(target, "addEventListener").mockImplementation((...said: Parameters<typeof add>) => {
      sets(said[0], said[2]).add(said[1]);
      add.apply(target, said);
    });
    vi.spyOn(target, "removeEventListener").mockImplementation(
      (...said: Parameters<typeof remove>) => {
        sets(said[0], said[2]).delete(said[1]);
        remove.apply(target, said);
      },
    );
    return target;
  });
  expect(spied).toHaveLength(4);
  return () =>
    [...held]
      .filter(([, listeners]) => listeners.size > 0)
      .map(([key, listeners]) => `${key}: ${String(listeners.size)}`)
      .sort();
}

const heldByPage = (listeners: () => readonly string[]) => ({
  listeners: listeners(),
  timers: vi.getTimerCount(),
  head: document.head.innerHTML,
  body: [
    document.body.getAttributeNames(),
    document.body.textContent,
    document.body.children.length,
  ],
  html: document.documentElement.getAttributeNames(),
  inert: document.querySelectorAll("[inert], [aria-hidden]").length,
});

interface Offered {
  readonly connectors: readonly string[];
}
const options = { proxyUrl: "/guichet", locale: "en" } as const;

function Hook(offered: Offered) {
  const { open } = useConnect({ ...options, ...offered });
  return (
    <button type="button" onClick={open}>
      Open
    </button>
  );
}
const ways: Readonly<Record<string, (offered: Offered) => ReactNode>> = {
  hook: (offered) => <Hook {...offered} />,
  inline: (offered) => <ConnectWidget {...options} {...offered} layout="inline" />,
  modal: (offered) => <ConnectWidget {...options} {...offered} layout="modal" />,
  page: (offered) => <ConnectWidget {...options} {...offered} layout="page" />,
};

const moments: Readonly<
  Record<
    string,
    { readonly scenario: "plain" | "otp" | "decoupled"; reach: () => Promise<unknown> }
  >
> = {
  opening: { scenario: "plain", reach: async () => undefined },
  form: { scenario: "plain", reach: () => screen.findByLabelText("Code secret") },
  question: {
    scenario: "otp",
    reach: async () => {
      await psu.signIn("123456");
      await screen.findByLabelText(/Saisissez le code/);
    },
  },
  approval: {
    scenario: "decoupled",
    reach: async () => {
      await psu.signIn();
      await psu.heading(/Approve/);
    },
  },
  "question of leaving": {
    scenario: "otp",
    reach: async () => {
      await psu.signIn("123456");
      await screen.findByLabelText(/Saisissez le code/);
      await psu.press("Close");
      await psu.heading("Leave now?");
    },
  },
  "first data": {
    scenario: "plain",
    reach: async () => {
      await psu.signIn();
      await psu.heading("Connected. Getting your accounts");
    },
  },
};

const cases = Object.entries(ways).flatMap(([way, draw]) =>
  Object.entries(moments).map(([moment, { scenario, reach }]) => ({
    ...{ way, draw, moment, scenario, reach },
  })),
);

it.each(cases)("$way, unmounted at the $moment, leaves nothing", async (one) => {
  // What React keeps for the page itself is there before.
  render(<p>Host</p>).unmount();
  const listeners = watchListeners();
  const page = render(<StrictMode>{null}</StrictMode>);
  const before = heldByPage(listeners);
  page.rerender(<StrictMode>{one.draw({ connectors: [under.bankOf(one.scenario)] })}</StrictMode>);
  if (one.way === "hook") await psu.press("Open");
  await one.reach();
  expect(document.querySelector(".guichet-root")).not.toBeNull();
  page.rerender(<StrictMode>{null}</StrictMode>);
  // What is on its way arrives, and jsdom tells of changes at once: none of the page's time passes for either.
  for (let turns = 0; turns < 100 && vi.getTimerCount() > before.timers; turns += 1)
    await act(async () => {
      vi.advanceTimersByTime(0);
      await new Promise((resolve) => setImmediate(resolve));
    });
  expect(heldByPage(listeners)).toEqual(before);
});
