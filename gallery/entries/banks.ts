import { ownBanks } from "../institutions.ts";
import type { Bank } from "../story.ts";

const digits = { Identifiant: "12345678", "Code secret": "123456" };
const test = (choice: string): Bank => ({
  name: "Connecteur de test",
  details: { "Type de compte (openapi)": choice, Identifiant: "moulin", "Code (1234)": "1234" },
});
/** The bank that does what its list says. */
const situation = (value: string): Bank => ({
  name: "Banque Boussole",
  details: { Situation: value, Identifiant: "boussole", "Mot de passe": "1234" },
});

/** The banks of the sandbox that the gallery visits, by what they do. */
export const banks = {
  plain: { name: "Banque du Vieux Moulin", details: digits },
  wrong: { name: "Banque du Vieux Moulin", details: { ...digits, "Code secret": "999999" } },
  webauth: { name: "Crédit de l'Estuaire" },
  webauthWithField: { name: "Banque Cardabelle" },
  bothWays: {
    name: "Banque des Trois Passerelles",
    details: { "Identifiant internet": "1234567890", "Mot de passe": "12345678" },
  },
  withList: { name: "Crédit Fauvette" },
  refusedChoice: {
    name: "Crédit Fauvette",
    details: { "Espace client": "Professionnels", ...digits },
  },
  otp: {
    name: "Comptoir du Grand Large",
    details: { "Numéro client": "ABC12345", "Code secret": "123456" },
  },
  doubleOtp: {
    name: "Union des Greniers Coopératifs",
    details: {
      "Caisse régionale": "Arrière-Côte",
      "N° de compte principal (11 chiffres)": "12345678901",
      "Code personnel": "123456",
    },
  },
  severalQuestions: {
    name: "Coopérative des Vergers – Nord",
    details: { "Identifiant client": "12345678", "Code personnel": "123456" },
  },
  question: {
    name: "Coopérative des Vergers – Val de Loire",
    details: { "Identifiant client": "12345678", "Code personnel": "123456" },
  },
  approval: { name: "Banque Tournepierre", details: digits },
  cancelledApproval: { name: "Épargne Verveine", details: digits },
  expiredApproval: {
    name: "Kredietkas Ganzenveer",
    details: { "Numéro de téléphone": "0612345678", "Code d'accès à l'application": "1234" },
  },
  twoApprovals: {
    name: "MTGQ (Mutuelle des Tonneliers du Grand Quai)",
    details: {
      "Type de compte": "Particuliers",
      "Code adhérent": "tonnelier",
      "Mot de passe": "1234",
    },
  },
  longName: {
    name: "Caisse interprofessionnelle de prévoyance et d'épargne des artisans bateliers, éclusiers et haleurs du Haut-Val",
  },
  dates: { name: "Écluse & Fils Luxembourg" },
  optional: { name: "Murmelberg Kantonskasse" },
  email: { name: "Quai Vert Pro" },
  expiredPassword: {
    name: "Banque Ardoisière",
    details: { Identifiant: "moulin", "Mot de passe": "1234" },
  },
  misfit: {
    name: "Caja Golondrina",
    details: { "Type de document": "NIF", "Numéro du document": "123", "Mot de passe": "1234" },
  },
  limited: {
    name: "Bogcotton Credit Union",
    details: { "Member number": "12345", PIN: "1234", "Common bond": "School" },
  },
  unavailable: {
    name: "Banque Hautefagnes & Fils",
    details: { Identifiant: "fagnes", "Mot de passe": "1234" },
  },
  broken: {
    name: "Marlpit & Sons Private Bank",
    details: { "User name": "marl", Password: "1234" },
  },
  notSupported: {
    name: "Banque Épernelle Luxembourg",
    details: { Identifiant: "eper", "Mot de passe": "1234" },
  },
  unknownCode: {
    name: "Caixa Alfarrobeira",
    details: { "N.º de adesão ou utilizador": "alfa", "Palavra-passe": "1234Abcd*" },
  },
  lostAnswer: {
    name: "Credito Trifoglio Rosso",
    details: { "Codice cliente": "trifoglio", PIN: "1234" },
  },
  noAccount: situation("create:noAccount"),
  /** Says until when its accounts are shared. */
  dated: situation("state:null"),
  limitedAtFirst: situation("create:rateLimiting"),
  validating: situation("state:validating"),
  webauthDue: situation("state:webauthRequired"),
  unknownState: situation("state:someFutureState"),
  notSupportedChoice: test("notSupported"),
  /** Has accounts of many types, and a contract. */
  many: test("par"),
  contracts: {
    name: "Marchés Groselle",
    details: { "Numéro client": "12345678", "Mot de passe": "1234" },
  },
  partial: {
    name: "Spaarhuis 't Lammeke",
    details: { "Numéro de carte": "67030000000000000", "Code PIN web": "12345" },
  },
  partialNamed: {
    name: ownBanks.partial,
    details: { "Numéro de carte": "67030000000000000", "Code PIN web": "12345" },
  },
  silentSources: {
    name: ownBanks.silentSources,
    details: { "Identifiant internet": "1234567890", "Mot de passe": "12345678" },
  },
  everyMistake: { name: ownBanks.manyFields },
  action: test("actionNeeded"),
  code: test("additionalInformationNeeded"),
} satisfies Readonly<Record<string, Bank>>;

export const SMS = "Saisissez le code à six chiffres reçu par SMS au 06 •• •• •• 12.";
