import { act, screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { promptFields } from "../../flow/index.ts";
import type { StepOf } from "../../flow/index.ts";
import { ConnectError } from "../../protocol/index.ts";
import type { SettledOutcome } from "../../protocol/index.ts";
import { attemptAt, bank, connectionTo } from "../../react/testing/bank.ts";
import { renderStep } from "../../react/testing/render-step.tsx";
import { AnsweringScreen } from "./answering.controller.tsx";

afterEach(() => {
  vi.restoreAllMocks();
});

const CODE = "canary-4821";
const SENTENCE = "Saisissez le code reçu au •• 12.";
const code = { name: "otp", label: SENTENCE, description: SENTENCE, type: "text" };

const asking = (fields: readonly object[] = [code]) =>
  connectionTo({ state: "additionalInformationNeeded", last_update: null, fields });

const question = (
  fields: readonly object[] = [code],
  differences: Partial<StepOf<"answering">> = {},
): StepOf<"answering"> => {
  const connection = asking(fields);
  return {
    step: "answering",
    attempt: attemptAt(bank(), { connection }),
    fields: promptFields(connection.fields),
    round: 1,
    notice: null,
    bankMessage: null,
    refusals: 0,
    sending: null,
    renewing: false,
    ...differences,
  };
};

/** What a browser without a network makes of every request. */
const unreachable = () => Promise.reject(new ConnectError("network_unreachable", "gone"));
const never = () => new Promise<SettledOutcome>(() => undefined);
const field = () => screen.getByLabelText(SENTENCE);
const confirm = () => screen.getByRole("button", { name: "Confirm" });

describe("the question", () => {
  it("is the bank's sentence, once, with one box for a code of the phone", async () => {
    await renderStep(question(), <AnsweringScreen />);
    expect(screen.getByRole("heading", { name: "One more step for your bank" })).toHaveFocus();
    expect(screen.getAllByText(SENTENCE)).toHaveLength(1);
    expect(screen.getByText(SENTENCE)).toHaveAttribute("lang", "");
    expect(field()).toHaveAttribute("autocomplete", "one-time-code");
    expect(field()).not.toHaveAttribute("inputmode");
    expect(field()).toHaveAccessibleDescription(
      "Codes come by text message, email or your bank’s app.",
    );
  });

  it("speaks French", async () => {
    await renderStep(question(), <AnsweringScreen />, { locale: "fr" });
    expect(
      screen.getByRole("heading", { name: "Encore une étape pour votre banque" }),
    ).toBeVisible();
    expect(screen.getByRole("button", { name: "Valider" })).toBeVisible();
    expect(screen.getByRole("button", { name: "Demander un nouveau code" })).toBeVisible();
  });

  it("has an input for each field, and no code is filled in where several things are asked", async () => {
    const updateConnection = vi.fn(never);
    const { user } = await renderStep(
      question([
        { name: "device", label: "Appareil", type: "list", values: ["Mobile", "Tablette"] },
        { name: "pin", label: "Code", type: "password" },
      ]),
      <AnsweringScreen />,
      { api: { updateConnection } },
    );
    expect(screen.getByLabelText("Code")).toHaveAttribute("autocomplete", "off");
    await user.selectOptions(screen.getByLabelText("Appareil"), "Tablette");
    await user.type(screen.getByLabelText("Code"), " 12 34 ");
    await user.click(confirm());
    await waitFor(() =>
      expect(updateConnection).toHaveBeenCalledWith(
        77,
        { act: "answer", fields: { device: "Tablette", pin: " 12 34 " } },
        { operation: expect.any(String) },
      ),
    );
  });

  it("has a name of ours where the bank gives none", async () => {
    await renderStep(question([{ name: "otp", label: "", type: "text" }]), <AnsweringScreen />);
    expect(screen.getByLabelText("Your answer")).toBeVisible();
    expect(screen.getByText("Your answer")).not.toHaveAttribute("lang");
  });

  it("does not say a sentence of the bank twice", async () => {
    const sentence = "Veuillez renseigner le mot de passe unique envoyé par SMS.";
    const { user } = await renderStep(
      question([{ name: "otp", label: sentence, type: "text" }]),
      <AnsweringScreen />,
    );
    await user.click(confirm());
    expect(
      await screen.findByRole("link", { name: "Fill in “Veuillez renseigner le mot de passe…”." }),
    ).toBeVisible();
    expect(screen.getAllByText(sentence, { exact: false })).toHaveLength(1);
    expect(screen.queryByText(/All fields are required/)).toBeNull();
  });

  it("wants an answer", async () => {
    const { user } = await renderStep(question(), <AnsweringScreen />);
    await user.click(confirm());
    const summary = await screen.findByRole("region", { name: "There is 1 problem" });
    expect(summary).toHaveFocus();
    await user.click(within(summary).getByRole("link", { name: `Fill in “${SENTENCE}”.` }));
    expect(field()).toHaveFocus();
  });

  it("asks before an answer is abandoned", async () => {
    const { user, instance } = await renderStep(question(), <AnsweringScreen />);
    await user.click(screen.getByRole("button", { name: "Cancel" }));
    expect(instance.store.getState()).toMatchObject({ step: "answering", leaving: true });
  });
});

describe("answering", () => {
  it.each(["a double click", "Enter twice"])("sends once on %s, and keeps nothing", async (how) => {
    const updateConnection = vi.fn(never);
    const { user, instance } = await renderStep(question(), <AnsweringScreen />, {
      api: { updateConnection },
    });
    await user.type(field(), CODE);
    if (how === "Enter twice") await user.keyboard("{Enter}{Enter}");
    else await user.dblClick(confirm());

    expect(await screen.findByRole("heading", { name: "Checking with your bank" })).toBeVisible();
    expect(updateConnection).toHaveBeenCalledOnce();
    const caches = [
      ...instance.queryClient.getMutationCache().getAll(),
      ...instance.queryClient.getQueryCache().getAll(),
    ].map(({ state, options }) => ({ state, options }));
    expect(caches.length).toBeGreaterThan(0);
    expect(JSON.stringify(caches)).not.toContain(CODE);
    expect(JSON.stringify(instance.store.getState())).not.toContain(CODE);
  });

  it("[host-page 02] sends what stands in the field, also where no event told of it", async () => {
    const updateConnection = vi.fn(never);
    const { user } = await renderStep(question(), <AnsweringScreen />, {
      api: { updateConnection },
    });
    await user.type(field(), "half");
    screen.getByLabelText<HTMLInputElement>(SENTENCE).value = CODE;
    await user.click(confirm());
    await waitFor(() => expect(updateConnection).toHaveBeenCalledOnce());
    expect(updateConnection).toHaveBeenCalledWith(
      77,
      { act: "answer", fields: { otp: CODE } },
      { operation: expect.any(String) },
    );
  });

  it.each([
    "123 456",
    "123-456",
    "123\u00a0456",
    "\uff11\uff12\uff13\uff14\uff15\uff16",
    "\u200b123456",
  ])("[host-page 05] sends the code that was pasted as %j", async (pasted) => {
    const updateConnection = vi.fn(never);
    const { user } = await renderStep(question(), <AnsweringScreen />, {
      api: { updateConnection },
    });
    await user.click(field());
    await user.paste(pasted);
    await user.click(confirm());
    await waitFor(() => expect(updateConnection).toHaveBeenCalledOnce());
    expect(updateConnection).toHaveBeenCalledWith(
      77,
      { act: "answer", fields: { otp: "123456" } },
      { operation: expect.any(String) },
    );
  });

  it("waits under a heading of its own", async () => {
    const { user } = await renderStep(question(), <AnsweringScreen />, {
      api: { updateConnection: never },
    });
    await user.type(field(), `${CODE}{Enter}`);
    expect(await screen.findByRole("heading", { name: "Checking with your bank" })).toHaveFocus();
    expect(screen.getByText("Keep this page open. The next step appears by itself.")).toBeVisible();
  });

  it("begins anew with a second question, even under the same name", async () => {
    const updateConnection = vi.fn((): Promise<SettledOutcome> =>
      Promise.resolve({ kind: "connection", connection: asking() }),
    );
    const { user } = await renderStep(question(), <AnsweringScreen />, {
      api: { updateConnection },
    });
    await user.type(field(), CODE);
    const first = field();
    await user.click(confirm());
    expect(
      await screen.findByRole("heading", { name: "Another step for your bank" }),
    ).toHaveFocus();
    expect(screen.getByText("Your answer was accepted. Your bank asks for more.")).toBeVisible();
    expect(field()).toHaveValue("");
    expect(first).toHaveValue("");
  });

  it("says that the bank refused, in its words, and empties the field", async () => {
    const updateConnection = vi.fn((): Promise<SettledOutcome> =>
      Promise.resolve({
        kind: "refused",
        code: "wrongpass",
        bankMessage: "Code expiré",
        field: null,
        approval: null,
        id_connection: null,
        connection: asking(),
      }),
    );
    const { user } = await renderStep(question(), <AnsweringScreen />, {
      api: { updateConnection },
    });
    await user.type(field(), CODE);
    await user.click(confirm());
    const summary = await screen.findByRole("region", {
      name: "Your bank did not accept this answer",
    });
    expect(summary).toHaveFocus();
    expect(within(summary).getByText("Check it, or ask for a new code.")).toBeVisible();
    expect(within(summary).getByText("Code expiré")).toBeVisible();
    expect(field()).toHaveValue("");
    expect(screen.getByRole("heading", { name: "One more step for your bank" })).toBeVisible();
  });

  it("asks for a new code once, says so, and goes to the field", async () => {
    const updateConnection = vi.fn((): Promise<SettledOutcome> =>
      Promise.resolve({ kind: "connection", connection: asking() }),
    );
    const { user, announced, instance } = await renderStep(question(), <AnsweringScreen />, {
      api: { updateConnection },
    });
    await user.dblClick(screen.getByRole("button", { name: "Ask for a new code" }));
    await waitFor(() => expect(field()).toHaveFocus());
    expect(updateConnection).toHaveBeenCalledOnce();
    expect(updateConnection).toHaveBeenCalledWith(
      77,
      { act: "sync" },
      { operation: expect.any(String) },
    );
    const words = "We asked your bank for a new code. Use the latest one.";
    expect(announced).toContain(words);
    expect(screen.getByRole("heading", { name: "One more step for your bank" })).toBeVisible();
    expect(screen.queryByText(/Your bank asks for more/)).toBeNull();
    expect(instance.store.getState()).toMatchObject({ round: 1, notice: "newCode" });
  });

  it.each(["Confirm", "Ask for a new code"])(
    "[screens major 3] sends nothing without a network on “%s”, says so, and keeps the answer",
    async (name) => {
      const online = vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
      const updateConnection = vi.fn(never);
      const { user } = await renderStep(question(), <AnsweringScreen />, {
        api: { updateConnection, hasEncryption: unreachable },
      });
      await user.type(field(), CODE);
      await user.click(screen.getByRole("button", { name }));
      const summary = await screen.findByRole("region", { name: "Nothing was sent" });
      expect(summary).toHaveFocus();
      expect(field()).toHaveValue(CODE);
      online.mockReturnValue(true);
      act(() => {
        window.dispatchEvent(new Event("online"));
      });
      expect(updateConnection).not.toHaveBeenCalled();
      await user.click(screen.getByRole("button", { name }));
      await waitFor(() => expect(updateConnection).toHaveBeenCalledOnce());
    },
  );

  it("keeps the focus on what is wrong after a new code", async () => {
    const { user } = await renderStep(question([code], { notice: "newCode" }), <AnsweringScreen />);
    await waitFor(() => expect(field()).toHaveFocus());
    await user.click(confirm());
    expect(await screen.findByRole("region", { name: "There is 1 problem" })).toHaveFocus();
  });

  it("forgets the answer when the screen goes or the page is hidden", async () => {
    const { user, unmount } = await renderStep(question(), <AnsweringScreen />);
    const typed = field();
    await user.type(typed, CODE);
    act(() => {
      window.dispatchEvent(new Event("pagehide"));
    });
    expect(typed).toHaveValue("");
    await user.type(typed, CODE);
    unmount();
    expect(typed).toHaveValue("");
  });
});
