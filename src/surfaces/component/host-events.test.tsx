import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { render, screen } from "@testing-library/react";
import { format, resolveConfig } from "prettier";
import { StrictMode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { proxyOverSandbox } from "../../api/testing/proxy-over-sandbox.ts";
import type { ProxyOverSandbox } from "../../api/testing/proxy-over-sandbox.ts";
import { hostEventsData, hostEventsPage } from "../../protocol/host-events-page.ts";
import { commonFacts, hostEvents } from "../../protocol/host-event-table.ts";
import { connectEventNames } from "../../protocol/index.ts";
import type { ConnectEventMetadata, ConnectEventName } from "../../protocol/index.ts";
import { bankSite } from "../../react/testing/bank-site.ts";
import { driveWidget, fakePageTime, pageClock } from "../../react/testing/drive-widget.ts";
import { ConnectWidget } from "./connect-widget.tsx";
import type { ConnectWidgetProps } from "./connect-widget.tsx";

let under: ProxyOverSandbox;
let psu: ReturnType<typeof driveWidget>;
/** Every callback in order: events with the step they name, and `success`, `exit`, `load`, `close`. */
let heard: string[];
let payloads: (readonly [ConnectEventName, ConnectEventMetadata])[];

beforeEach(() => {
  fakePageTime();
  psu = driveWidget();
  under = proxyOverSandbox({ encryption: "none", clock: pageClock });
  vi.stubGlobal("fetch", under.fetch);
  heard = [];
  payloads = [];
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  window.sessionStorage.clear();
  window.history.replaceState(null, "", "/");
});

const show = (props: Partial<ConnectWidgetProps> = {}) =>
  render(
    <StrictMode>
      <ConnectWidget
        proxyUrl="/guichet"
        locale="en"
        accounts={false}
        moreSources={false}
        onEvent={(name, metadata) => {
          payloads.push([name, metadata]);
          const { step, errorCode } = metadata;
          heard.push([name, step, ...(errorCode === undefined ? [] : [errorCode])].join(" "));
        }}
        onSuccess={({ status }) => heard.push(`success ${status}`)}
        onExit={(error) => heard.push(`exit ${error?.code ?? "null"}`)}
        onLoad={() => heard.push("load")}
        onClose={() => heard.push("close")}
        {...props}
      />
    </StrictMode>,
  );
const at = (scenario: Parameters<ProxyOverSandbox["bankOf"]>[0]) => ({
  connectors: [under.bankOf(scenario)],
});
const list = () => screen.findByRole("button", { name: /Banque du Vieux Moulin/ });
const close = () => psu.press("Close");
const leave = async () => {
  await close();
  await psu.press("Leave");
};
const askedForCode = () => screen.findByLabelText(/Saisissez le code/);

/** Goes to the bank's site, leaves the page, and comes back to a new one. */
async function byTheBank(decision: "approve" | "refuse") {
  const bank = bankSite(under);
  const before = show(at("webauth"));
  await psu.press(/^Continue to/);
  await vi.waitFor(() => {
    expect(heard).toContain("OPEN_OAUTH leavingForBank");
  });
  before.unmount();
  await bank.comeBack(decision);
  show(at("webauth"));
}

const SYNCING = "Connected. Getting your accounts";

/** What is heard of a bank that the options chose, until its form is there. */
const opened = ["OPEN opening", "load", "TRANSITION_VIEW enteringCredentials"];
const sent = [...opened, "SUBMIT_CREDENTIALS enteringCredentials"];
const wentOff = [
  "OPEN opening",
  "load",
  "TRANSITION_VIEW leavingForBank",
  "OPEN_OAUTH leavingForBank",
];
const made = ["TRANSITION_VIEW connected", "HANDOFF connected", "success connected"];
const cancelled = (step: string) => [`EXIT ${step}`, "exit null", "close"];

interface Journey {
  readonly of: string;
  readonly go: () => Promise<unknown>;
  readonly hears: readonly string[];
}

const journeys: readonly Journey[] = [
  {
    of: "a bank that was searched, chosen and connected",
    go: async () => {
      show();
      await list();
      await psu.type("Bank name", "moulin");
      await psu.press(/Banque du Vieux Moulin/);
      await psu.signIn();
      await psu.until();
      await close();
    },
    hears: [
      "OPEN opening",
      "load",
      "TRANSITION_VIEW selectingConnector",
      "SEARCH_INSTITUTION selectingConnector",
      "SELECT_INSTITUTION enteringCredentials",
      "TRANSITION_VIEW enteringCredentials",
      "SUBMIT_CREDENTIALS enteringCredentials",
      "TRANSITION_VIEW syncing",
      ...made,
      "close",
    ],
  },
  {
    of: "a wrong password, then the right one",
    go: async () => {
      show(at("plain"));
      await psu.signIn("12345678", "654321");
      await psu.type("Code secret", "123456");
      await psu.press("Try again");
      await psu.until();
    },
    hears: [
      ...sent,
      "TRANSITION_VIEW enteringCredentials",
      "SUBMIT_CREDENTIALS enteringCredentials",
      "TRANSITION_VIEW syncing",
      ...made,
    ],
  },
  {
    of: "a code",
    go: async () => {
      show(at("otp"));
      await psu.signIn("123456");
      await askedForCode();
      await psu.type(/Saisissez le code/, "123456");
      await psu.press("Confirm");
      await psu.until();
    },
    hears: [
      ...sent,
      "TRANSITION_VIEW answering",
      "SUBMIT_MFA answering",
      "TRANSITION_VIEW syncing",
      ...made,
    ],
  },
  {
    of: "an approval on the phone",
    go: async () => {
      show(at("decoupled"));
      await psu.signIn();
      await psu.until();
    },
    hears: [...sent, "TRANSITION_VIEW awaitingDecoupled", "TRANSITION_VIEW syncing", ...made],
  },
  {
    of: "the choice of accounts",
    go: async () => {
      show({ ...at("plain"), accounts: {} });
      await psu.signIn();
      await psu.until(/Which accounts/);
      await psu.user.click((await screen.findAllByRole("checkbox"))[1] ?? document.body);
      await psu.press(/^Share/);
      await psu.until();
      await close();
    },
    hears: [
      ...sent,
      "TRANSITION_VIEW syncing",
      "TRANSITION_VIEW choosingAccounts",
      "SELECT_ACCOUNT choosingAccounts",
      ...made,
      "close",
    ],
  },
  {
    of: "the way to the bank's site, and back in a page of its own",
    go: async () => {
      await byTheBank("approve");
      await psu.heading(SYNCING);
      await psu.until();
    },
    hears: [
      ...wentOff,
      "OPEN opening",
      "load",
      "CLOSE_OAUTH syncing",
      "TRANSITION_VIEW syncing",
      ...made,
    ],
  },
  {
    of: "a way back with nothing",
    go: async () => {
      await byTheBank("refuse");
      await psu.heading(/.+/);
      await close();
    },
    hears: [
      ...wentOff,
      "OPEN opening",
      "load",
      "CLOSE_OAUTH returnedWithoutResult",
      "FAIL_OAUTH returnedWithoutResult",
      "TRANSITION_VIEW returnedWithoutResult",
      ...cancelled("returnedWithoutResult"),
    ],
  },
  {
    of: "leaving before anything was there",
    go: async () => {
      under.putOnTheWay(() => new Promise(() => undefined));
      show(at("plain"));
      await screen.findByText("Loading");
      await close();
    },
    hears: ["OPEN opening", ...cancelled("opening")],
  },
  {
    of: "leaving at the list",
    go: async () => {
      show();
      await list();
      await close();
    },
    hears: [
      "OPEN opening",
      "load",
      "TRANSITION_VIEW selectingConnector",
      ...cancelled("selectingConnector"),
    ],
  },
  {
    of: "leaving at the form",
    go: async () => {
      show(at("plain"));
      await screen.findByLabelText("Code secret");
      await close();
    },
    hears: [...opened, ...cancelled("enteringCredentials")],
  },
  {
    of: "leaving at a question, after having been asked",
    go: async () => {
      show(at("otp"));
      await psu.signIn("123456");
      await askedForCode();
      await leave();
    },
    hears: [...sent, "TRANSITION_VIEW answering", ...cancelled("answering")],
  },
  {
    of: "leaving at an approval",
    go: async () => {
      show(at("decoupled"));
      await psu.signIn();
      await psu.heading(/Approve/);
      await leave();
    },
    hears: [...sent, "TRANSITION_VIEW awaitingDecoupled", ...cancelled("awaitingDecoupled")],
  },
  {
    of: "leaving before the bank's site",
    go: async () => {
      show(at("webauth"));
      await screen.findByRole("button", { name: /^Continue to/ });
      await close();
    },
    hears: [
      "OPEN opening",
      "load",
      "TRANSITION_VIEW leavingForBank",
      ...cancelled("leavingForBank"),
    ],
  },
  {
    of: "leaving while the first data are on their way",
    go: async () => {
      show(at("plain"));
      await psu.signIn();
      await psu.heading(SYNCING);
      await close();
    },
    hears: [...sent, "TRANSITION_VIEW syncing", "HANDOFF syncing", "success pending", "close"],
  },
  {
    of: "a bank that fails",
    go: async () => {
      show(at("bug"));
      await psu.type("User name", "anyone");
      await psu.type("Password", "1234");
      await psu.press("Sign in");
      await psu.heading("Something went wrong on our side");
      await close();
    },
    hears: [...sent, "TRANSITION_VIEW bug", "ERROR bug bug", "EXIT bug", "exit bug", "close"],
  },
  {
    of: "a session that has ended",
    go: async () => {
      under.signOut();
      show(at("plain"));
      await psu.heading("This page has expired");
      await close();
    },
    hears: [
      "OPEN opening",
      "load",
      "TRANSITION_VIEW sessionExpired",
      "ERROR sessionExpired session_expired",
      "EXIT sessionExpired",
      "exit session_expired",
      "close",
    ],
  },
];

describe("the host hears, in this order,", () => {
  it.each(journeys)("of $of", async ({ go, hears }) => {
    await go();
    expect(heard).toEqual(hears);
    for (const [name, facts] of payloads)
      expect(Object.keys(facts).sort()).toEqual(
        [...Object.keys(commonFacts), ...hostEvents[name].payload].sort(),
      );
  });

  it("of every event of the table in one journey or another, and of nothing else", () => {
    const names = journeys
      .flatMap(({ hears }) => hears)
      .map((said) => said.split(" ")[0] ?? "")
      .filter((name) => name === name.toUpperCase());
    expect([...new Set(names)].sort()).toEqual([...connectEventNames].sort());
  });

  it("of no word of the PSU or the bank, and of no address", async () => {
    const [wanted, login, password] = ["canary moulin", "98761234", "654321"];
    show();
    await list();
    await psu.type("Bank name", wanted);
    await psu.user.clear(screen.getByLabelText("Bank name"));
    await psu.press(/Banque du Vieux Moulin/);
    await psu.signIn(login, password);
    await psu.type("Code secret", "123456");
    await psu.press("Try again");
    await psu.until();
    await close();
    const said = JSON.stringify([payloads, heard]);
    for (const word of [
      wanted,
      "canary",
      login,
      password,
      "123456",
      "Vieux Moulin",
      "http",
      "incorrect",
    ])
      expect(said).not.toContain(word);
  });
});

describe("the table of events", () => {
  it.each([
    ["events.md", hostEventsPage],
    ["events.json", hostEventsData],
  ])("is what docs/%s says (npm run docs:events)", async (name, generate) => {
    const file = join(process.cwd(), "docs", name);
    const options = { ...(await resolveConfig(file)), filepath: file };
    expect(await readFile(file, "utf8")).toBe(await format(generate(), options));
  });
});
