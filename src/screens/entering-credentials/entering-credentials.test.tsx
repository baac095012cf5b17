import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { StateOf, StepOf } from "../../flow/index.ts";
import { promptFields } from "../../flow/index.ts";
import { ConnectError } from "../../protocol/index.ts";
import type { SettledOutcome } from "../../protocol/index.ts";
import { attemptAt, bank, BANK_UUID, connectionTo } from "../../react/testing/bank.ts";
import { renderStep } from "../../react/testing/render-step.tsx";
import { EnteringCredentialsScreen } from "./entering-credentials.controller.tsx";

const SECRET = "canary-7f3a";

const formOf = (
  attempt = attemptAt(),
  differences: Partial<StepOf<"enteringCredentials">> = {},
): StepOf<"enteringCredentials"> => ({
  step: "enteringCredentials",
  attempt,
  fields: attempt.wayIn.fields,
  purpose: "first",
  notice: null,
  sending: null,
  ...differences,
});

const refused = (differences: object = {}): SettledOutcome => ({
  kind: "refused",
  code: "wrongpass",
  bankMessage: null,
  field: null,
  approval: null,
  id_connection: null,
  connection: null,
  ...differences,
});

/** What a browser without a network makes of every request. */
const unreachable = () => Promise.reject(new ConnectError("network_unreachable", "gone"));

/** An answer that comes when the test says so. */
function later<T>() {
  let answer: (value: T) => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const promise = new Promise<T>((resolve, reject) => {
    answer = resolve;
    fail = reject;
  });
  return { promise, answer, fail };
}

/** Lets a wait grow old at once; only what a wait uses is faked, so that presses and promises go on as they do. */
function fakeClock() {
  vi.useFakeTimers({ toFake: ["Date", "setInterval", "clearInterval"] });
  return {
    pass: (milliseconds: number) => {
      vi.setSystemTime(Date.now() + milliseconds);
      act(() => {
        vi.advanceTimersToNextTimer();
      });
    },
  };
}
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const login = () => screen.getByLabelText("Identifiant");
const password = () => screen.getByLabelText<HTMLInputElement>("Code secret");
const signIn = () => screen.getByRole("button", { name: "Sign in" });

async function fill(user: Awaited<ReturnType<typeof renderStep>>["user"]) {
  await user.type(login(), "12345678");
  await user.type(password(), SECRET);
}

