import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ConnectError } from "../../protocol/index.ts";
import type { ConnectErrorCode, Connector, ConnectorSummary } from "../../protocol/index.ts";
import { bank, bankSummary } from "../../react/testing/bank.ts";
import { renderStep } from "../../react/testing/render-step.tsx";
import { SelectingConnectorScreen } from "./selecting-connector.controller.tsx";

const uuid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
const listOf = (...banks: readonly object[]): ConnectorSummary[] =>
  banks.map((differences, index) =>
    bankSummary({ id: index + 1, uuid: uuid(index), ...differences }),
  );

const state = { step: "selectingConnector" } as const;
const rows = () => within(screen.getByRole("list", { name: "Banks" })).queryAllByRole("button");
const expectRows = (names: readonly string[]) => {
  expect(rows()).toHaveLength(names.length);
  for (const [index, row] of rows().entries()) expect(row).toHaveAccessibleName(names[index]);
};
const focused = () =>
  document.activeElement instanceof HTMLElement ? document.activeElement : null;
const field = () => screen.getByRole("searchbox", { name: "Bank name" });

const show = (
  connectors: readonly ConnectorSummary[],
  more: Parameters<typeof renderStep>[2] = {},
) =>
  renderStep(state, <SelectingConnectorScreen />, {
    ...more,
    api: { listConnectors: () => Promise.resolve([...connectors]), ...more.api },
  });
