import { act, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { proxyOverSandbox } from "../../../api/testing/proxy-over-sandbox.ts";
import type { ProxyOverSandbox } from "../../../api/testing/proxy-over-sandbox.ts";
import { driveWidget, fakePageTime, pageClock } from "../../../react/testing/drive-widget.ts";
import { ConnectWidget } from "../connect-widget.tsx";

let under: ProxyOverSandbox;
let psu: ReturnType<typeof driveWidget>;
let translator: MutationObserver;
const faults: unknown[] = [];
const HTML = "http://www.w3.org/1999/xhtml";

/** A text as a browser's translator leaves it: an element of its own in the text's place, and the text gone. */
function translate(text: Text) {
  const parent = text.parentElement;
  if (text.data.trim() === "" || parent === null || parent.closest("font, [translate=no]") !== null)
    return;
  const [outer, inner] = [
    document.createElementNS(HTML, "font"),
    document.createElementNS(HTML, "font"),
  ];
  inner.textContent = `«${text.data}»`;
  outer.append(inner);
  text.replaceWith(outer);
}

function translateAll(root: Node) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  for (const text of texts) translate(text);
}

beforeEach(() => {
  fakePageTime();
  psu = driveWidget();
  under = proxyOverSandbox({ encryption: "none", clock: pageClock });
  vi.stubGlobal("fetch", under.fetch);
  vi.spyOn(console, "error").mockImplementation((fault: unknown) => faults.push(fault));
  translator = new MutationObserver(() => {
    translateAll(document.body);
  });
  translator.observe(document.body, { childList: true, subtree: true, characterData: true });
});
afterEach(() => {
  translator.disconnect();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  window.sessionStorage.clear();
});

it("[host-page 08] on a translated page every screen says what is meant, the button of a consent above all", async () => {
  const onSuccess = vi.fn();
  render(
    <ConnectWidget
      proxyUrl="/guichet"
      locale="en"
      moreSources={false}
      connectors={[under.bankOf("plain")]}
      onSuccess={onSuccess}
    />,
  );
  await psu.type(/^«Identifiant»$/, "12345678");
  // A mistake first: a summary and errors come and go in a form that stays.
  await psu.press("«Sign in»");
  await psu.heading(/^«There is (a|1) problem/);
  await psu.type(/^«Code secret»$/, "123456");
  await psu.press("«Sign in»");
  await psu.until(/Which accounts do you want to share/);

  const boxes = screen.getAllByRole("checkbox");
  expect(boxes.length).toBeGreaterThan(2);
  const said = () => screen.getByRole("button", { name: /^«Share( \d+ accounts?)?»$/ }).textContent;
  for (const [ticked, box] of boxes.entries()) {
    await psu.user.click(box);
    const count = ticked + 1;
    await act(() => Promise.resolve());
    expect(said()).toBe(count === 1 ? "«Share 1 account»" : `«Share ${String(count)} accounts»`);
  }
  await psu.user.click(boxes[0] as HTMLElement);
  await act(() => Promise.resolve());
  expect(said()).toBe(
    `«Share ${String(boxes.length - 1)} accounts»`.replace("1 accounts", "1 account"),
  );
  await psu.press(/^«Share \d/);
  await psu.until(/Your bank is connected/);
  expect(onSuccess).toHaveBeenCalledOnce();
  expect(faults).toEqual([]);
});
