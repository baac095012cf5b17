import { banks } from "./banks.ts";
import { expect, test } from "./fixtures.ts";
import { countPosts } from "./requests.ts";
import { CONNECTED } from "./connected.ts";

const { name: bank, details, wrong } = banks.plain;

test("connects with an identifier and a password", async ({ connect, demo }) => {
  await demo.open();
  await expect(connect.heading("Choose your bank")).toBeVisible();
  await connect.chooseBank(bank);
  await connect.expectHeading(`Sign in to ${bank}`);
  await connect.submit(details);
  await connect.expectHeading(CONNECTED);
  await connect.expectHeading("Your bank is connected");
  await connect.press("Done");
  await connect.expectClosed();
  await demo.expectHeard(/^onSuccess connected, connection \d+$/, "onClose");
  await demo.expectBank(bank);
});

test("connects in French, over the page", async ({ connect, demo }) => {
  await demo.open({ locale: "fr", layout: "modal" });
  await expect(connect.page.getByRole("dialog", { name: "Connecter votre banque" })).toBeVisible();
  await connect.expectHeading("Choisissez votre banque");
  await connect.chooseBank(bank);
  await connect.expectHeading(`Connectez\u2011vous à ${bank}`);
  await connect.submit(details, "Se connecter");
  await connect.expectHeading("Connexion réussie. Récupération de vos comptes");
  await connect.press("Quitter et revenir plus tard");
  await connect.expectClosed();
  await demo.expectHeard(/^onSuccess pending/, "onClose");
});

test("recovers from a wrong password: the identifier stays, the secret goes", async ({
  connect,
  demo,
}) => {
  await demo.open();
  await connect.chooseBank(bank);
  await connect.submit(wrong);
  await connect.expectSummary("These details did not work", ["Fill in “Code secret”."]);
  await expect(connect.bankMessage()).toContainText("Incorrect password");
  await expect(connect.field("Identifiant")).toHaveValue("12345678");
  await expect(connect.field("Code secret")).toHaveValue("");

  await connect.link("Fill in “Code secret”.").click();
  await expect(connect.field("Code secret")).toBeFocused();
  await connect.submit({ "Code secret": "123456" }, "Try again");
  await connect.expectHeading(CONNECTED);
});

test("is warned at the second refusal, and stopped at the third", async ({ connect, demo }) => {
  await demo.open();
  await connect.chooseBank(bank);
  await connect.submit(wrong);
  await connect.expectSummary("These details did not work");
  await connect.submit({ "Code secret": "999998" }, "Try again");
  await connect.expectSummary("Check before you try again");
  await connect.submit({ "Code secret": "999997" }, "Try again");
  await connect.expectHeading("We stop here to protect your access");
  await expect(connect.link("Open your bank’s site (new tab)")).toHaveAttribute(
    "href",
    "https://vieux-moulin.example",
  );
  await connect.press("Close");
  await connect.expectClosed();
  await demo.expectHeard("onExit wrongpass", "onClose");
  await demo.expectNoBank();
});

test("leaves for another bank after a refusal", async ({ connect, demo }) => {
  await demo.open();
  await connect.chooseBank(bank);
  await connect.submit(wrong);
  await connect.expectSummary("These details did not work");
  await connect.press("Choose another bank");
  await connect.expectHeading("Choose your bank");
});

test("corrects a choice that the bank refused", async ({ connect, demo }) => {
  const { name, details } = banks.refusedChoice;
  await demo.open();
  await connect.chooseBank(name);
  await connect.submit(details);
  await connect.expectSummary("These details did not work");
  await expect(connect.bankMessage()).toContainText("espace client");
  const space = connect.field("Espace client").locator("option:checked");
  await expect(space).toHaveText("Professionnels");
  await connect.submit({ "Espace client": "Particuliers", "Code secret": "123456" }, "Try again");
  await connect.expectHeading(CONNECTED);
});

for (const [how, act] of [
  ["a double click", "dblclick"],
  ["Enter pressed twice", "enter"],
] as const) {
  test(`[T73] sends once on ${how}`, async ({ connect, demo, page }) => {
    const posts = countPosts(page, "/guichet/connections");
    await demo.open();
    await connect.chooseBank(bank);
    await connect.fill(details);
    if (act === "dblclick") await connect.button("Sign in").dblclick();
    else {
      await connect.field("Code secret").focus();
      await page.keyboard.press("Enter");
      await page.keyboard.press("Enter");
    }
    await connect.expectHeading(CONNECTED);
    expect(posts()).toBe(1);
  });
}

test("shows and hides the password, and says so", async ({ connect, demo }) => {
  await demo.open();
  await connect.chooseBank(bank);
  await connect.fill(details);
  const secret = connect.field("Code secret");
  await expect(secret).toHaveAttribute("type", "password");
  await connect.press("Show Code secret");
  await expect(secret).toHaveAttribute("type", "text");
  await expect(connect.announcement).toHaveText("Code secret: visible");
  await connect.press("Hide Code secret");
  await expect(secret).toHaveAttribute("type", "password");
  await expect(connect.announcement).toHaveText("Code secret: hidden");
});

test("lets the password manager and the keyboard of digits help", async ({ connect, demo }) => {
  await demo.open();
  await connect.chooseBank(bank);
  await expect(connect.field("Identifiant")).toHaveAttribute("autocomplete", "username");
  await expect(connect.field("Identifiant")).toHaveAttribute("inputmode", "numeric");
  await expect(connect.field("Code secret")).toHaveAttribute("autocomplete", "current-password");
});

test("goes back to the list, and finds what was typed when coming again", async ({
  connect,
  demo,
}) => {
  await demo.open();
  await connect.chooseBank(bank);
  await connect.fill(details);
  await connect.press("Back");
  await connect.expectHeading("Choose your bank");
  await connect.chooseBank(bank);
  await connect.expectHeading(`Sign in to ${bank}`);
  await expect(connect.field("Code secret")).toHaveValue("");
});

test("gives the focus back to what opened it", async ({ connect, demo, page }) => {
  await demo.open({ layout: "modal" });
  await connect.chooseBank(bank);
  await connect.submit(details);
  await connect.expectHeading(CONNECTED);
  await connect.press("Leave, come back later");
  await connect.expectClosed();
  await demo.checkConnection(bank);
  await expect(page.getByRole("dialog", { name: "Connect your bank" })).toBeVisible();
  await page.keyboard.press("Escape");
  await connect.expectClosed();
  await expect(demo.checkButton(bank)).toBeFocused();
});