type User = Awaited<ReturnType<typeof renderStep>>["user"];
const aRow = (name: string) => screen.findByRole("button", { name });

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe("the list", () => {
  it("offers by name what the host allows, and marks what may not work", async () => {
    await show(
      listOf(
        { name: "Zèbre" },
        { name: "Écluse", stability: { status: "unstable" } },
        { name: "Beta", beta: true },
        { name: "Fermée", stability: "down" },
        { name: "Restreinte", restricted: true },
        { name: "Cachée", hidden: true },
        { name: "Documents", capabilities: ["document"] },
      ),
    );
    await aRow("Zèbre");
    expect(screen.getByRole("heading", { name: "Choose your bank" })).toHaveFocus();
    expectRows(["Beta", "Écluse May not work well now", "Fermée May not work well now", "Zèbre"]);
  });

  describe("for a reader whose country is known", () => {
    const readBy = (...languages: readonly string[]) => {
      vi.spyOn(navigator, "languages", "get").mockReturnValue(languages);
      return show(
        listOf(
          { name: "Zèbre", countries: ["BE", "FR"] },
          { name: "Alpha", countries: ["FR"] },
          { name: "Beta", countries: ["BE"] },
          { name: "Partout", countries: [] },
        ),
      );
    };
    const namesIn = (list: string) =>
      within(screen.getByRole("list", { name: list }))
        .getAllByRole("button")
        .map((row) => row.querySelector("[translate=no]")?.textContent);

    it("begins with the banks there, and has each bank once", async () => {
      await readBy("fr", "fr-BE", "en-GB");
      expect(await screen.findByRole("heading", { name: "Belgium" })).toBeVisible();
      expect(screen.getByRole("heading", { name: "Other countries" })).toBeVisible();
      expect(namesIn("Belgium")).toEqual(["Beta", "Zèbre"]);
      expect(namesIn("Other countries")).toEqual(["Alpha", "Partout"]);
    });

    it.each([
      ["a search has an order of its own", async (user: User) => user.type(field(), "zebre")],
      [
        "a country was chosen",
        async (user: User) => user.selectOptions(screen.getByLabelText("Country"), "BE"),
      ],
    ])("is one list where %s", async (_, narrow) => {
      const { user } = await readBy("fr-BE");
      await screen.findByRole("list", { name: "Belgium" });
      await narrow(user);
      expect(await screen.findByRole("list", { name: "Banks" })).toBeVisible();
      expect(screen.queryByRole("heading", { name: "Belgium" })).toBeNull();
    });

    it.each([
      ["no bank is there", ["en-US"]],
      ["nobody knows", ["fr", "sr-Cyrl"]],
    ])("is one list where %s", async (_, languages) => {
      await readBy(...languages);
      await aRow("Alpha");
      expectRows(["Alpha", "Beta", "Partout", "Zèbre"]);
    });
  });

  it("can be typed into while it loads", async () => {
    let answer: (list: ConnectorSummary[]) => void = () => undefined;
    const list = new Promise<ConnectorSummary[]>((resolve) => {
      answer = resolve;
    });
    const { user } = await show([], { api: { listConnectors: () => list } });
    expect(screen.getByText("Loading the list")).toBeVisible();
    expect(screen.getByRole("list", { name: "Banks" })).toHaveAttribute("aria-busy", "true");
    await user.type(field(), "phare");
    await act(async () => {
      answer(listOf({ name: "Phare" }, { name: "Marée" }));
      await list;
    });
    expect(await aRow("Phare")).toBeVisible();
    expect(rows()).toHaveLength(1);
    expect(field()).toHaveFocus();
  });

  it("speaks French", async () => {
    await show(listOf({ name: "Phare" }), { locale: "fr" });
    expect(screen.getByRole("heading", { name: "Choisissez votre banque" })).toBeVisible();
    expect(screen.getByRole("searchbox", { name: "Nom de la banque" })).toBeVisible();
    expect(await aRow("Phare")).toBeVisible();
  });

  it("shows a long list a page at a time, and goes on from there", async () => {
    const { user } = await show(
      listOf(...Array.from({ length: 130 }, (_, index) => ({ name: `Banque ${index + 1}` }))),
    );
    await screen.findByText("Banque 1");
    const list = screen.getByRole("list", { name: "Banks" });
    expect(list.children).toHaveLength(60);
    // By text: computing the role and name of every row takes jsdom seconds.
    const showMore = () => screen.getByText("Show more banks");
    await user.click(showMore());
    expect(list.children).toHaveLength(120);
    expect(list.children[60]).toContainElement(focused());
    await user.click(showMore());
    expect(list.children).toHaveLength(130);
    expect(list.children[120]).toContainElement(focused());
    expect(screen.queryByText("Show more banks")).toBeNull();
    await user.type(field(), "banque");
    expect(list.children).toHaveLength(60);
    expect(field()).toHaveFocus();
  });

  it("says when no bank is offered at all, and can be left", async () => {
    const { user, instance } = await show(listOf({ name: "Cachée", hidden: true }));
    expect(
      await screen.findByRole("heading", { name: "Your bank is not in the list" }),
    ).toBeVisible();
    expect(screen.queryByRole("searchbox")).toBeNull();
    const [, inTheBody] = screen.getAllByRole("button", { name: "Close" });
    if (inTheBody === undefined) throw new Error("Close is also offered in place of the list");
    await user.click(inTheBody);
    expect(instance.store.getState().step).toBe("closed");
  });

  it("leads to what to do when a bank is not listed", async () => {
    const { user, instance } = await show(listOf({ name: "Phare" }));
    await user.click(screen.getByRole("button", { name: "My bank is not listed" }));
    expect(instance.store.getState().step).toBe("notListed");
  });
});