describe("the form", () => {
  it("asks the bank's fields under the bank's own labels, for password managers too", async () => {
    await renderStep(formOf(), <EnteringCredentialsScreen />);
    expect(screen.getByRole("heading", { name: "Sign in to Banque du Phare" })).toHaveFocus();
    expect(login()).toHaveAttribute("autocomplete", "username");
    expect(login()).toHaveAttribute("inputmode", "numeric");
    expect(password()).toHaveAttribute("autocomplete", "current-password");
    expect(password()).not.toHaveAttribute("inputmode");
    expect(password()).toBeRequired();
    expect(screen.getByText("Identifiant")).toHaveAttribute("lang", "");
    expect(screen.getByRole("link", { name: /Forgotten your details/ })).toHaveAttribute(
      "href",
      "https://phare.example/login",
    );
  });

  it("speaks French", async () => {
    await renderStep(formOf(), <EnteringCredentialsScreen />, { locale: "fr" });
    expect(
      screen.getByRole("heading", { name: "Connectez\u2011vous à Banque du Phare" }),
    ).toBeVisible();
    expect(screen.getByRole("button", { name: "Se connecter" })).toBeVisible();
    expect(screen.getByRole("link", { name: /Identifiants oubliés/ })).toBeVisible();
  });

  it("never leaves a bank's pattern to the browser", async () => {
    const { container } = await renderStep(formOf(), <EnteringCredentialsScreen />);
    expect(container.querySelector("form")).toHaveAttribute("novalidate");
    expect(container.querySelectorAll("[pattern], [maxlength]")).toHaveLength(0);
  });

  it("says what is wrong above the form and beside each field, and takes focus there", async () => {
    const { user } = await renderStep(formOf(), <EnteringCredentialsScreen />);
    await user.type(login(), "1234");
    await user.click(signIn());

    const summary = await screen.findByRole("region", { name: "There are 2 problems" });
    expect(summary).toHaveFocus();
    expect(login()).toHaveAttribute("aria-invalid", "true");
    expect(login()).toHaveAccessibleDescription("Enter 8 digits in “Identifiant”.");
    expect(login()).toHaveValue("1234");
    await user.click(within(summary).getByRole("link", { name: "Fill in “Code secret”." }));
    expect(password()).toHaveFocus();

    await user.click(signIn());
    await waitFor(() => expect(summary).toHaveFocus());
  });

  it("shows and hides the password, and says so", async () => {
    const { user, announced } = await renderStep(formOf(), <EnteringCredentialsScreen />);
    await user.click(screen.getByRole("button", { name: "Show Code secret" }));
    expect(password()).toHaveAttribute("type", "text");
    await user.click(screen.getByRole("button", { name: "Hide Code secret" }));
    expect(password()).toHaveAttribute("type", "password");
    expect(announced).toEqual(["Code secret: visible", "Code secret: hidden"]);
  });

  it("sends each kind of field as it travels, and leaves an empty optional one out", async () => {
    const createConnection = vi.fn(() => new Promise<SettledOutcome>(() => undefined));
    const connector = bank({
      fields: [
        {
          name: "open.website",
          label: "Espace",
          type: "list",
          values: [{ label: "Particuliers", value: "par" }],
        },
        { name: "login", label: "Identifiant", type: "text" },
        { name: "birthdate", label: "Date de naissance", type: "date" },
        { name: "amount", label: "Montant", type: "number" },
        { name: "note", label: "Remarque", type: "text", required: false },
        { name: "branch", label: "Agence", type: "list", required: false, values: ["Brest"] },
      ],
    });
    const { user } = await renderStep(formOf(attemptAt(connector)), <EnteringCredentialsScreen />, {
      api: { createConnection },
    });
    expect(screen.getByLabelText("Espace")).toHaveDisplayValue("Select an option");
    expect(screen.getByLabelText("Agence (optional)")).toHaveValue("");
    await user.selectOptions(screen.getByLabelText("Espace"), "Particuliers");
    await user.type(login(), "  marie ");
    const date = within(screen.getByRole("group", { name: "Date de naissance" }));
    await user.type(date.getByLabelText("Day"), "27");
    await user.type(date.getByLabelText("Month"), "3");
    await user.type(date.getByLabelText("Year"), "1980");
    await user.type(screen.getByLabelText("Montant"), "12,5");
    await user.click(signIn());

    await waitFor(() => expect(createConnection).toHaveBeenCalledOnce());
    expect(createConnection).toHaveBeenCalledWith(
      {
        connector_uuid: BANK_UUID,
        source: null,
        fields: { "open.website": "par", login: "marie", birthdate: "1980-03-27", amount: "12,5" },
      },
      { operation: expect.stringMatching(/^[0-9a-f]{32}$/) },
    );
  });

  it.each([
    [{ day: "27", month: "", year: "1980" }, "Enter the day, month and year, like 27/03/1980."],
    [{ day: "31", month: "2", year: "1980" }, "This date does not exist. Check the day and month."],
    [{ day: "", month: "", year: "" }, "Fill in “Date de naissance”."],
  ])("checks the date %j", async (parts, message) => {
    const connector = bank({
      fields: [{ name: "birthdate", label: "Date de naissance", type: "date" }],
    });
    const { user } = await renderStep(formOf(attemptAt(connector)), <EnteringCredentialsScreen />);
    const names = { day: "Day", month: "Month", year: "Year" } as const;
    for (const part of ["day", "month", "year"] as const)
      if (parts[part] !== "") await user.type(screen.getByLabelText(names[part]), parts[part]);
    await user.click(signIn());
    await user.click(await screen.findByRole("link", { name: message }));
    expect(screen.getByLabelText("Day")).toHaveFocus();
    expect(screen.getByLabelText("Day")).toHaveValue(parts.day);
  });

  it.each([
    [{ type: "text", regex: "^\\d{8}$" }, "12", "Enter 8 digits in “Champ”."],
    [{ type: "text", regex: "^[0-9]{5,10}$" }, "12", "Enter 5 to 10 digits in “Champ”."],
    [{ type: "text", regex: "^\\d+$" }, "x", "Use digits only in “Champ”."],
    [{ type: "number" }, "douze", "Use digits only in “Champ”."],
    [
      { type: "text", regex: "^[^@ ]+@[^@ ]+$" },
      "marie",
      "Enter an email address, like name@example.com.",
    ],
    [
      { type: "text", regex: "^[A-Z]{2}-" },
      "x",
      "Check “Champ”: your bank expects another format. Copy it as your bank writes it.",
    ],
    [{ type: "text" }, "x".repeat(257), "“Champ”: 256 characters at most."],
    [{ type: "text" }, "   ", "Fill in “Champ”."],
    [{ type: "list", values: ["a"] }, "", "Choose an option for “Champ”."],
    [{ type: "aTypeOfTheFuture" }, "", "Fill in “Champ”."],
  ])("checks %j", async (field, typed, message) => {
    const connector = bank({ fields: [{ name: "champ", label: "Champ", ...field }] });
    const { user } = await renderStep(formOf(attemptAt(connector)), <EnteringCredentialsScreen />);
    if (typed !== "") {
      await user.click(screen.getByLabelText("Champ"));
      await user.paste(typed);
    }
    await user.click(signIn());
    expect(await screen.findByRole("link", { name: message })).toBeVisible();
    expect(screen.getByLabelText("Champ")).toHaveAccessibleDescription(message);
  });

  it("says that the details are encrypted where they are, and nowhere else", async () => {
    const words = "Your sign-in details are encrypted on this device.";
    const api = { hasEncryption: () => Promise.resolve(true) };
    const { unmount } = await renderStep(formOf(), <EnteringCredentialsScreen />, { api });
    expect(await screen.findByText(words)).toBeVisible();
    unmount();
    const refused = { hasEncryption: vi.fn(() => Promise.reject(new Error("unreachable"))) };
    const first = await renderStep(formOf(), <EnteringCredentialsScreen />, { api: refused });
    await waitFor(() => expect(first.instance.queryClient.isFetching()).toBe(0));
    expect(refused.hasEncryption).toHaveBeenCalled();
    expect(screen.queryByText(words)).toBeNull();
    first.unmount();
    const asked = vi.fn(api.hasEncryption);
    await renderStep(
      formOf(attemptAt(), { purpose: "beforeWebauth" }),
      <EnteringCredentialsScreen />,
      {
        api: { hasEncryption: asked },
      },
    );
    expect(asked).not.toHaveBeenCalled();
  });

  it("[host-page 02] checks and sends what stands in the inputs, also where no event told of it", async () => {
    const createConnection = vi.fn(() => new Promise<SettledOutcome>(() => undefined));
    const connector = bank({
      fields: [
        { name: "space", label: "Espace", type: "list", values: ["par", "pro"] },
        { name: "login", label: "Identifiant", type: "text" },
        { name: "password", label: "Code secret", type: "password" },
        { name: "birthdate", label: "Date de naissance", type: "date" },
      ],
    });
    const { user, instance } = await renderStep(
      formOf(attemptAt(connector)),
      <EnteringCredentialsScreen />,
      { api: { createConnection } },
    );
    await user.type(login(), "typed");
    const fill = (label: string, value: string) => {
      screen.getByLabelText<HTMLInputElement>(label).value = value;
    };
    screen.getByLabelText<HTMLSelectElement>("Espace").selectedIndex = 2;
    fill("Identifiant", "filled");
    fill("Code secret", SECRET);
    fill("Day", "27");
    fill("Month", "3");
    fill("Year", "1980");
    await user.click(signIn());

    await waitFor(() => expect(createConnection).toHaveBeenCalledOnce());
    const fields = { space: "pro", login: "filled", password: SECRET, birthdate: "1980-03-27" };
    expect(createConnection).toHaveBeenCalledWith(expect.objectContaining({ fields }), {
      operation: expect.any(String),
    });
    expect(instance.details.read(BANK_UUID)).toMatchObject({ login: "filled" });
  });

  it("[host-page 02] says what is wrong with a value that was emptied without an event", async () => {
    const { user } = await renderStep(formOf(), <EnteringCredentialsScreen />);
    await fill(user);
    password().value = "";
    await user.click(signIn());
    expect(await screen.findByRole("link", { name: "Fill in “Code secret”." })).toBeVisible();
  });

  it("[wire W8] hides a password that comes as text, shows it on request, and keeps it nowhere", async () => {
    const createConnection = vi.fn(() => new Promise<SettledOutcome>(() => undefined));
    const connector = bank({
      fields: [
        { name: "login", label: "Identifiant", type: "text" },
        { name: "password", label: "Mot de passe", type: "text" },
      ],
    });
    const { user, instance } = await renderStep(
      formOf(attemptAt(connector)),
      <EnteringCredentialsScreen />,
      { api: { createConnection } },
    );
    const hidden = screen.getByLabelText("Mot de passe");
    expect(hidden).toHaveAttribute("type", "password");
    expect(hidden).toHaveAttribute("autocomplete", "current-password");
    expect(login()).toHaveAttribute("type", "text");
    await user.click(screen.getByRole("button", { name: "Show Mot de passe" }));
    expect(hidden).toHaveAttribute("type", "text");
    await user.type(login(), "12345678");
    await user.type(hidden, ` ${SECRET}`);
    await user.click(signIn());
    await waitFor(() => expect(createConnection).toHaveBeenCalledOnce());
    expect(createConnection).toHaveBeenCalledWith(
      expect.objectContaining({ fields: { login: "12345678", password: ` ${SECRET}` } }),
      { operation: expect.any(String) },
    );
    expect(instance.details.read(BANK_UUID)).toEqual({ login: "12345678" });
  });

  it("[wire W9] lets a choice be made whose value is empty, and sends it", async () => {
    const createConnection = vi.fn(() => new Promise<SettledOutcome>(() => undefined));
    const values = [
      { label: "Particuliers", value: "" },
      { label: "Professionnels", value: "pro" },
    ];
    const connector = bank({
      fields: [{ name: "space", label: "Espace", type: "list", values }],
    });
    const { user } = await renderStep(formOf(attemptAt(connector)), <EnteringCredentialsScreen />, {
      api: { createConnection },
    });
    await user.click(signIn());
    expect(
      await screen.findByRole("link", { name: "Choose an option for “Espace”." }),
    ).toBeVisible();
    await user.selectOptions(screen.getByLabelText("Espace"), "Particuliers");
    await user.click(signIn());
    await waitFor(() => expect(createConnection).toHaveBeenCalledOnce());
    expect(createConnection).toHaveBeenCalledWith(
      expect.objectContaining({ fields: { space: "" } }),
      { operation: expect.any(String) },
    );
  });

  it("shows what was typed before, and never writes it into the markup, before and after a press", async () => {
    const connector = bank({
      fields: [
        { name: "login", label: "Identifiant", type: "text" },
        { name: "birthdate", label: "Date de naissance", type: "date" },
        { name: "password", label: "Code secret", type: "password" },
      ],
    });
    const { user, container } = await renderStep(
      formOf(attemptAt(connector)),
      <EnteringCredentialsScreen />,
      { typed: { login: "marie-7319", birthdate: "1980-03-27", password: SECRET } },
    );
    expect(login()).toHaveValue("marie-7319");
    expect(screen.getByLabelText("Year")).toHaveValue("1980");
    expect(password()).toHaveValue("");
    await user.type(screen.getByLabelText("Day"), "{Backspace}8");
    await user.click(signIn());
    await screen.findByRole("region", { name: "There is 1 problem" });
    expect(login()).toHaveValue("marie-7319");
    expect(screen.getByLabelText("Day")).toHaveValue("28");
    expect(container.innerHTML).not.toMatch(/marie-7319|1980/);
    await user.type(password(), SECRET);
    await user.click(signIn());
    expect(container.innerHTML).not.toMatch(/marie-7319|canary/);
  });

  it("shows a choice that was made before, also an empty one", async () => {
    const values = ["par", { label: "Aucun", value: "" }];
    const connector = bank({ fields: [{ name: "space", label: "Espace", type: "list", values }] });
    for (const [space, shown] of [
      ["", "Aucun"],
      ["par", "par"],
      ["gone", "Select an option"],
    ] as const) {
      const { unmount } = await renderStep(
        formOf(attemptAt(connector)),
        <EnteringCredentialsScreen />,
        { typed: { space } },
      );
      expect(screen.getByLabelText("Espace")).toHaveDisplayValue(shown);
      unmount();
    }
  });

  it("is just the button for a bank that asks nothing", async () => {
    const createConnection = vi.fn(() => new Promise<SettledOutcome>(() => undefined));
    const { user } = await renderStep(
      formOf(attemptAt(bank({ fields: [] }))),
      <EnteringCredentialsScreen />,
      { api: { createConnection } },
    );
    expect(screen.queryByText(/All fields are required/)).toBeNull();
    await user.click(signIn());
    await waitFor(() => expect(createConnection).toHaveBeenCalledOnce());
  });
});

