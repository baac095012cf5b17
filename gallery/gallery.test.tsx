import { render, waitFor } from "@testing-library/react";
import { StrictMode } from "react";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { firstScreens, laterScreens } from "../src/widget/screen-registry.ts";
import { entries } from "./entries/index.ts";
import { believeBrowser } from "./pretended-browser.ts";
import { prepare } from "./prepared.ts";
import { Stage } from "./stage.tsx";

afterEach(believeBrowser);

// What waits looks at the clock every second; the time of a story has passed already.
const begin = globalThis.setInterval;
vi.stubGlobal("setInterval", (look: () => void, every: number) => begin(look, Math.min(every, 20)));
afterAll(() => {
  vi.unstubAllGlobals();
});

describe("the gallery", () => {
  it("shows every step that has a screen", () => {
    const steps = [...Object.keys(firstScreens), ...Object.keys(laterScreens)];
    expect([...new Set(entries.map(({ step }) => step))].sort()).toEqual(steps.sort());
  });

  it("names every entry once, with a title", () => {
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
    expect(entries.filter(({ title }) => title === "")).toEqual([]);
  });

  it("tells the same story twice", async () => {
    const told = async () =>
      Promise.all(entries.map(async (entry) => (await prepare(entry)).state));
    expect(await told()).toEqual(await told());
  });
});

describe.each(["en", "fr"] as const)("in %s", (locale) => {
  it.each(entries)("$id is what it should be", async (entry) => {
    const prepared = await prepare(entry);
    const onReady = vi.fn();
    render(
      <StrictMode>
        <Stage
          prepared={prepared}
          look={{ locale, theme: "light", layout: "inline", dir: "ltr" }}
          onReady={onReady}
        />
      </StrictMode>,
    );
    await waitFor(() => expect(onReady).toHaveBeenCalled());
    expect(onReady).toHaveBeenCalled();
  });
});
