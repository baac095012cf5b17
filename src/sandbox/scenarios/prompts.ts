import type { AskStep, Prompt } from "./step.ts";

const DIGITS = "123456";
const WORD = "abcd";

const text = (name: string, label: string, expected: string): Prompt => ({
  name,
  label,
  description: label,
  type: "text",
  // Recorded prompts have no regex even where the bank wants six digits.
  regex: null,
  expected,
});

const ask = (...prompts: readonly Prompt[]): AskStep => ({
  kind: "ask",
  prompts,
  refusal: "Le code saisi n’est pas celui que nous vous avons envoyé.",
});

/** A code of six digits (123456) by text message. The label is the bank's whole sentence. */
export const askSmsCode = (name = "otp_sms"): AskStep =>
  ask(text(name, "Saisissez le code à six chiffres reçu par SMS au 06 •• •• •• 12.", DIGITS));

/** A code of six digits (123456) by e-mail. */
export const askEmailCode = (name: string): AskStep =>
  ask(text(name, "Saisissez le code à six chiffres reçu par courriel à j•••@exemple.fr.", DIGITS));

/** The question of the test connector: the right answer is `abcd`. */
export const askToSay = (name: string, label = `Dites ${WORD}`): AskStep => ({
  ...ask(text(name, label, WORD)),
  refusal: `Il fallait dire « ${WORD} »`,
});

/** Three questions of three types on one screen. */
export const askSeveral = (): AskStep =>
  ask(
    {
      ...text("pin_code", "Code personnel de votre carte à six chiffres", DIGITS),
      type: "password",
      regex: "^\\d{6}$",
    },
    {
      ...text("device", "Appareil à enregistrer", DIGITS),
      type: "list",
      values: [
        { label: "Ordinateur personnel", value: "pc" },
        { label: "Téléphone", value: "phone" },
      ],
      expected: null,
    },
    text("answer", "Quel mot secret avez-vous choisi ?", WORD),
  );

/** One question with choices; any of them is right. */
export const askChoice = (): AskStep =>
  ask({
    ...text("2fa_value", "Où devons-nous envoyer votre code ?", WORD),
    type: "list",
    values: [
      { label: "SMS au 06 •• •• •• 12", value: "sms" },
      { label: "Courriel à j•••@exemple.fr", value: "email" },
      { label: "Appel vocal au 01 •• •• •• 90", value: "call" },
    ],
    expected: null,
  });
