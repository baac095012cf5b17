import { expect, it } from "vitest";
import { isConnectError } from "../protocol/connect-error.ts";
import { loadCatalogue } from "./load-catalogue.ts";
import { createTranslator } from "./translator.ts";

const refusal = (messages: object) =>
  loadCatalogue("en", messages).then(
    () => undefined,
    (error: unknown) =>
      isConnectError(error)
        ? { code: error.code, message: error.message }
        : { code: "none", message: "" },
  );

it("puts a host’s words in place of ours and keeps the rest", async () => {
  const catalogue = await loadCatalogue("fr", {
    "connected.heading": "C’est connecté",
    "choosingAccounts.chosen": "{count, plural, one {# compte choisi} other {# comptes choisis}}",
  });
  const { t } = createTranslator({ locale: "fr", catalogue });
  expect(t("connected.heading")).toBe("C’est connecté");
  expect(t("choosingAccounts.chosen", { count: 2 })).toBe("2 comptes choisis");
  expect(t("connected.primary")).toBe("Terminer");
});

it("changes nothing for the next widget", async () => {
  await loadCatalogue("en", { "label.back": "Go back" });
  const { t } = createTranslator({ locale: "en", catalogue: await loadCatalogue("en") });
  expect(t("label.back")).toBe("Back");
});

it("takes an absent override as none", async () => {
  const catalogue = await loadCatalogue("en", { "label.back": undefined });
  expect(catalogue).toEqual(await loadCatalogue("en"));
});

it.each([
  [{ "label.bakc": "Back" }, /messages\["label\.bakc"\].*no such text/],
  [{ toString: "Back" }, /messages\["toString"\].*no such text/],
  [{ "label.back": "Back {" }, /messages\["label\.back"\].*not valid ICU/],
  [{ "form.summary": "{count, plural, one {#}}" }, /messages\["form\.summary"\].*not valid ICU/],
  [{ "label.back": 3 }, /messages\["label\.back"\] must be a string/],
  [{ "label.back": null }, /messages\["label\.back"\] must be a string/],
  [
    { "enteringCredentials.heading": "Hello {bnak}" },
    /enteringCredentials\.heading.*"bnak": it has bank/,
  ],
  [{ "label.back": "<b>Back</b>" }, /messages\["label\.back"\].*"b": it has none/],
  [
    { "form.summary": "{count, plural, one {{who}} other {#}}" },
    /messages\["form\.summary"\].*"who": it has count/,
  ],
])("refuses %j and names the text", async (messages, message) => {
  const error = await refusal(messages);
  expect(error?.code).toBe("implementation_error");
  expect(error?.message).toMatch(message);
});