describe("narrowing", () => {
  const mixed = listOf(
    { name: "Phare", countries: ["FR"], account_usages: ["PRIV"] },
    { name: "Phare Pro", countries: ["FR"], account_usages: ["ORGA"] },
    { name: "Leuchtturm", countries: ["DE"], account_usages: ["PRIV"] },
    { name: "Partout", countries: [], account_usages: [] },
  );

  it("asks no country or kind where there is only one", async () => {
    await show(listOf({ name: "Phare" }));
    await aRow("Phare");
    expect(screen.queryByRole("combobox")).toBeNull();
  });

  it("begins with the host's country, and lets the PSU change it", async () => {
    const { user } = await show(mixed, { options: { country: "de" } });
    const country = await screen.findByRole("combobox", { name: "Country" });
    expect(country).toHaveDisplayValue("Germany");
    expect(rows()).toHaveLength(2);
    await user.selectOptions(country, "All countries");
    expect(rows()).toHaveLength(4);
  });

  it("begins with all countries when the host's has no bank", async () => {
    await show(mixed, { options: { country: "ES" } });
    expect(await screen.findByRole("combobox", { name: "Country" })).toHaveDisplayValue(
      "All countries",
    );
    expect(rows()).toHaveLength(4);
  });

  it("tells personal banks from business ones", async () => {
    const { user } = await show(mixed);
    await user.selectOptions(
      await screen.findByRole("combobox", { name: "Kind of account" }),
      "Business",
    );
    expectRows(["Partout", "Phare Pro"]);
  });
});

describe("searching", () => {
  const two = listOf({ name: "Phare" }, { name: "Marée" });
  const pass = (milliseconds: number) => {
    act(() => {
      vi.advanceTimersByTime(milliseconds);
    });
  };

  it("announces how many banks are left once typing stops, not before", async () => {
    const { announced } = await show(two);
    await aRow("Phare");
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const input = field();
    const type = (value: string) => {
      fireEvent.change(input, { target: { value } });
    };
    type("p");
    pass(400);
    type("ph");
    pass(499);
    expect(announced).toEqual([]);
    pass(1);
    expect(announced).toEqual(["1 bank"]);
    type("xylophone");
    pass(500);
    expect(announced).toEqual(["1 bank", "No bank found for “xylophone”"]);
  });

  it("says when nothing is found, and clears the search", async () => {
    const { user } = await show(two);
    await aRow("Phare");
    await user.type(field(), "xylophone");
    expect(screen.getByRole("heading", { name: "No bank found for “xylophone”" })).toBeVisible();
    expect(field()).toHaveFocus();
    const [, inPlace] = screen.getAllByRole("button", { name: "Clear the search" });
    if (inPlace === undefined) throw new Error("the search is also cleared from below the text");
    await user.click(inPlace);
    expect(rows()).toHaveLength(2);
    expect(field()).toHaveFocus();
  });

  it("keeps what is typed in this screen", async () => {
    const { user, instance, page } = await show(two);
    await aRow("Phare");
    await user.type(field(), "canary");
    const { queryClient, store } = instance;
    const caches = queryClient
      .getQueryCache()
      .getAll()
      .map(({ state, queryKey }) => ({ state, queryKey }));
    expect(caches.length).toBeGreaterThan(0);
    expect(JSON.stringify([caches, store.getState(), [...page.stored]])).not.toContain("canary");
  });
});

describe("choosing", () => {
  it("reads the bank once, says so, and goes on", async () => {
    let answer: (connector: Connector) => void = () => undefined;
    const read = new Promise<Connector>((resolve) => {
      answer = resolve;
    });
    const getConnector = vi.fn(() => read);
    const { user, instance, announced } = await show(listOf({ name: "Phare" }, { name: "Marée" }), {
      api: { getConnector },
    });
    await user.dblClick(await aRow("Phare"));
    await user.click(screen.getByRole("button", { name: "Marée" }));
    expect(getConnector).toHaveBeenCalledOnce();
    expect(getConnector).toHaveBeenCalledWith(uuid(0), expect.anything());
    expect(announced).toEqual(["Loading"]);
    expect(screen.getByRole("button", { name: "Phare Loading" })).toBeVisible();
    await act(async () => {
      answer(bank({ name: "Phare" }));
      await read;
    });
    expect(instance.store.getState()).toMatchObject({
      step: "enteringCredentials",
      attempt: { connector: { name: "Phare" } },
    });
  });

  it("says when the bank does not load", async () => {
    const { user, instance } = await show(listOf({ name: "Phare" }), {
      api: {
        getConnector: () => Promise.reject(new ConnectError("upstream_unavailable", "down")),
      },
    });
    await user.click(await aRow("Phare"));
    await waitFor(() => expect(instance.store.getState().step).toBe("loadFailed"));
  });

  it("drops a choice that was left meanwhile", async () => {
    let answer: (connector: Connector) => void = () => undefined;
    const read = new Promise<Connector>((resolve) => {
      answer = resolve;
    });
    const { user, instance } = await show(listOf({ name: "Phare" }), {
      api: { getConnector: () => read },
    });
    await user.click(await aRow("Phare"));
    await user.click(screen.getByRole("button", { name: "My bank is not listed" }));
    act(() => instance.store.send({ type: "BACK" }));
    await act(async () => {
      answer(bank());
      await read;
    });
    expect(instance.store.getState().step).toBe("selectingConnector");
  });
});

