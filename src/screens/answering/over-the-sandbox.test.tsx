import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { createConnectApi } from "../../api/index.ts";
import { proxyOverSandbox } from "../../api/testing/proxy-over-sandbox.ts";
import { promptFields } from "../../flow/index.ts";
import { attemptAt } from "../../react/testing/bank.ts";
import { renderStep } from "../../react/testing/render-step.tsx";
import { isAccepted } from "../../sandbox/index.ts";
import type { ScenarioName, WireField } from "../../sandbox/index.ts";
import { AnsweringScreen } from "./answering.controller.tsx";

/** A value that the sandbox's banks take: a choice of the list, or a secret of the right shape. */
function valueFor(field: WireField): string {
  const [choice] = field.values ?? [];
  if (choice !== undefined) return typeof choice === "string" ? choice : choice.value;
  return ["1234", "123456", "1234Abcd"].find((value) => isAccepted(field, value)) ?? "";
}

async function askedAt(scenario: ScenarioName) {
  // In jsdom, Web Cryptography does not know the arrays of the page.
  const { bankOf, callsTo, fetch, proxyUrl, sandbox } = proxyOverSandbox({ encryption: "none" });
  const api = createConnectApi({ proxyUrl, fetch });
  const connector = await api.getConnector(bankOf(scenario));
  const wire = sandbox.institutions.find((bank) => bank.connector.uuid === connector.uuid);
  const fields = Object.fromEntries(
    (wire?.connector.fields ?? []).map((field) => [field.name, valueFor(field)]),
  );
  const outcome = await api.createConnection(
    { connector_uuid: connector.uuid, source: null, fields },
    { operation: crypto.randomUUID() },
  );
  if (outcome.kind !== "connection") throw new Error(`the bank answered ${outcome.kind}`);
  const { connection } = outcome;
  const rendered = await renderStep(
    {
      step: "answering",
      attempt: attemptAt(connector, { connection }),
      fields: promptFields(connection.fields),
      round: 1,
      notice: null,
      bankMessage: null,
      refusals: 0,
      sending: null,
      renewing: false,
    },
    <AnsweringScreen />,
    { api },
  );
  const path = `/connections/${String(connection.id)}`;
  return {
    ...rendered,
    answers: () => callsTo(`POST ${path}`),
    reads: () => callsTo(`GET ${path}`),
    answerElsewhere: (text: string) =>
      api.updateConnection(
        connection.id,
        {
          act: "answer",
          source: null,
          fields: { [promptFields(connection.fields)[0]?.name ?? ""]: text },
        },
        { operation: crypto.randomUUID() },
      ),
  };
}

const confirm = () => screen.getByRole("button", { name: "Confirm" });

it("is refused, tries again, and is connected", async () => {
  const { user, instance, answers } = await askedAt("otp");
  await user.type(screen.getByRole("textbox"), "000000");
  await user.click(confirm());
  expect(
    await screen.findByRole("region", { name: "Your bank did not accept this answer" }),
  ).toHaveFocus();
  expect(screen.getByRole("textbox")).toHaveValue("");
  await user.type(screen.getByRole("textbox"), "123456");
  await user.click(confirm());
  await waitFor(() => expect(["connected", "syncing"]).toContain(instance.store.getState().step));
  expect(answers()).toHaveLength(2);
});

it("answers two questions of a chain", async () => {
  const { user, instance } = await askedAt("doubleOtp");
  await user.type(screen.getByRole("textbox"), "123456");
  await user.click(confirm());
  expect(await screen.findByRole("heading", { name: "Another step for your bank" })).toHaveFocus();
  await user.type(screen.getByRole("textbox"), "123456");
  await user.click(confirm());
  await waitFor(() => expect(["connected", "syncing"]).toContain(instance.store.getState().step));
});

it("asks for a new code", async () => {
  const { user, announced, answers } = await askedAt("otp");
  await user.click(screen.getByRole("button", { name: "Ask for a new code" }));
  const words = "We asked your bank for a new code. Use the latest one.";
  expect(await screen.findByText(words, { ignore: "[role=status]" })).toBeVisible();
  expect(announced).toContain(words);
  expect(answers().map(({ body }) => JSON.parse(body) as unknown)).toEqual([{ act: "sync" }]);
});

describe("[host-page 25] a question whose tab is shown again", () => {
  const show = (type: "focus" | "pageshow" | "visibilitychange") => {
    const target = type === "visibilitychange" ? document : window;
    target.dispatchEvent(new Event(type));
  };

  it.each(["visibilitychange", "focus", "pageshow"] as const)(
    "goes on where another tab has answered, told by %s, and sends nothing",
    async (type) => {
      const { user, instance, answers, answerElsewhere } = await askedAt("otp");
      await user.type(screen.getByRole("textbox"), "123");
      await answerElsewhere("123456");
      expect(answers()).toHaveLength(1);
      show(type);
      await waitFor(() => expect(instance.store.getState().step).not.toBe("answering"));
      expect(["connected", "syncing"]).toContain(instance.store.getState().step);
      expect(answers()).toHaveLength(1);
    },
  );

  it("keeps what is typed where the question stands, and reads once however often it is told", async () => {
    const { user, instance, reads } = await askedAt("otp");
    await user.type(screen.getByRole("textbox"), "123");
    const { turn } = instance.store.getState();
    for (const type of ["visibilitychange", "focus", "pageshow"] as const) show(type);
    await waitFor(() => expect(reads()).toHaveLength(1));
    expect(screen.getByRole("textbox")).toHaveValue("123");
    expect(instance.store.getState()).toMatchObject({ step: "answering", turn });
  });
});
