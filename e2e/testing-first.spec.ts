import { bankFor, expect, test } from "guichet/testing";

test("connects a bank on the hosted page", async ({ page, connect, server, user }) => {
  const { hostedUrl } = await server.createSession({ user });
  await page.goto(hostedUrl);
  await connect.signIn(bankFor("otp"));
  await connect.answer(...bankFor("otp").answers);
  await connect.shareAccounts("all");
  await connect.done();
  expect(await user.connections()).toMatchObject([{ state: null }]);
});
