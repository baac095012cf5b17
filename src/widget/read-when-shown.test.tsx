import { waitFor } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import type { ConnectApi } from "../api/index.ts";
import { sampleSteps } from "../flow/sample-steps.fixture.ts";
import { connectionTo } from "../react/testing/bank.ts";
import { renderStep } from "../react/testing/render-step.tsx";
import { laterScreens } from "./screen-registry.ts";

it.each([
  "SCARequired",
  "actionNeeded",
  "answering",
  "decoupledEnded",
  "leavingForBank",
  "passwordExpired",
  "resuming",
  "returnedWithoutResult",
] as const)("[host-page 25] %s is read again when its tab is shown, and goes on", async (step) => {
  const Screen = await laterScreens[step]();
  const sample = sampleSteps[step];
  const connection = connectionTo({ state: "wrongpass" });
  const getConnection = vi.fn<ConnectApi["getConnection"]>(() =>
    Promise.resolve(connectionTo({ state: "bug" })),
  );
  const { instance, unmount } = await renderStep(
    { ...sample, attempt: { ...sample.attempt, connection, unproven: undefined } },
    <Screen />,
    { api: { getConnection } },
  );
  expect(getConnection).not.toHaveBeenCalled();

  document.dispatchEvent(new Event("visibilitychange"));

  await waitFor(() => expect(instance.store.getState().step).toBe("bug"));
  expect(getConnection).toHaveBeenCalledTimes(1);
  window.dispatchEvent(new Event("focus"));
  unmount();
  expect(getConnection).toHaveBeenCalledTimes(1);
});
