import { bankTexts, bankTextsIn, type BankTexts } from "../bank/bank-texts.ts";

const en = {
  termsTitle: "Before you begin",
  termsText: (app: string) =>
    `${app} wants to read data of your accounts with the help of a provider. You decide which.`,
  acceptTerms: "Accept the terms",
  declineTerms: "Decline",
  chooseTitle: "Choose your institution",
  noConnector: "No institution fits what was asked for.",
  optional: "(optional)",
  detailsTitle: "Your details",
  signIn: "Connect",
  toBank: "Go to the institution’s page",
  back: "Back",
  cancel: "Cancel",
  fail: "Something goes wrong",
  questionTitle: "One more answer",
  answer: "Send",
  approveTitle: "Approve in your app",
  approvalText: "Open the app of your institution and approve. Then continue here.",
  waitTitle: "Please wait",
  waitText: "The institution is still working on it.",
  go: "Continue",
  repairTitle: "Something is needed",
  retry: "Try again",
  accountsTitle: "What do you share?",
  accountsLegend: (app: string) => `${app} may read, for 180 days`,
  noAccounts: "There is nothing to share here.",
  share: "Share what is ticked",
  shareFailed: "Your choice could not be saved. Please try again.",
  moreTitle: "Add another institution?",
  more: "Add another",
  finish: "Finish",
  listTitle: "Your connections",
  noConnections: "You have no connection.",
  healthy: "Up to date",
  repair: (bank: string) => `Repair ${bank}`,
  accounts: (bank: string) => `Choose accounts of ${bank}`,
  reset: (bank: string) => `Change the details for ${bank}`,
  remove: (bank: string) => `Remove ${bank}`,
  add: "Add a connection",
  close: "Close",
  removeTitle: (bank: string) => `Remove ${bank}?`,
  removeText: "Its accounts and their history are erased. This cannot be undone.",
  confirmRemove: "Remove it",
  refusedThere: "The institution’s page was left without an approval.",
  brokenTitle: "This link does not work",
  closedTitle: "All done",
  closedText: "You can close this page.",
  problems: {
    wrongpass: "These details were refused.",
    passwordExpired: "The password has expired. Change it at the institution first.",
    actionNeeded: "Something must be done on the institution’s own site first.",
    SCARequired: "The institution wants to verify that it is you.",
    webauthRequired: "The institution wants to see you on its own page.",
    rateLimiting: "The institution allows no more visits for now.",
    websiteUnavailable: "The institution’s site cannot be reached.",
    notSupported: "This kind of access is not supported.",
    missingParameter: "A detail is missing.",
  } as Readonly<Record<string, string>>,
  otherProblem: "A technical problem occurred.",
};

type Texts = typeof en;

const fr: Texts = {
  termsTitle: "Avant de commencer",
  termsText: (app) =>
    `${app} souhaite lire des données de vos comptes avec l’aide d’un prestataire. Vous décidez lesquelles.`,
  acceptTerms: "Accepter les conditions",
  declineTerms: "Refuser",
  chooseTitle: "Choisissez votre établissement",
  noConnector: "Aucun établissement ne correspond à la demande.",
  optional: "(facultatif)",
  detailsTitle: "Vos identifiants",
  signIn: "Connecter",
  toBank: "Aller sur la page de l’établissement",
  back: "Retour",
  cancel: "Annuler",
  fail: "Un problème survient",
  questionTitle: "Encore une réponse",
  answer: "Envoyer",
  approveTitle: "Validez dans votre application",
  approvalText:
    "Ouvrez l’application de votre établissement et validez. Revenez ensuite ici pour continuer.",
  waitTitle: "Veuillez patienter",
  waitText: "L’établissement n’a pas encore terminé.",
  go: "Continuer",
  repairTitle: "Une action est nécessaire",
  retry: "Réessayer",
  accountsTitle: "Que partagez-vous ?",
  accountsLegend: (app) => `${app} peut lire, pendant 180 jours`,
  noAccounts: "Il n’y a rien à partager ici.",
  share: "Partager ce qui est coché",
  shareFailed: "Votre choix n’a pas pu être enregistré. Veuillez réessayer.",
  moreTitle: "Ajouter un autre établissement ?",
  more: "En ajouter un autre",
  finish: "Terminer",
  listTitle: "Vos connexions",
  noConnections: "Vous n’avez aucune connexion.",
  healthy: "À jour",
  repair: (bank) => `Réparer ${bank}`,
  accounts: (bank) => `Choisir les comptes de ${bank}`,
  reset: (bank) => `Changer les identifiants de ${bank}`,
  remove: (bank) => `Supprimer ${bank}`,
  add: "Ajouter une connexion",
  close: "Fermer",
  removeTitle: (bank) => `Supprimer ${bank} ?`,
  removeText: "Ses comptes et leur historique seront effacés, définitivement.",
  confirmRemove: "Supprimer",
  refusedThere: "La page de l’établissement a été quittée sans accord.",
  brokenTitle: "Ce lien ne fonctionne pas",
  closedTitle: "C’est terminé",
  closedText: "Vous pouvez fermer cette page.",
  problems: {
    wrongpass: "Ces identifiants ont été refusés.",
    passwordExpired: "Le mot de passe a expiré. Changez-le d’abord auprès de l’établissement.",
    actionNeeded: "Une action est d’abord nécessaire sur le site de l’établissement.",
    SCARequired: "L’établissement veut vérifier que c’est bien vous.",
    webauthRequired: "L’établissement veut vous voir sur sa propre page.",
    rateLimiting: "L’établissement n’accepte plus de visite pour l’instant.",
    websiteUnavailable: "Le site de l’établissement est injoignable.",
    notSupported: "Ce type d’accès n’est pas pris en charge.",
    missingParameter: "Il manque une information.",
  },
  otherProblem: "Un problème technique est survenu.",
};

export type WebviewTexts = Texts & BankTexts;

/** French where it is named, English for every other language. */
export const webviewTextsIn = (lang: string): WebviewTexts => {
  const bank = bankTextsIn(lang);
  return { ...bank, ...(bank.lang === "fr" ? fr : en) };
};

/** The words of the webview in the language of its address; of seven languages it speaks two. */
export const webviewTexts = (request: Request, lang: string | undefined): WebviewTexts =>
  webviewTextsIn(lang ?? bankTexts(request).lang);

export const problemText = (texts: WebviewTexts, code: string): string =>
  texts.problems[code] ?? texts.otherProblem;
