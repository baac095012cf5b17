import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { renderStep } from "../../react/testing/render-step.tsx";
import { NotListedScreen } from "./not-listed.controller.tsx";

describe("notListed", () => {
  it.each([
    ["en", "Your bank is not in the list", "Back to the list"],
    ["fr", "Votre banque n’est pas dans la liste", "Revenir à la liste"],
  ] as const)("says so and goes back to the list in %s", async (locale, heading, back) => {
    const { user, instance } = await renderStep({ step: "notListed" }, <NotListedScreen />, {
      locale,
    });
    expect(screen.getByRole("heading", { name: heading })).toHaveFocus();
    await user.click(screen.getByRole("button", { name: back }));
    expect(instance.store.getState().step).toBe("selectingConnector");
  });

  it("can be left", async () => {
    const { user, instance } = await renderStep({ step: "notListed" }, <NotListedScreen />);
    const [, inTheBody] = screen.getAllByRole("button", { name: "Close" });
    if (inTheBody === undefined) throw new Error("Close is also offered below the text");
    await user.click(inTheBody);
    expect(instance.store.getState().step).toBe("closed");
  });
});
