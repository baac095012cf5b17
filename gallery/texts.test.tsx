import compile from "icu-minify/compile";
import { render, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { en } from "../src/i18n/catalogue/en.ts";
import { argumentsOf } from "../src/i18n/message-arguments.ts";
import { entries } from "./entries/index.ts";
import type { Entry } from "./entry.ts";
import { believeBrowser } from "./pretended-browser.ts";
import { prepare } from "./prepared.ts";
import { Stage } from "./stage.tsx";

afterEach(believeBrowser);

/** Each text in place of its words: its own name, and what it is made of, which may be a text of its own. */
const names = Object.fromEntries(
  Object.entries(en).map(([id, text]) => {
    const parts = [...argumentsOf(compile(text))].map((name) => `{${name}}`);
    return [id, [`[${id}]`, ...parts].join(" ")];
  }),
);

/** What the gallery does not show, by the beginning of its id, and why. */
const notShown = {
  accountType: "the names of a list: some of them stand for all",
  accountUsage: "the names of a list: one of them stands for all",
  "date.dayAndMonth": "a part of a time further away than the next day",
  "when.later": "a time further away than the next day",
  "dialog.name": "the name of the modal frame around a screen",
  "loadFailed.reload": "a file of the widget that stays away: the gallery has all of them",
  "page.title": "the title of a page of our own",
  receipt: "a file, which the last screen saves",
  "selectingConnector.showMore": "the sandbox has fewer than sixty banks",
  sessionExpiring: "no flow leads there yet",
  // Said to screen readers, at a moment and not on a screen.
  "choosingAccounts.chosen": "said aloud only",
  "field.hidden": "said aloud only",
  "label.copied": "said aloud only",
  "leavingForBank.opening": "said aloud only",
  "offline.back.notice": "said aloud only",
  "selectingConnector.count": "said aloud only",
};

async function textsOf(entry: Entry): Promise<string[]> {
  const prepared = await prepare({ ...entry, options: { ...entry.options, messages: names } });
  const onReady = vi.fn();
  const { container } = render(
    <Stage
      prepared={prepared}
      look={{ locale: "en", theme: "light", layout: "inline", dir: "ltr" }}
      onReady={onReady}
    />,
  );
  await waitFor(() => expect(onReady).toHaveBeenCalled(), {
    timeout: 300_000,
    onTimeout: () => new Error(`${entry.id} does not show what it should`),
  });
  const shown = [...container.outerHTML.matchAll(/\[([A-Za-z]+\.[\w.]+)\]/g)];
  return shown.map(([, id = ""]) => id);
}

describe("the gallery", () => {
  it("shows every text of the widget", { timeout: 600_000 }, async () => {
    const shown = new Set((await Promise.all(entries.map(textsOf))).flat());
    const isExcused = (id: string) =>
      Object.keys(notShown).some((beginning) => id.startsWith(beginning));
    const missing = Object.keys(en).filter((id) => !shown.has(id) && !isExcused(id));
    expect(missing).toEqual([]);
    // What is shown by now needs no excuse.
    const needless = Object.keys(notShown).filter((beginning) =>
      Object.keys(en)
        .filter((id) => id.startsWith(beginning))
        .every((id) => shown.has(id)),
    );
    expect(needless).toEqual([]);
  });
});
