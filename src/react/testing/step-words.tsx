import { screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { expect, it } from "vitest";
import type { StepName, StepState } from "../../flow/index.ts";
import type { Locale } from "../../i18n/index.ts";
import { pressLast } from "./press.ts";
import { renderStep } from "./render-step.tsx";
import type { RenderStepOptions } from "./render-step.tsx";

/** What is read and can be pressed on a screen, in order. */
export interface StepWords {
  readonly heading: string;
  readonly texts?: readonly (string | RegExp)[];
  /** Every button, the frame’s own included. */
  readonly buttons: readonly string[];
  readonly links?: readonly string[];
}

const byName = (role: "button" | "link", names: readonly string[]) => {
  expect(screen.queryAllByRole(role)).toHaveLength(names.length);
  return names.map((name, index) => {
    const earlier = names.slice(0, index).filter((other) => other === name).length;
    return screen.getAllByRole(role, { name })[earlier];
  });
};

/** Tests that a screen takes focus to its heading, announces nothing, and reads as given in each language. */
export function itReads(
  state: StepState,
  content: ReactNode,
  words: Readonly<Record<Locale, StepWords>>,
  options: RenderStepOptions = {},
): void {
  it.each(Object.entries(words) as [Locale, StepWords][])(
    "reads in %s",
    async (locale, { heading, texts = [], buttons, links = [] }) => {
      const { announced } = await renderStep(state, content, { ...options, locale });
      expect(screen.getByRole("heading", { name: heading })).toHaveFocus();
      for (const text of texts) expect(screen.getByText(text)).toBeVisible();
      expect(byName("button", buttons)).toEqual(screen.queryAllByRole("button"));
      expect(byName("link", links)).toEqual(screen.queryAllByRole("link"));
      expect(announced).toEqual([]);
    },
  );
}

/** Tests where each press leads. The last button of a name is pressed: the frame’s own come first. */
export function itLeads(
  state: StepState,
  content: ReactNode,
  ways: readonly (readonly [button: string, step: StepName])[],
  options: RenderStepOptions = {},
): void {
  it.each(ways)("“%s” leads to %s", async (button, step) => {
    const { instance, user } = await renderStep(state, content, options);
    await pressLast(user, button);
    expect(instance.store.getState().step).toBe(step);
  });
}
