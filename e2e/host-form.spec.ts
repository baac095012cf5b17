import type { Page } from "@playwright/test";
import { banks } from "./banks.ts";
import { expect, test } from "./fixtures.ts";
import { entriesOf, GALLERY, hurried, showEntry, TO_THE_DEVELOPER } from "./pages/gallery.page.ts";

const TYPED = "typed-by-a-person";

// The policies of gallery and demo would refuse a submission that gets as far as the browser: it must not get there.
test.use({ bypassCSP: true });

/** As many scripts of pages do: hears a submission first, and stops it. */
const stopSubmissions = () => {
  Object.assign(window, { submissions: [] });
  window.addEventListener(
    "submit",
    ({ target }) => {
      const heard: unknown = Reflect.get(window, "submissions");
      if (Array.isArray(heard) && target instanceof HTMLFormElement)
        heard.push(target.getAttribute("aria-label") ?? "a form without a name");
    },
    true,
  );
  document.addEventListener(
    "submit",
    (event) => {
      event.stopPropagation();
    },
    true,
  );
};

const submissionsOf = (page: Page) =>
  page.evaluate(() => Reflect.get(window, "submissions") as readonly string[]);

/** Addresses that a page asks for after this, beside those of its own files. */
function addressesOf(page: Page): readonly string[] {
  const addresses: string[] = [];
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (request.isNavigationRequest() || url.search !== "") addresses.push(request.url());
  });
  return addresses;
}

/** Types into every field of the screen, and says which controls there are to press Enter in. */
const fillIn = (page: Page) =>
  page.evaluate((text) => {
    const shown = [...document.querySelectorAll<HTMLElement>(".guichet-root :is(input, select)")];
    const controls = shown.filter((control) => control.closest("[hidden]") === null);
    const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
    for (const control of controls)
      if (control instanceof HTMLInputElement && !/radio|checkbox/.test(control.type)) {
        write?.call(control, text);
        control.dispatchEvent(new Event("input", { bubbles: true }));
      }
    return controls.length;
  }, TYPED);

const focusControl = (page: Page, position: number) =>
  page.evaluate((index) => {
    const shown = [...document.querySelectorAll<HTMLElement>(".guichet-root :is(input, select)")];
    shown.filter((control) => control.closest("[hidden]") === null)[index]?.focus();
  }, position);

/** Clicks every button of the screen; of the rows of a list one, since all are made alike. */
const clickEveryButton = (page: Page) =>
  page.evaluate(() => {
    const buttons = [...document.querySelectorAll<HTMLElement>(".guichet-root button")];
    const rows = buttons.filter((button) => button.closest("li") !== null);
    for (const button of buttons) if (!rows.slice(1).includes(button)) button.click();
  });

/** What the forms of the page would send now, by their names and values; an opaque choice is nothing. */
const formDataOf = (page: Page) =>
  page.evaluate(() =>
    [...document.forms].flatMap((form) =>
      [...new FormData(form)]
        .map(([name, value]) => `${name}=${typeof value === "string" ? value : "file"}`)
        .filter((entry) => !/^nickname=$|^\W?r_\w+\W?=\d+$/.test(entry)),
    ),
  );

test("[T88] [host-page 01] [host-page 02] no screen gives what is typed to a form of the page, whatever is pressed", async ({
  page,
  faults,
}) => {
  test.setTimeout(180_000);
  await page.addInitScript(stopSubmissions);
  await page.addInitScript(hurried);
  const entries = await entriesOf(page);
  const addressOf = (entry: string) => `?bare=1&host=form&entry=${entry}`;
  const [first = ""] = entries;
  await page.goto(GALLERY + addressOf(first));
  const addresses = addressesOf(page);
  const given: Record<string, readonly string[]> = {};
  let pressed = 0;
  for (const entry of entries) {
    await showEntry(page, addressOf(entry), entry);
    const controls = await fillIn(page);
    const sent = [...(await formDataOf(page))];
    for (let position = 0; position < controls; position += 1) {
      await focusControl(page, position);
      await page.keyboard.press("Enter");
      pressed += 1;
    }
    await clickEveryButton(page);
    sent.push(...(await formDataOf(page)));
    if (new URL(page.url()).search !== addressOf(entry)) sent.push(page.url());
    if (sent.length > 0) given[entry] = sent;
  }
  expect(given).toEqual({});
  expect(pressed).toBeGreaterThan(50);
  expect(await submissionsOf(page)).toEqual([]);
  expect(addresses).toEqual([]);
  expect(faults.splice(0).sort()).toEqual([...TO_THE_DEVELOPER].sort());
});

test("[T88] [host-page 01] [host-page 02] signs in inside a form of the page, where a script stops every submission", async ({
  connect,
  demo,
  page,
}) => {
  await page.addInitScript(stopSubmissions);
  await page.addInitScript(() => {
    // Before the application is drawn: a form of the page around all of it.
    const observer = new MutationObserver(() => {
      const root = document.getElementById("root");
      if (root === null) return;
      observer.disconnect();
      const form = document.createElement("form");
      form.setAttribute("aria-label", "Form of the page");
      root.replaceWith(form);
      form.append(root);
    });
    observer.observe(document, { childList: true, subtree: true });
  });
  await demo.open();
  await expect(page.getByRole("form", { name: "Form of the page" })).toBeVisible();
  await connect.chooseBank(banks.otp.name);
  const addresses = addressesOf(page);
  await connect.fill(banks.otp.details);
  await page.keyboard.press("Enter");
  await connect.expectHeading("One more step for your bank");
  await connect.submit(banks.otp.code, "Confirm");
  await connect.expectHeading("Connected. Getting your accounts");
  expect(await submissionsOf(page)).toEqual([]);
  expect(addresses).toEqual([]);
});