describe("sending", () => {
  it("waits on the same screen, keeps no secret in a cache, and forgets it with the answer", async () => {
    const answer = later<SettledOutcome>();
    const createConnection = vi.fn(() => answer.promise);
    const { user, instance, page } = await renderStep(formOf(), <EnteringCredentialsScreen />, {
      api: { createConnection },
    });
    await fill(user);
    const typed = password();
    await user.click(signIn());

    expect(
      await screen.findByRole("heading", { name: "Connecting to Banque du Phare" }),
    ).toHaveFocus();
    expect(screen.getByText("This may take a few minutes. Keep this page open.")).toBeVisible();
    expect(screen.queryByRole("button", { name: "Sign in" })).toBeNull();
    expect(typed).toHaveValue(SECRET);
    const { queryClient, store, details } = instance;
    const caches = [
      ...queryClient.getMutationCache().getAll(),
      ...queryClient.getQueryCache().getAll(),
    ].map(({ state, options }) => ({ state, options }));
    expect(caches.length).toBeGreaterThan(0);
    expect(JSON.stringify(caches)).not.toContain(SECRET);
    expect(JSON.stringify(store.getState())).not.toContain(SECRET);
    expect(JSON.stringify(details.read(BANK_UUID))).not.toContain(SECRET);
    expect(JSON.stringify([...page.stored])).not.toContain(SECRET);

    await act(async () => {
      answer.answer(refused({ bankMessage: "Code erroné" }));
      await answer.promise;
    });
    expect(await screen.findByRole("region", { name: "These details did not work" })).toHaveFocus();
    expect(typed).toHaveValue("");
    expect(password()).toHaveValue("");
    expect(login()).toHaveValue("12345678");
    expect(
      within(screen.getByRole("group", { name: "Message from your bank" })).getByText(
        "Code erroné",
      ),
    ).toBeVisible();
    expect(screen.getByRole("button", { name: "Try again" })).toBeVisible();
    expect(screen.getByRole("button", { name: "Choose another bank" })).toBeVisible();
    expect(password()).not.toHaveAttribute("aria-invalid");
    await user.click(screen.getByRole("link", { name: "Fill in “Code secret”." }));
    expect(password()).toHaveFocus();
  });

  it.each(["a double click", "Enter twice", "two presses at once"])(
    "sends once on %s",
    async (how) => {
      const createConnection = vi.fn(() => new Promise<SettledOutcome>(() => undefined));
      const { user } = await renderStep(formOf(), <EnteringCredentialsScreen />, {
        api: { createConnection },
      });
      await fill(user);
      if (how === "Enter twice") await user.keyboard("{Enter}{Enter}");
      else if (how === "a double click") await user.dblClick(signIn());
      else {
        const button = signIn();
        fireEvent.click(button);
        fireEvent.click(button);
      }
      await screen.findByRole("heading", { name: "Connecting to Banque du Phare" });
      expect(createConnection).toHaveBeenCalledOnce();
    },
  );

  it("[screens major 3] sends nothing without a network, says so, keeps what was typed, and goes on by a press", async () => {
    const online = vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
    const createConnection = vi.fn(() => new Promise<SettledOutcome>(() => undefined));
    const { user, instance } = await renderStep(formOf(), <EnteringCredentialsScreen />, {
      api: { createConnection, hasEncryption: unreachable },
    });
    await fill(user);
    await user.click(signIn());
    const summary = await screen.findByRole("region", { name: "Nothing was sent" });
    expect(summary).toHaveFocus();
    expect(summary).toHaveTextContent("What you typed is still here");
    expect(login()).toHaveValue("12345678");
    expect(password()).toHaveValue(SECRET);
    expect(password()).not.toHaveAttribute("aria-invalid");

    online.mockReturnValue(true);
    act(() => {
      window.dispatchEvent(new Event("online"));
    });
    expect(password()).toHaveValue(SECRET);
    expect(createConnection).not.toHaveBeenCalled();
    expect(instance.store.getState()).toMatchObject({ step: "enteringCredentials", sending: null });
    await user.click(signIn());
    await waitFor(() => expect(createConnection).toHaveBeenCalledOnce());
    expect(createConnection).toHaveBeenCalledWith(
      expect.objectContaining({ fields: { login: "12345678", password: SECRET } }),
      { operation: expect.any(String) },
    );
  });

  it("[screens major 3] sends where the proxy answers, whatever the browser says of the network", async () => {
    vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
    const createConnection = vi.fn(() => new Promise<SettledOutcome>(() => undefined));
    const { user } = await renderStep(formOf(), <EnteringCredentialsScreen />, {
      api: { createConnection, hasEncryption: () => Promise.resolve(false) },
    });
    await fill(user);
    await user.click(signIn());
    await waitFor(() => expect(createConnection).toHaveBeenCalledOnce());
  });

  it("[screens major 3] sends nothing from a form that has gone while the network was asked for", async () => {
    vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
    const reached = later<boolean>();
    const createConnection = vi.fn(() => new Promise<SettledOutcome>(() => undefined));
    const { user, instance } = await renderStep(formOf(), <EnteringCredentialsScreen />, {
      api: { createConnection, hasEncryption: () => reached.promise },
    });
    await fill(user);
    await user.click(signIn());
    await user.click(screen.getByRole("button", { name: "Back" }));
    // The same bank again: a form of its own.
    act(() => {
      instance.store.send({ type: "CONNECTOR_SELECTED", connector: bank() });
    });
    await act(async () => {
      reached.answer(false);
      await reached.promise;
    });
    expect(instance.store.getState()).toMatchObject({ step: "enteringCredentials", sending: null });
    expect(createConnection).not.toHaveBeenCalled();
  });

  it("[screens major 3] says first what is wrong, also without a network", async () => {
    vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
    const { user } = await renderStep(formOf(), <EnteringCredentialsScreen />);
    await user.click(signIn());
    expect(await screen.findByRole("region", { name: "There are 2 problems" })).toHaveFocus();
    expect(screen.queryByText("Nothing was sent")).toBeNull();
  });

  it("clears the secret when the page is hidden for good, and keeps the identifier", async () => {
    const { user } = await renderStep(formOf(), <EnteringCredentialsScreen />);
    await fill(user);
    act(() => {
      window.dispatchEvent(new Event("pagehide"));
    });
    expect(password()).toHaveValue("");
    expect(login()).toHaveValue("12345678");
  });

  it("clears the secret when the screen goes", async () => {
    const { user, unmount } = await renderStep(formOf(), <EnteringCredentialsScreen />);
    await fill(user);
    const typed = password();
    unmount();
    expect(typed).toHaveValue("");
  });

  it("updates a connection that is known", async () => {
    const updateConnection = vi.fn(() => new Promise<SettledOutcome>(() => undefined));
    const attempt = attemptAt(bank(), {
      connection: connectionTo({ state: "wrongpass" }),
      known: true,
    });
    const { user } = await renderStep(
      formOf(attempt, { purpose: "repair" }),
      <EnteringCredentialsScreen />,
      { api: { updateConnection } },
    );
    expect(screen.queryByRole("button", { name: "Back" })).toBeNull();
    await fill(user);
    await user.click(signIn());
    await waitFor(() => expect(updateConnection).toHaveBeenCalledOnce());
    expect(updateConnection).toHaveBeenCalledWith(
      77,
      { act: "answer", source: null, fields: { login: "12345678", password: SECRET } },
      { operation: expect.any(String) },
    );
  });

  it("offers to go on waiting or to leave when the bank stays silent", async () => {
    const { pass } = fakeClock();
    const { user, instance, announced } = await renderStep(
      formOf(attemptAt(), { sending: "operation-of-this-test" }),
      <EnteringCredentialsScreen />,
    );
    pass(31_000);
    expect(announced).toContain("Your bank has not answered yet.");
    pass(210_000);
    expect(screen.getByRole("heading", { name: "Still no answer from your bank" })).toHaveFocus();
    await user.click(screen.getByRole("button", { name: "Keep waiting" }));
    expect(screen.getByRole("heading", { name: "Connecting to Banque du Phare" })).toHaveFocus();
    pass(241_000);
    await user.click(screen.getByRole("button", { name: "Leave, come back later" }));
    expect(instance.store.getState()).toMatchObject({ leaving: true });
  });

  it("looks for an answer that was lost, and sends nothing again", async () => {
    const createConnection = vi.fn(() =>
      Promise.reject(new ConnectError("outcome_unknown", "gone")),
    );
    const { user, instance } = await renderStep(formOf(), <EnteringCredentialsScreen />, {
      api: { createConnection },
    });
    await fill(user);
    await user.click(signIn());
    await waitFor(() => expect(instance.store.getState().step).toBe("outcomeUnknown"));
    expect(createConnection).toHaveBeenCalledOnce();
  });
});

