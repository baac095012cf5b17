import { expect, test } from "./own-host.fixtures.ts";

test("[integration I5] a page of another origin than the proxy's public one is told before anybody types", async ({
  connect,
  demo,
  faults,
  ownHost,
  page,
}) => {
  const written: string[] = [];
  page.on("request", (request) => {
    if (request.method() !== "GET") written.push(request.url());
  });
  // The same server by another name: reads work, and no write ever would.
  await page.goto(ownHost.url.replace("localhost", "127.0.0.1"));
  await demo.connectButton.click();
  await connect.expectHeading("This page is not set up correctly");
  expect(written).toEqual([]);
  expect(faults.splice(0).join()).toContain("`publicUrl`");
});
