import { render, waitFor } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { entries } from "./entries/index.ts";
import type { Entry } from "./entry.ts";
import { believeBrowser } from "./pretended-browser.ts";
import { prepare } from "./prepared.ts";
import { Stage } from "./stage.tsx";

afterEach(believeBrowser);

/** React keeps its place in a text that is not all that its element holds, and writes into that very node later. */
const isWrittenInPlace = (node: Node) =>
  node.nodeValue?.trim() !== "" && Object.keys(node).some((key) => key.startsWith("__react"));

function textsIn(root: Node): Node[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found: Node[] = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  return found;
}

/**
 * Elements in which words stand beside something else, or could. A translator puts an element of its own in the place
 * of such words; React goes on writing into the text that was there, where nobody sees it, or fails to put something
 * before it. The only child of an element is replaced as a whole.
 */
async function mixedIn(entry: Entry): Promise<string[]> {
  const prepared = await prepare(entry);
  const onReady = vi.fn();
  const { container } = render(
    <Stage
      prepared={prepared}
      look={{ locale: "en", theme: "light", layout: "inline", dir: "ltr" }}
      onReady={onReady}
    />,
  );
  await waitFor(() => expect(onReady).toHaveBeenCalled(), { timeout: 90_000 });
  return textsIn(container)
    .filter(isWrittenInPlace)
    .map(({ parentElement }) => `${entry.id}: ${parentElement?.outerHTML ?? ""}`);
}

it(
  "[host-page 08] words stand alone in their element on every screen, so that a translated page says what is meant",
  { timeout: 120_000 },
  async () => {
    expect((await Promise.all(entries.map(mixedIn))).flat()).toEqual([]);
  },
);
