import type { Locale } from "../../i18n/index.ts";

/** What the hosted page says when there is no flow to show. */
export const noticeNames = [
  "loading",
  "expired",
  "used",
  "ended",
  "elsewhere",
  "done",
  "leaving",
  "onTop",
  "unreachable",
  "notAvailable",
  "wrongLink",
] as const;
export type NoticeName = (typeof noticeNames)[number];

interface NoticeWords {
  readonly heading: string;
  readonly text: string;
}

/** These few stand in the page itself: most are said where nothing else could be fetched. */
export const hostedWords: Readonly<
  Record<
    Locale,
    {
      readonly title: string;
      readonly tryAgain: string;
      readonly goOn: string;
      readonly parameter: string;
      readonly notices: Readonly<Record<NoticeName, NoticeWords>>;
    }
  >
> = {
  en: {
    title: "Connect your bank",
    tryAgain: "Try again",
    goOn: "Continue",
    parameter: "For its developers: check the parameter",
    notices: {
      loading: { heading: "One moment", text: "Your page is being opened." },
      expired: {
        heading: "This link has expired",
        text: "Links like this are good for two minutes. Go back to the service you came from and start again.",
      },
      used: {
        heading: "This link has been used",
        text: "Each link opens one page, once. Go back to the service you came from and start again.",
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
      unreachable: {
        heading: "This did not load",
        text: "Check your network, then try again.",
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
    title: "Connecter votre banque",
    tryAgain: "Réessayer",
    goOn: "Continuer",
    parameter: "Pour ses développeurs\u00a0: vérifiez le paramètre",
    notices: {
      loading: { heading: "Un instant", text: "Votre page est en cours d’ouverture." },
      expired: {
        heading: "Ce lien a expiré",
        text: "Un tel lien est valable deux minutes. Revenez au service d’où vous venez et recommencez.",
      },
      used: {
        heading: "Ce lien a déjà servi",
        text: "Chaque lien ouvre une page, une seule fois. Revenez au service d’où vous venez et recommencez.",
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
      unreachable: {
        heading: "Le chargement a échoué",
        text: "Vérifiez le réseau, puis réessayez.",
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
