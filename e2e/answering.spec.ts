import { banks } from "./banks.ts";
import { expect, test } from "./fixtures.ts";
import type { ConnectPage } from "./pages/connect.page.ts";
import { CONNECTED } from "./connected.ts";

const asked = async (
  connect: ConnectPage,
  { name, details }: { name: string; details: Record<string, string> },
) => {
  await connect.chooseBank(name);
  await connect.submit(details);
  await connect.expectHeading("One more step for your bank");
};

test.describe("a code by text message", () => {
  const { name, question } = banks.otp;

  test.beforeEach(async ({ connect, demo }) => {
    await demo.open();
    await asked(connect, banks.otp);
  });

  test("is typed, and the bank is connected", async ({ connect, demo }) => {
    await expect(connect.field(question)).toHaveAttribute("autocomplete", "one-time-code");
    await connect.submit(banks.otp.code, "Confirm");
    await connect.expectHeading(CONNECTED);
    await connect.press("Leave, come back later");
    await demo.expectBank(name);
  });

  test("is wrong, then right", async ({ connect }) => {
    await connect.submit(banks.otp.wrongCode, "Confirm");
    await connect.expectSummary("Your bank did not accept this answer");
    await expect(connect.bankMessage()).toContainText("Le code saisi n’est pas celui");
    await expect(connect.field(question)).toHaveValue("");
    await connect.submit(banks.otp.code, "Confirm");
    await connect.expectHeading(CONNECTED);
  });

  test("is asked for again, once, and the field is ready", async ({ connect, page }) => {
    await connect.field(question).fill("111111");
    await connect.press("Ask for a new code");
    await expect(connect.announcement).toHaveText(
      /^We asked your bank for a new code\. Use the latest one\./,
    );
    await expect(connect.field(question)).toBeFocused();
    await expect(connect.field(question)).toHaveValue("");
    await page.keyboard.type("123456");
    await page.keyboard.press("Enter");
    await connect.expectHeading(CONNECTED);
  });

  test("is left empty: nothing is sent", async ({ connect }) => {
    await connect.press("Confirm");
    await connect.expectSummary("There is 1 problem", [
      "Fill in “Saisissez le code à six chiffres reçu…”.",
    ]);
  });

  test("is still asked for after a reload, in an empty field", async ({ connect, demo }) => {
    await connect.field(question).fill("123456");
    await demo.reload();
    await connect.expectHeading("One more step for your bank");
    await expect(connect.field(question)).toHaveValue("");
    await connect.submit(banks.otp.code, "Confirm");
    await connect.expectHeading(CONNECTED);
    await connect.press("Leave, come back later");
    await expect(demo.banks).toHaveCount(1);
  });

  test("is not abandoned by mistake", async ({ connect, demo, page }) => {
    await connect.press("Cancel");
    const question = page.getByRole("dialog", { name: "Leave now?" });
    await expect(question.getByRole("button", { name: "Stay" })).toBeFocused();
    await question.getByRole("button", { name: "Stay" }).click();
    await expect(question).toHaveCount(0);
    await connect.press("Cancel");
    await question.getByRole("button", { name: "Leave" }).click();
    await connect.expectClosed();
    await demo.expectHeard("onExit null", "onClose");
  });

  test("[T72] is refused five times: the flow stops", async ({ connect }) => {
    for (const code of ["1", "2", "3", "4"]) {
      await connect.submit({ [question]: code }, "Confirm");
      await connect.expectSummary("Your bank did not accept this answer");
      await expect(connect.field(question)).toHaveValue("");
    }
    await connect.submit({ [question]: "5" }, "Confirm");
    await connect.expectHeading("We stop here to protect your access");
  });
});

test("answers two codes in a row, each in its own empty field", async ({ connect, demo }) => {
  const { first, second } = banks.doubleOtp;
  await demo.open();
  await asked(connect, banks.doubleOtp);
  await connect.submit({ [first]: "123456" }, "Confirm");
  await connect.expectHeading("Another step for your bank");
  await expect(connect.field(second)).toHaveValue("");
  await connect.submit({ [second]: "123456" }, "Confirm");
  await connect.expectHeading(CONNECTED);
});

test("answers several questions on one screen", async ({ connect, demo }) => {
  const { answers } = banks.severalQuestions;
  await demo.open();
  await asked(connect, banks.severalQuestions);
  await connect.press("Confirm");
  await connect.expectSummary("There are 3 problems");
  await connect.submit(answers, "Confirm");
  await connect.expectHeading(CONNECTED);
});

test("answers a question from the bank's list", async ({ connect, demo }) => {
  const { answer, label } = banks.question;
  await demo.open();
  await asked(connect, banks.question);
  await connect.press("Confirm");
  await connect.expectSummary("There is 1 problem", [`Choose an option for “${label}”.`]);
  await connect.submit(answer, "Confirm");
  await connect.expectHeading(CONNECTED);
});

test("answers in French", async ({ connect, demo }) => {
  await demo.open({ locale: "fr" });
  await connect.chooseBank(banks.otp.name);
  await connect.submit(banks.otp.details, "Se connecter");
  await connect.expectHeading("Encore une étape pour votre banque");
  await connect.submit(banks.otp.wrongCode, "Valider");
  await connect.expectSummary("Votre banque n’a pas accepté cette réponse");
  await connect.submit(banks.otp.code, "Valider");
  await connect.expectHeading("Connexion réussie. Récupération de vos comptes");
});
