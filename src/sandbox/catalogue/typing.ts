import type { Bilingual } from "./what-happens.ts";

/** First halves of guides, for the forms that many institutions share. */
export const anyLogin = (password: string): Bilingual => ({
  en: `Any login, password ${password}`,
  fr: `Identifiant au choix, mot de passe ${password}`,
});

export const anyDigits = (count: number, password: string): Bilingual => ({
  en: `Any ${count} digits, password ${password}`,
  fr: `${count} chiffres au choix, mot de passe ${password}`,
});

export const anyEmail = (password: string): Bilingual => ({
  en: `Any e-mail address, password ${password}`,
  fr: `Adresse e-mail au choix, mot de passe ${password}`,
});

export const nothingToType: Bilingual = { en: "Nothing to type", fr: "Rien à saisir" };
