import type { ScenarioName } from "../institution.ts";

/** One text for readers of English and of French. */
export interface Bilingual {
  readonly en: string;
  readonly fr: string;
}

/** What each scenario does once the right values are sent: the second half of an institution's guide. */
export const whatHappens: Readonly<Record<ScenarioName, Bilingual>> = {
  plain: { en: "it connects at once", fr: "la connexion se fait aussitôt" },
  trigger: {
    en: "the choice in the list decides what happens",
    fr: "le choix dans la liste décide de la suite",
  },
  situation: {
    en: "the choice in the list names the state or the error code that follows",
    fr: "le choix dans la liste nomme l’état ou le code d’erreur qui suit",
  },
  otp: { en: "a code is asked, type 123456", fr: "un code est demandé, tapez 123456" },
  doubleOtp: {
    en: "a code is asked twice, type 123456 each time",
    fr: "un code est demandé deux fois, tapez 123456 à chaque fois",
  },
  multiPrompt: {
    en: "three answers are asked on one screen, 123456, any device and abcd",
    fr: "trois réponses sont demandées sur un même écran, 123456, un appareil au choix et abcd",
  },
  listPrompt: {
    en: "the bank asks a question, pick an answer from its list",
    fr: "la banque pose une question, choisissez une réponse dans sa liste",
  },
  decoupled: {
    en: "the bank’s app asks for approval, which comes by itself after a moment",
    fr: "l’application de la banque demande une validation, qui arrive seule après un instant",
  },
  longDecoupled: {
    en: "approval in the bank’s app takes a long time, then comes by itself",
    fr: "la validation dans l’application de la banque prend du temps, puis arrive seule",
  },
  doubleDecoupled: {
    en: "approval in the bank’s app is asked twice",
    fr: "la validation dans l’application de la banque est demandée deux fois",
  },
  decoupledThenOtp: {
    en: "approval in the bank’s app comes first, then a code, type 123456",
    fr: "une validation dans l’application vient d’abord, puis un code, tapez 123456",
  },
  decoupledCancelled: {
    en: "approval in the bank’s app is cancelled, send it again and it is given",
    fr: "la validation dans l’application est annulée, renvoyez-la et elle est donnée",
  },
  decoupledExpired: {
    en: "approval in the bank’s app expires, send it again and it is given",
    fr: "la validation dans l’application expire, renvoyez-la et elle est donnée",
  },
  scaRequiredOtp: {
    en: "it connects, and the first update asks for a code, type 123456",
    fr: "la connexion se fait, et la première mise à jour demande un code, tapez 123456",
  },
  scaRequiredDecoupled: {
    en: "it connects, and the first update asks for approval in the bank’s app",
    fr: "la connexion se fait, et la première mise à jour demande une validation dans l’application",
  },
  validating: {
    en: "the check goes on in the background for a minute, then it connects",
    fr: "la vérification continue une minute en arrière-plan, puis la connexion se fait",
  },
  wrongpassOnChoice: {
    en: "the choice “Professionnels” is refused and the list is shown again",
    fr: "le choix « Professionnels » est refusé et la liste revient",
  },
  passwordExpired: {
    en: "the bank says that the password has expired",
    fr: "la banque répond que le mot de passe a expiré",
  },
  actionNeeded: {
    en: "the bank wants something done on its own site first",
    fr: "la banque demande d’abord une action sur son propre site",
  },
  rateLimiting: {
    en: "the bank allows no more visits for now and the rest goes on later by itself",
    fr: "la banque n’accepte plus de visite pour l’instant et la suite se fera seule",
  },
  websiteUnavailable: {
    en: "the bank’s site is down",
    fr: "le site de la banque est indisponible",
  },
  bug: { en: "an unexpected failure is reported", fr: "une panne inattendue est signalée" },
  notSupported: {
    en: "this kind of access is not supported",
    fr: "ce type d’accès n’est pas pris en charge",
  },
  config: {
    en: "the values are refused as a configuration error",
    fr: "les valeurs sont refusées comme erreur de configuration",
  },
  unknownState: {
    en: "the connection is left in a state that no one knows yet",
    fr: "la connexion reste dans un état encore inconnu",
  },
  unknownCode: {
    en: "the refusal carries a code that no one knows yet",
    fr: "le refus porte un code encore inconnu",
  },
  errorTwin: {
    en: "a fresh check is asked in the words of an old server, then a code, type 123456",
    fr: "une nouvelle vérification est demandée dans les mots d’un ancien serveur, puis un code, tapez 123456",
  },
  serverError: {
    en: "the server fails with a page instead of an answer",
    fr: "le serveur échoue avec une page au lieu d’une réponse",
  },
  slow: {
    en: "the answer takes twenty seconds, then it connects",
    fr: "la réponse prend vingt secondes, puis la connexion se fait",
  },
  stall: {
    en: "the answer does not come for ten minutes",
    fr: "la réponse ne vient pas avant dix minutes",
  },
  drop: {
    en: "the bank says yes, but the answer is lost on the way",
    fr: "la banque dit oui, mais la réponse se perd en chemin",
  },
  noAccount: {
    en: "it connects, and there is no account to show",
    fr: "la connexion se fait, sans aucun compte à montrer",
  },
  activationFails: {
    en: "it connects, but the first try to share accounts fails, try again and it works",
    fr: "la connexion se fait, mais le premier partage des comptes échoue, réessayez et il aboutit",
  },
  partialSources: {
    en: "it connects, but one of the two ways in fails",
    fr: "la connexion se fait, mais l’un des deux accès échoue",
  },
  webauth: {
    en: "the bank’s own page opens, approve there to come back connected",
    fr: "la page de la banque s’ouvre, acceptez-y pour revenir connecté",
  },
  webauthMobileOnly: {
    en: "the bank’s page only goes on from a phone",
    fr: "la page de la banque ne continue que sur un téléphone",
  },
};
