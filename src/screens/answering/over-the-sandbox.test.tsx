import { screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
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
  return { ...rendered, answers: () => callsTo(`POST /connections/${String(connection.id)}`) };
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
