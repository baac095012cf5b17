import { banks } from "./banks.ts";
import { expect, test } from "./embed/fixtures.ts";
import { CONNECTED } from "./connected.ts";

/** What a recorder of sessions or keys sees from the page that it runs in: everything there, and nothing in a frame. */
const recorder = () => {
  const seen: string[] = [];
  Reflect.set(window, "recorded", seen);
  for (const type of ["keydown", "keyup", "input", "change", "paste", "focusin", "message"])
    window.addEventListener(
      type,
      (event) => {
        const { target } = event;
        const key = event instanceof KeyboardEvent ? event.key : "";
        const data = event instanceof MessageEvent ? JSON.stringify(event.data) : "";
        const value = target instanceof HTMLInputElement ? target.value : "";
        seen.push(`${type} ${key} ${value} ${data}`);
      },
      true,
    );
  new MutationObserver((records) => {
    for (const { target } of records)
      if (target instanceof Element) seen.push(target.ownerDocument.documentElement.outerHTML);
  }).observe(document, { attributes: true, characterData: true, childList: true, subtree: true });
};

test("[T90] gives a recorder in the host page nothing of what is typed in the frame", async ({
  framed,
  page,
  shop,
  site,
}) => {
  await page.addInitScript(recorder);
  await page.goto(site.shop);
  await page.evaluate(() => {
    const probe = document.createElement("input");
    probe.id = "probe";
    document.body.append(probe);
  });
  await page.locator("#probe").pressSequentially("seen-here");
  const recorded = () =>
    page.evaluate(() => {
      const seen: unknown = Reflect.get(window, "recorded");
      return Array.isArray(seen) ? seen.join("\n") : "";
    });
  expect(await recorded()).toContain("seen-here");

  await shop.connectButton.click();
  const { details } = banks.plain;
  await framed.chooseBank(banks.plain.name);
  for (const [label, value] of Object.entries(details))
    await framed.field(label).pressSequentially(value);
  await framed.press("Sign in");
  await framed.expectHeading(CONNECTED);
  const keys = (await recorded())
    .split("\n")
    .filter((line) => line.startsWith("keydown"))
    .map((line) => line.split(" ")[1])
    .join("");
  for (const value of Object.values(details)) {
    expect(keys).not.toContain(value);
    expect(await recorded()).not.toContain(value);
  }
});
