import { screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { createConnectApi } from "../../api/index.ts";
import { proxyOverSandbox } from "../../api/testing/proxy-over-sandbox.ts";
import { attemptAt } from "../../react/testing/bank.ts";
import { renderStep } from "../../react/testing/render-step.tsx";
import type { ScenarioName } from "../../sandbox/index.ts";
import { EnteringCredentialsScreen } from "./entering-credentials.controller.tsx";

async function formAt(scenario: ScenarioName) {
  // In jsdom, Web Cryptography does not know the arrays of the page.
  const { bankOf, callsTo, fetch, proxyUrl } = proxyOverSandbox({ encryption: "none" });
  const api = createConnectApi({ proxyUrl, fetch });
  const attempt = attemptAt(await api.getConnector(bankOf(scenario)));
  const rendered = await renderStep(
    {
      step: "enteringCredentials",
      attempt,
      fields: attempt.wayIn.fields,
      purpose: "first",
      notice: null,
      sending: null,
    },
    <EnteringCredentialsScreen />,
    { api },
  );
  const labelOf = (name: string) =>
    attempt.wayIn.fields.find((field) => field.name === name)?.label ?? name;
  return {
    ...rendered,
    login: () => screen.getByLabelText(labelOf("login")),
    password: () => screen.getByLabelText(labelOf("password")),
    creations: () => callsTo("POST /connections"),
  };
}

it("is refused, keeps the identifier alone, and connects with the right password", async () => {
  const { user, instance, login, password, creations } = await formAt("plain");
  await user.type(login(), "87654321");
  await user.type(password(), "654321{Enter}");
  expect(await screen.findByRole("region", { name: "These details did not work" })).toHaveFocus();
  expect(login()).toHaveValue("87654321");
  expect(password()).toHaveValue("");
  await user.type(password(), "123456{Enter}");
  await waitFor(() => expect(["connected", "syncing"]).toContain(instance.store.getState().step));
  expect(creations()).toHaveLength(2);
});

it("goes on to the bank's question", async () => {
  const { user, instance, login, password } = await formAt("otp");
  await user.type(login(), "87654321");
  await user.type(password(), "123456{Enter}");
  await waitFor(() => expect(instance.store.getState().step).toBe("answering"));
});

it("stops after three refusals", async () => {
  const { user, instance, login, password } = await formAt("plain");
  await user.type(login(), "87654321");
  for (const heading of ["These details did not work", "Check before you try again"]) {
    await user.type(password(), "654321{Enter}");
    expect(await screen.findByRole("region", { name: heading })).toHaveFocus();
  }
  await user.type(password(), "654321{Enter}");
  await waitFor(() => expect(instance.store.getState().step).toBe("tooManyTries"));
});