describe("coming back to the form", () => {
  const wrongpass = { kind: "wrongpass", bankMessage: null, field: null } as const;

  it("warns before the third try", async () => {
    await renderStep(
      formOf(attemptAt(bank(), { refusals: 2 }), { notice: wrongpass }),
      <EnteringCredentialsScreen />,
    );
    const summary = screen.getByRole("region", { name: "Check before you try again" });
    expect(summary).toHaveFocus();
    expect(summary).toHaveTextContent("Two refusals so far. Some banks block access at the third.");
  });

  it("says what the bank did not accept beside the field it quotes", async () => {
    await renderStep(
      formOf(attemptAt(), { notice: { kind: "config", bankMessage: null, field: "login" } }),
      <EnteringCredentialsScreen />,
    );
    expect(screen.getByRole("region", { name: "There is 1 problem" })).toHaveFocus();
    expect(login()).toHaveAccessibleDescription(
      "Your bank did not accept one of these details. Check each of them.",
    );
    expect(password()).not.toHaveAttribute("aria-invalid");
  });

  it("says it in the summary when the field is not known", async () => {
    await renderStep(
      formOf(attemptAt(), { notice: { kind: "config", bankMessage: null, field: null } }),
      <EnteringCredentialsScreen />,
    );
    expect(screen.getByRole("region", { name: "There is 1 problem" })).toHaveTextContent(
      "Your bank did not accept one of these details.",
    );
    expect(login()).not.toHaveAttribute("aria-invalid");
  });

  it("leaves the focus to the wait when the details are sent again", async () => {
    const { user } = await renderStep(
      formOf(attemptAt(), { notice: wrongpass }),
      <EnteringCredentialsScreen />,
      { api: { createConnection: () => new Promise<SettledOutcome>(() => undefined) } },
    );
    await fill(user);
    await user.keyboard("{Enter}");
    expect(
      await screen.findByRole("heading", { name: "Connecting to Banque du Phare" }),
    ).toHaveFocus();
  });

  it("says that nothing was connected", async () => {
    await renderStep(
      formOf(attemptAt(), { notice: { kind: "nothingConnected", bankMessage: null, field: null } }),
      <EnteringCredentialsScreen />,
    );
    expect(screen.getByText("Nothing was connected. Try again.")).toBeVisible();
  });

  it("asks for a new password", async () => {
    const attempt = attemptAt(bank(), { connection: connectionTo({ state: "passwordExpired" }) });
    const { user, instance } = await renderStep(
      formOf(attempt, { purpose: "newPassword" }),
      <EnteringCredentialsScreen />,
    );
    expect(screen.getByRole("heading", { name: "Enter your new password" })).toHaveFocus();
    expect(screen.queryByRole("link", { name: /Forgotten/ })).toBeNull();
    await user.click(screen.getByRole("button", { name: "Back" }));
    expect(instance.store.getState().step).toBe("passwordExpired");
  });

  it("renders a list that the bank asks again", async () => {
    const fields = promptFields(
      connectionTo({
        state: "wrongpass",
        fields: [{ name: "website", label: "Espace", type: "list", values: ["par", "pro"] }],
      }).fields,
    );
    await renderStep(
      formOf(attemptAt(), { fields, purpose: "repair", notice: wrongpass }),
      <EnteringCredentialsScreen />,
    );
    expect(screen.getByLabelText("Espace")).toHaveDisplayValue("Select an option");
  });
});