describe("a search that nothing answers as typed", () => {
  it("[wire W2] shows the closest matches, and says that they are", async () => {
    const { user, announced } = await show(listOf({ name: "Phare" }, { name: "Marée" }));
    await aRow("Phare");
    await user.type(field(), "phare bourgogne");
    expect(await screen.findByRole("heading", { name: "Closest matches" })).toBeVisible();
    expect(
      within(screen.getByRole("list", { name: "Closest matches" })).getAllByRole("button"),
    ).toHaveLength(1);
    await waitFor(() => {
      expect(announced).toContain("Closest matches. 1 bank");
    });
    await user.clear(field());
    await user.type(field(), "phare");
    expect(screen.queryByRole("heading", { name: "Closest matches" })).not.toBeInTheDocument();
  });
});

describe("a list that does not load", () => {
  /** A list that fails until it is mended; StrictMode may read it twice. */
  function failing(code: ConnectErrorCode) {
    let works = false;
    return {
      listConnectors: () =>
        works
          ? Promise.resolve(listOf({ name: "Phare" }))
          : Promise.reject(new ConnectError(code, "no list")),
      mend: () => {
        works = true;
      },
    };
  }

  it("says so in place where the network is lost, and tries again", async () => {
    const { listConnectors, mend } = failing("network_unreachable");
    const { user, announced, instance } = await show([], { api: { listConnectors } });
    expect(await screen.findByRole("heading", { name: "This did not load" })).toBeVisible();
    expect(screen.getByText("Check your network, then try again.")).toBeVisible();
    expect(announced).toContain("This did not load");
    expect(instance.store.getState().step).toBe("selectingConnector");
    mend();
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await aRow("Phare")).toBeVisible();
    expect(field()).toHaveFocus();
  });

  it.each([
    ["upstream_unavailable", "loadFailed"],
    ["upstream_rejected", "loadFailed"],
    ["invalid_response", "loadFailed"],
    ["session_expired", "sessionExpired"],
    ["refused", "brokenIntegration"],
    ["rate_limited", "tooManyRequests"],
  ] as const)("leaves it to the flow after %s", async (code, step) => {
    const { instance } = await show([], {
      api: { listConnectors: () => Promise.reject(new ConnectError(code, "no")) },
    });
    await waitFor(() => expect(instance.store.getState().step).toBe(step));
  });

  it.each([
    ["rate_limited", "tooManyRequests"],
    ["upstream_unavailable", "loadFailed"],
  ] as const)("reads the list anew after the flow's own screen for %s", async (code, step) => {
    const { listConnectors, mend } = failing(code);
    const { instance } = await show([], { api: { listConnectors } });
    await waitFor(() => expect(instance.store.getState().step).toBe(step));
    mend();
    act(() => instance.store.send({ type: "TRIED_AGAIN" }));
    expect(await aRow("Phare")).toBeVisible();
    expect(instance.store.getState().step).toBe("selectingConnector");
  });
});
