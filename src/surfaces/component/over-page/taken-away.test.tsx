import { act, screen, waitFor, within } from "@testing-library/react";
import { useState } from "react";
import { createRoot } from "react-dom/client";
import type { Root } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { proxyOverSandbox } from "../../../api/testing/proxy-over-sandbox.ts";
import type { ProxyOverSandbox } from "../../../api/testing/proxy-over-sandbox.ts";
import { driveWidget, fakePageTime } from "../../../react/testing/drive-widget.ts";
import { ConnectWidget } from "../connect-widget.tsx";
import { useConnect } from "../use-connect.ts";

const options = { proxyUrl: "/guichet", locale: "en" } as const;
let under: ProxyOverSandbox;
let psu: ReturnType<typeof driveWidget>;
let heard: string[];
let root: Root;
let container: HTMLElement;
const first = document.body;

beforeEach(() => {
  fakePageTime();
  psu = driveWidget();
  under = proxyOverSandbox({ encryption: "none" });
  vi.stubGlobal("fetch", under.fetch);
  heard = [];
  container = document.createElement("div");
  container.id = "root";
  document.body.append(container);
  root = createRoot(container);
});
afterEach(async () => {
  await act(async () => {
    root.unmount();
  });
  first.replaceChildren();
  if (document.body !== first) document.body.replaceWith(first);
  vi.useRealTimers();
  vi.unstubAllGlobals();
  window.sessionStorage.clear();
});

const callbacks = {
  onExit: (error: unknown) => heard.push(`exit ${JSON.stringify(error)}`),
  onClose: () => heard.push("close"),
};

function Hook() {
  const { open, isOpen } = useConnect({ ...options, ...callbacks });
  return (
    <button type="button" onClick={open}>
      {isOpen ? "It is open" : "Connect a bank"}
    </button>
  );
}

function Component({ layout, connectors }: { layout: "inline" | "modal"; connectors?: string[] }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Connect a bank
      </button>
      <ConnectWidget
        {...{ ...options, ...callbacks, layout, open, connectors }}
        onClose={() => {
          callbacks.onClose();
          setOpen(false);
        }}
      />
    </>
  );
}

const draw = (element: React.ReactNode) =>
  act(async () => {
    root.render(element);
  });
const list = () => screen.findByRole("button", { name: /Banque du Vieux Moulin/ });
const widgets = () => document.querySelectorAll(".guichet-root").length;
/** The code that watches the page has come. */
const watched = () => act(() => import("./guards.ts"));

/** What a page does to the widget, with the root of the application kept. */
const swaps: Readonly<Record<string, () => void>> = {
  "its body replaced, as Turbo does": () => {
    const body = document.createElement("body");
    body.append(container);
    document.body.replaceWith(body);
  },
  "what it does not know at the end of the body removed, as a morph does": () => {
    for (const child of [...document.body.children]) if (child !== container) child.remove();
  },
  "its body emptied and filled again, as htmx does": () => {
    document.body.replaceChildren();
    document.body.append(container);
  },
};

describe("[host-page 13] a widget over the page that has", () => {
  it.each(Object.entries(swaps))("%s: counts as closed, and opens again", async (_, swap) => {
    await draw(<Hook />);
    await psu.press("Connect a bank");
    await list();
    await watched();
    await act(async () => {
      swap();
    });
    // Not by `screen`, which keeps to the body that was there first.
    const page = within(document.documentElement);
    expect(heard).toEqual(["exit null", "close"]);
    await psu.user.click(page.getByRole("button", { name: "Connect a bank" }));
    expect(await page.findByRole("button", { name: /Banque du Vieux Moulin/ })).toBeVisible();
    expect(widgets()).toBe(1);
    expect(page.getByRole("button", { name: "It is open" })).toBeInTheDocument();
  });
});

describe("[host-page 13] a widget of the component", () => {
  it.each(["inline", "modal"] as const)(
    "%s: taken out of the host's tree, counts as closed, and the host goes on drawing",
    async (layout) => {
      await draw(<Component layout={layout} />);
      await psu.press("Connect a bank");
      await list();
      await watched();
      await act(async () => {
        document.querySelector(".guichet-root")?.remove();
      });
      expect(heard).toEqual(["exit null", "close"]);
      expect(widgets()).toBe(0);
      await psu.press("Connect a bank");
      await list();
    },
  );

  it("asks the bank nothing more once its root was thrown away without an unmount", async () => {
    await draw(<Component layout="inline" connectors={[under.bankOf("decoupled")]} />);
    await psu.press("Connect a bank");
    await psu.signIn();
    await psu.heading(/Approve/);
    await watched();
    await act(async () => {
      container.remove();
    });
    expect(heard.at(-1)).toBe("close");
    const asked = under.sent.length;
    for (let seconds = 0; seconds < 30; seconds += 1) await psu.passOneSecond();
    expect(under.sent).toHaveLength(asked);
  });

  it("stays where the host moves it within one turn", async () => {
    await draw(<Component layout="inline" />);
    await psu.press("Connect a bank");
    await list();
    await watched();
    await act(async () => {
      const aside = document.createElement("aside");
      document.body.append(aside);
      aside.append(container);
    });
    await waitFor(() => {
      expect(widgets()).toBe(1);
    });
    expect(heard).toEqual([]);
    await act(async () => {
      document.querySelector("aside")?.remove();
    });
    expect(heard).toEqual(["exit null", "close"]);
  });
});
