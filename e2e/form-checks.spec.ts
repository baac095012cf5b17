import { banks } from "./banks.ts";
import { expect, test } from "./fixtures.ts";
import { countPosts } from "./requests.ts";
import { CONNECTED } from "./connected.ts";

test("is told what to fill in, field by field, and nothing is sent", async ({
  connect,
  demo,
  page,
}) => {
  const { name } = banks.plain;
  const posts = countPosts(page, "/guichet/connections");
  await demo.open();
  await connect.chooseBank(name);
  await connect.press("Sign in");
  await connect.expectSummary("There are 2 problems", [
    "Fill in “Identifiant”.",
    "Fill in “Code secret”.",
  ]);
  await expect(connect.field("Identifiant")).toHaveAttribute("aria-invalid", "true");
  await expect(connect.field("Identifiant")).toHaveAccessibleDescription("Fill in “Identifiant”.");
  await connect.link("Fill in “Identifiant”.").click();
  await expect(connect.field("Identifiant")).toBeFocused();

  await connect.submit({ Identifiant: "123", "Code secret": "123456" });
  await connect.expectSummary("There is 1 problem", ["Enter 8 digits in “Identifiant”."]);
  await expect(connect.field("Code secret")).toHaveValue("123456");
  expect(posts()).toBe(0);
  await connect.submit({ Identifiant: " 1234 5678 " });
  await connect.expectHeading(CONNECTED);
  expect(posts()).toBe(1);
});

test("is told the same in French", async ({ connect, demo }) => {
  await demo.open({ locale: "fr" });
  await connect.chooseBank(banks.plain.name);
  await connect.submit({ Identifiant: "123" }, "Se connecter");
  await connect.expectSummary("2 points à corriger", [
    "Saisissez 8 chiffres dans « Identifiant ».",
    "Renseignez le champ « Code secret ».",
  ]);
});

test("chooses from the bank's list, which is required", async ({ connect, demo }) => {
  await demo.open();
  await connect.chooseBank(banks.refusedChoice.name);
  await connect.submit({ Identifiant: "12345678", "Code secret": "123456" });
  await connect.expectSummary("There is 1 problem", ["Choose an option for “Espace client”."]);
  await connect.link("Choose an option for “Espace client”.").click();
  await expect(connect.field("Espace client")).toBeFocused();
  await connect.submit({ "Espace client": "Particuliers" });
  await connect.expectHeading(CONNECTED);
});

test("is told how an email address looks", async ({ connect, demo }) => {
  await demo.open();
  await connect.chooseBank(banks.email.name);
  await connect.submit({
    "Adresse e-mail de l'administrateur": "nobody",
    "Mot de passe": "1234abcd",
  });
  await connect.expectSummary("There is 1 problem", [
    "Enter an email address, like name@example.com.",
  ]);
});

test("is told to copy what the bank writes, where its pattern cannot be said", async ({
  connect,
  demo,
}) => {
  await demo.open();
  await connect.chooseBank(banks.otp.name);
  await connect.submit({ "Numéro client": "abc", "Code secret": "123456" });
  await connect.expectSummary("There is 1 problem", [
    "Check “Numéro client”: your bank expects another format. Copy it as your bank writes it.",
  ]);
});

test("gives a date in three parts, and may leave the optional one", async ({ connect, demo }) => {
  const { name, details, founded, mandateEnd } = banks.dates;
  await demo.open();
  await connect.chooseBank(name);
  await connect.fill(details);
  await connect.press("Sign in");
  await connect.expectSummary("There is 1 problem", [`Fill in “${founded}”.`]);
  await connect.fillDate(founded, { day: "3", month: "", year: "" });
  await connect.press("Sign in");
  await connect.expectSummary("There is 1 problem", [
    "Enter the day, month and year, like 27/03/1980.",
  ]);
  await connect.fillDate(founded, { day: "31", month: "2", year: "1999" });
  await connect.press("Sign in");
  await connect.expectSummary("There is 1 problem", [
    "This date does not exist. Check the day and month.",
  ]);
  await expect(connect.widget.getByRole("group", { name: mandateEnd })).toContainText("(optional)");
  await connect.fillDate(founded, { day: "27", month: "3", year: "1980" });
  await connect.press("Sign in");
  await connect.expectHeading(CONNECTED);
});

test("leaves an optional list at its empty choice", async ({ connect, demo }) => {
  const { name, details } = banks.optionalList;
  await demo.open();
  await connect.chooseBank(name);
  await expect(connect.text("All fields are required unless marked optional.")).toBeVisible();
  await expect(connect.field("Langue du site")).toHaveValue("");
  await expect(connect.field("Langue du site")).not.toHaveAttribute("required");
  await connect.submit(details);
  await connect.expectHeading("One more step for your bank");
});

test("is asked to check each detail where the bank's set-up refuses one", async ({
  connect,
  demo,
}) => {
  const { name, details } = banks.misfit;
  await demo.open();
  await connect.chooseBank(name);
  await connect.submit(details);
  await connect.expectSummary("There is 1 problem");
  await expect(connect.summary("There is 1 problem")).toContainText(
    "Your bank did not accept one of these details. Check each of them.",
  );
  await expect(connect.widget).not.toContainText("sandbox_");
});
