/** What an end-to-end test writes. */
import { bankFor, expect, test } from "guichet/testing";

test("connects a bank", async ({ connect, page, server }) => {
  const bank = bankFor("plain");
  await page.goto(server.url);
  await connect.signIn(bank);
  expect(bank.wrongDetails).not.toBeNull();
});