describe("a detail before the bank's site", () => {
  const connector = bank({
    auth_mechanism: "webauth",
    fields: [{ name: "region", label: "Région", type: "list", values: ["Ouest", "Est"] }],
  });
  const state: StepOf<"enteringCredentials"> = formOf(attemptAt(connector), {
    purpose: "beforeWebauth",
  });

  it("[screens major 3] does not leave without a network", async () => {
    vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
    const startWebauth = vi.fn(() => new Promise<never>(() => undefined));
    const { user } = await renderStep(state, <EnteringCredentialsScreen />, {
      api: { startWebauth, hasEncryption: unreachable },
    });
    await user.selectOptions(screen.getByLabelText("Région"), "Ouest");
    await user.click(screen.getByRole("button", { name: "Continue" }));
    expect(await screen.findByRole("region", { name: "Nothing was sent" })).toHaveFocus();
    expect(screen.getByLabelText("Région")).toHaveDisplayValue("Ouest");
    expect(startWebauth).not.toHaveBeenCalled();
  });

  it.each(["a double click", "Enter twice", "two presses at once"])(
    "leaves once for the bank on %s",
    async (how) => {
      const started = later<{ kind: "leave"; url: string }>();
      const startWebauth = vi.fn(() => started.promise);
      const { user, page, instance } = await renderStep(state, <EnteringCredentialsScreen />, {
        api: { startWebauth },
      });
      expect(screen.getByRole("heading", { name: "First, one detail" })).toHaveFocus();
      expect(screen.getByText("You then sign in at Banque du Phare.")).toBeVisible();
      await user.selectOptions(screen.getByLabelText("Région"), "Ouest");
      const button = screen.getByRole("button", { name: "Continue" });
      if (how === "Enter twice") {
        button.focus();
        await user.keyboard("{Enter}{Enter}");
      } else if (how === "a double click") await user.dblClick(button);
      else {
        fireEvent.click(button);
        fireEvent.click(button);
      }
      await waitFor(() => expect(startWebauth).toHaveBeenCalled());
      await act(async () => {
        started.answer({ kind: "leave", url: "https://phare.example/oauth?secret=1" });
        await started.promise;
      });
      await waitFor(() => expect(page.left).toEqual(["https://phare.example/oauth?secret=1"]));
      expect(startWebauth).toHaveBeenCalledOnce();
      expect(startWebauth).toHaveBeenCalledWith(
        expect.objectContaining({ connector_uuid: BANK_UUID, fields: { region: "Ouest" } }),
      );
      const after: StateOf<"leavingForBank"> | undefined =
        instance.store.getState().step === "leavingForBank"
          ? (instance.store.getState() as StateOf<"leavingForBank">)
          : undefined;
      expect(after?.going).toBe(true);
    },
  );
});
