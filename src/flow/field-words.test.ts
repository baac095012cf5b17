import { describe, expect, it } from "vitest";
import { asksForCode, asksForSecret } from "./field-words.ts";

describe("asksForSecret", () => {
  it.each([
    ["password", "Mot de passe"],
    ["password", "password"],
    ["userPassword", "Zugang"],
    ["new_password2", "x"],
    ["motDePasse", "x"],
    ["mdp", "x"],
    ["pwd", "x"],
    ["pin", "x"],
    ["field1", "Mot de passe"],
    ["field1", "MOT DE PASSE :"],
    ["field1", "Votre mot de passe"],
    ["field1", "Mot de passe de l’espace client"],
    ["field1", "Code secret (6 chiffres)"],
    ["field1", "Code confidentiel"],
    ["field1", "Password"],
    ["field1", "Online banking password"],
    ["field1", "PIN"],
    ["field1", "Code PIN"],
    ["field1", "Passwort"],
    ["field1", "Online-Banking-Passwort"],
    ["field1", "Zugangs-PIN"],
    ["field1", "Contraseña"],
    ["field1", "Clave secreta"],
    ["field1", "Palavra-passe"],
    ["field1", "Parola d’ordine"],
    ["field1", "Wachtwoord"],
    ["field1", "Hasło"],
  ])("[wire W8] hides %s, “%s”", (name, label) => {
    expect(asksForSecret({ name, label })).toBe(true);
  });

  it.each([
    ["login", "Identifiant"],
    ["login", "Mot de passe"],
    ["login", "Identifiant ou mot de passe"],
    ["field1", "Identifiant et mot de passe"],
    ["email", "Adresse e-mail"],
    ["passport", "Numéro de passeport"],
    ["compass", "Bypass"],
    ["pinterest", "Pinterest"],
    ["spin", "Spinnaker"],
    ["postal_code", "Code postal"],
    ["code_client", "Code client"],
    ["password_hint", "Indice"],
    ["field1", "Identifiant (différent du mot de passe)"],
    ["openapisms", "Veuillez renseigner le mot de passe unique qui vous a été envoyé par SMS."],
    ["field1", "Mot de passe à usage unique"],
    ["field1", "One-time password"],
    ["field1", "Einmalpasswort"],
    ["otp_password", "x"],
    ["pin_code", "Dites abcd"],
    ["note", "Écrivez ici ce que votre conseiller vous a dit de votre mot de passe"],
  ])("[wire W8] shows %s, “%s”", (name, label) => {
    expect(asksForSecret({ name, label })).toBe(false);
  });
});

describe("asksForCode", () => {
  it.each([
    ["otp", "x"],
    ["otp_sms", "x"],
    ["smscode", "x"],
    ["pin_code", "x"],
    ["field1", "Code reçu par SMS"],
    ["field1", "Saisissez le code à six chiffres"],
    ["field1", "Código de verificación"],
    ["field1", "TAN"],
  ])("knows %s, “%s”", (name, label) => {
    expect(asksForCode({ name, label })).toBe(true);
  });

  it.each([
    ["postal_code", "Code postal"],
    ["field1", "Code client"],
    ["birthdate", "Date de naissance"],
    ["decode", "Encodage"],
  ])("does not take %s, “%s”, for one", (name, label) => {
    expect(asksForCode({ name, label })).toBe(false);
  });
});
