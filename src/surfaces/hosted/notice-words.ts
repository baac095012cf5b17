import type { Locale } from "../../i18n/index.ts";
import type { NoticeWords } from "./hosted-words.ts";

/** What the hosted page says when there is no flow to show. */
export type NoticeName =
  | "expired"
  | "used"
  | "noCookie"
  | "ended"
  | "elsewhere"
  | "done"
  | "leaving"
  | "onTop"
  | "notAvailable"
  | "wrongLink";

interface Words {
  readonly goOn: string;
  /** Before the name of a parameter. */
  readonly parameter: string;
  readonly notices: Readonly<Record<NoticeName, NoticeWords>>;
}

/** Fetched when there is something to say: most people see none of it. */
export const noticeWords: Readonly<Record<Locale, Words>> = {
  en: {
    goOn: "Continue",
    parameter: "For its developers: check the parameter",
    notices: {
      expired: {
        heading: "This link has expired",
        text: "Links like this are good for two minutes. Go back to the service you came from and start again.",
      },
      used: {
        heading: "This link has been used",
        text: "Each link opens one page, once. Go back to the service you came from and start again.",
      },
      noCookie: {
        heading: "Your browser blocks a cookie of this page",
        text: "It is needed until you are done. Allow cookies here, or use another browser. Then go back to the service you came from and start again.",
      },
      ended: {
        heading: "This page has expired",
        text: "This is for your safety. What was connected stays connected. Go back to the service you came from to go on.",
      },
      elsewhere: {
        heading: "Finish where you started",
        text: "This window cannot finish the connection. Go back to the browser or device where you began. If this request is not yours, close this page.",
      },
      done: { heading: "You can close this page", text: "There is nothing more to do here." },
      leaving: {
        heading: "Taking you back",
        text: "You return to the service you came from.",
      },
      onTop: {
        heading: "Continue in the whole window",
        text: "Banks open in the whole window only, for your safety. You come back to the service you came from.",
      },
      notAvailable: {
        heading: "This is not available here yet",
        text: "Your connections can be managed in the service you came from.",
      },
      wrongLink: {
        heading: "This link is not set up correctly",
        text: "You can tell the service you came from. Nothing was changed.",
      },
    },
  },
  fr: {
    goOn: "Continuer",
    parameter: "Pour ses développeurs\u00a0: vérifiez le paramètre",
    notices: {
      expired: {
        heading: "Ce lien a expiré",
        text: "Un tel lien est valable deux minutes. Revenez au service d’où vous venez et recommencez.",
      },
      used: {
        heading: "Ce lien a déjà servi",
        text: "Chaque lien ouvre une page, une seule fois. Revenez au service d’où vous venez et recommencez.",
      },
      noCookie: {
        heading: "Votre navigateur bloque un cookie de cette page",
        text: "Il est nécessaire jusqu’à la fin. Autorisez les cookies ici, ou utilisez un autre navigateur. Revenez ensuite au service d’où vous venez et recommencez.",
      },
      ended: {
        heading: "Cette page a expiré",
        text: "C’est une mesure de sécurité. Ce qui était connecté le reste. Revenez au service d’où vous venez pour continuer.",
      },
      elsewhere: {
        heading: "Terminez là où vous avez commencé",
        text: "Cette fenêtre ne peut pas terminer la connexion. Revenez au navigateur ou à l’appareil de départ. Si cette demande ne vient pas de vous, fermez cette page.",
      },
      done: {
        heading: "Vous pouvez fermer cette page",
        text: "Il n’y a plus rien à faire ici.",
      },
      leaving: {
        heading: "Nous vous ramenons",
        text: "Vous revenez au service d’où vous venez.",
      },
      onTop: {
        heading: "Continuez dans toute la fenêtre",
        text: "Par sécurité, une banque ne s’ouvre que dans toute la fenêtre. Vous reviendrez ensuite au service d’où vous venez.",
      },
      notAvailable: {
        heading: "Ce n’est pas encore possible ici",
        text: "Vos connexions se gèrent dans le service d’où vous venez.",
      },
      wrongLink: {
        heading: "Ce lien est mal configuré",
        text: "Vous pouvez le signaler au service d’où vous venez. Rien n’a été modifié.",
      },
    },
  },
};
