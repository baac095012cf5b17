import { banks } from "./banks.ts";
import { expect, test } from "./fixtures.ts";
import { CONNECTED } from "./connected.ts";

// Every other test ends with the same look at what the page's policy refused: nothing.
test("[T12] breaks no rule of a strict policy, and would be caught if it did", async ({
  connect,
  demo,
  page,
  faults,
}) => {
  const answered = page.waitForResponse((response) => new URL(response.url()).pathname === "/");
  await demo.open();
  const policy = (await answered).headers()["content-security-policy"] ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain("unsafe");
  await connect.chooseBank(banks.plain.name);
  await connect.submit(banks.plain.details);
  await connect.expectHeading(CONNECTED);
  expect(faults).toEqual([]);

  await page.evaluate(() => {
    const planted = document.createElement("script");
    planted.textContent = "window.planted = true";
    document.body.append(planted);
  });
  await expect
    .poll(() => faults)
    .toContainEqual(expect.stringContaining("content security policy: script-src"));
  faults.length = 0;
});
