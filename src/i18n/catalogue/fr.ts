import type { CatalogueSource } from "./message-id.ts";

/** The French texts. A no-break space (U+00A0 or U+202F) stands wherever French typography wants one. */
export const fr: CatalogueSource = {
  // Shared labels
  "label.back": "Retour",
  "label.close": "Fermer",
  "label.continue": "Continuer",
  "label.cancel": "Annuler",
  "label.tryAgain": "Réessayer",
  "label.startAgain": "Recommencer",
  "label.notNow": "Plus tard",
  "label.checkAgain": "Vérifier à nouveau",
  "label.keepWaiting": "Continuer d’attendre",
  "label.leaveForLater": "Quitter et revenir plus tard",
  "label.anotherBank": "Choisir une autre banque",
  "label.notListed": "Ma banque n’est pas dans la liste",
  "label.bankSite": "Ouvrir le site de votre banque (nouvel onglet)",
  "label.forgotten": "Identifiants oubliés ? (nouvel onglet)",
  "label.support": "Copier les informations pour l’assistance",
  "label.copied": "Copié",

  // Frame
  "dialog.name": "Connecter votre banque",
  "page.title": "{heading} – {app}",
  "page.titleWithErrors": "Erreur : {heading} – {app}",
  "bankMessage.heading": "Message de votre banque",

  // Forms
  "form.required": "Tous les champs sont obligatoires, sauf mention « facultatif ».",
  "form.optional": "(facultatif)",
  "form.summary": "{count, plural, one {# point à corriger} other {# points à corriger}}",
  "form.unsent.heading": "Rien n’a été envoyé",
  "form.unsent.text":
    "Le réseau manquait. Votre saisie est toujours là : validez de nouveau une fois le réseau rétabli.",
  "field.select": "Sélectionnez une option",
  "field.show": "Afficher {label}",
  "field.hide": "Masquer {label}",
  "field.visible": "{label} : visible",
  "field.hidden": "{label} : masqué",
  "field.error.required": "Renseignez le champ « {label} ».",
  "field.error.list": "Choisissez une option pour « {label} ».",
  "field.error.digitsCount":
    "Saisissez {count, plural, one {# chiffre} other {# chiffres}} dans « {label} ».",
  "field.error.digitsRange": "Saisissez de {min} à {max} chiffres dans « {label} ».",
  "field.error.digits": "Utilisez uniquement des chiffres dans « {label} ».",
  "field.error.email": "Saisissez une adresse électronique, au format nom@exemple.fr.",
  "field.error.pattern":
    "Vérifiez « {label} » : votre banque attend un autre format. Recopiez-le comme votre banque l’écrit.",
  "field.error.dateIncomplete": "Indiquez le jour, le mois et l’année, par exemple 27/03/1980.",
  "field.error.dateNotReal": "Cette date n’existe pas. Vérifiez le jour et le mois.",
  "field.error.tooLong":
    "« {label} » : {max, plural, one {# caractère} other {# caractères}} au maximum.",
  "field.error.config":
    "Votre banque n’a pas accepté l’une de ces informations. Vérifiez-les une à une.",

  // Waiting
  "wait.bank": "Votre banque n’a pas encore répondu.",
  "wait.approval": "Nous n’avons pas encore reçu votre validation.",
  "wait.bound": "Toujours pas de réponse de votre banque",

  // selectingConnector
  "selectingConnector.heading": "Choisissez votre banque",
  "selectingConnector.field": "Nom de la banque",
  "selectingConnector.personal": "Particuliers",
  "selectingConnector.business": "Professionnels",
  "selectingConnector.unstable": "Fonctionnement perturbé",
  "selectingConnector.country": "Pays",
  "selectingConnector.loading": "Chargement de la liste",
  "selectingConnector.count": "{count, plural, one {# banque} other {# banques}}",

  // loadFailed, noResult, notListed
  "loadFailed.heading": "Le chargement a échoué",
  "loadFailed.text": "Vérifiez le réseau, puis réessayez.",
  "loadFailed.reload.text": "Cette page n’est peut-être plus à jour. Rechargez-la.",
  "loadFailed.reload.label": "Recharger la page",
  "noResult.heading": "Aucune banque ne correspond à « {query} »",
  "noResult.text": "Vérifiez l’orthographe, ou essayez l’enseigne ou la région.",
  "noResult.closest": "Résultats les plus proches",
  "noResult.primary": "Effacer la recherche",
  "notListed.heading": "Votre banque n’est pas dans la liste",
  "notListed.text": "Si le pays est le bon, elle ne peut pas être connectée ici pour le moment.",
  "notListed.primary": "Revenir à la liste",

  // choosingSource
  "choosingSource.heading": "Comment voulez‑vous vous connecter ?",
  "choosingSource.webauth": "Sur le site ou l’application de votre banque",
  "choosingSource.credentials": "Ici, avec vos identifiants",
  "choosingSource.accounts": "Comptes : {list}",
  "choosingSource.error": "Choisissez comment vous connecter.",
  "choosingSource.more.heading": "Il manque peut‑être des comptes",
  "choosingSource.more.text": "Une autre façon de vous connecter donne accès à : {list}.",
  "choosingSource.more.primary": "Les ajouter",
  "choosingSource.more.secondary": "Continuer sans les ajouter",

  // enteringCredentials
  "enteringCredentials.heading": "Connectez‑vous à {bank}",
  "enteringCredentials.text": "Utilisez vos identifiants habituels.",
  "enteringCredentials.foot": "Vos identifiants sont chiffrés sur cet appareil.",
  "enteringCredentials.primary": "Se connecter",
  "enteringCredentials.beforeWebauth.heading": "D’abord, une précision",
  "enteringCredentials.beforeWebauth.text": "Vous vous connecterez ensuite chez {bank}.",
  "enteringCredentials.sending.heading": "Connexion à {bank} en cours",
  "enteringCredentials.sending.text":
    "Cela peut prendre quelques minutes. Gardez cette page ouverte.",
  "enteringCredentials.wrongpass.heading": "Ces identifiants n’ont pas fonctionné",
  "enteringCredentials.wrongpass.text": "Vérifiez-les, puis réessayez.",
  "enteringCredentials.wrongpassAgain.heading": "Vérifiez avant de réessayer",
  "enteringCredentials.wrongpassAgain.text":
    "Deux refus pour l’instant. Certaines banques bloquent l’accès au troisième.",
  "enteringCredentials.newPassword.heading": "Saisissez votre nouveau mot de passe",
  "enteringCredentials.newPassword.text": "Celui que vous venez de choisir auprès de votre banque.",

  // tooManyTries
  "tooManyTries.heading": "Nous nous arrêtons là pour protéger votre accès",
  "tooManyTries.text":
    "Votre banque a refusé plusieurs essais et a peut-être bloqué l’accès. Vérifiez auprès d’elle, puis recommencez plus tard.",

  // leavingForBank, returningFromBank, returnedWithoutResult, wrongBrowser, resuming
  "leavingForBank.heading": "Vous allez continuer chez {bank}",
  "leavingForBank.text":
    "Connectez-vous sur le site ou l’application de votre banque, puis revenez ici. Gardez votre téléphone à portée de main.",
  "leavingForBank.primary": "Continuer vers {bank}",
  "leavingForBank.opening": "Ouverture du site",
  "leavingForBank.webview.heading": "Vous allez continuer chez Powens",
  "leavingForBank.webview.text":
    "{app} passe par Powens pour accéder à votre banque. Vous vous y connectez, puis vous revenez ici.",
  "leavingForBank.webview.primary": "Continuer vers Powens",
  "leavingForBank.blocked.heading": "Ouvrez votre banque par ce lien",
  "leavingForBank.blocked.text":
    "Cette page est affichée dans une autre, qui n’ouvre rien automatiquement. Si le lien ne fonctionne pas non plus, ouvrez ce service dans son propre onglet.",
  "returningFromBank.heading": "Vérification auprès de votre banque",
  "returningFromBank.text": "Gardez cette page ouverte. La suite s’affichera automatiquement.",
  "returningFromBank.beside.heading": "Continuez dans l’autre onglet",
  "returningFromBank.beside.text":
    "Connectez-vous à votre banque, puis revenez ici. La suite s’affichera automatiquement.",
  "returningFromBank.beside.secondary": "Rouvrir {bank}",
  "returnedWithoutResult.heading": "La connexion n’a pas abouti",
  "returnedWithoutResult.text": "Rien n’a été modifié. Vous pouvez réessayer.",
  "returnedWithoutResult.primary": "Réessayer avec {bank}",
  "wrongBrowser.heading": "Terminez là où vous avez commencé",
  "wrongBrowser.text":
    "Cette fenêtre ne peut pas terminer la connexion. Revenez au navigateur ou à l’appareil de départ. Si cette demande ne vient pas de vous, fermez cette page.",
  "resuming.heading": "Vous aviez déjà commencé",
  "resuming.text": "Votre banque attend la suite.",
  "resuming.primary": "Reprendre",

  // answering
  "answering.heading": "Encore une étape pour votre banque",
  "answering.hint": "Les codes arrivent par SMS, par e-mail ou dans l’application de votre banque.",
  "answering.primary": "Valider",
  "answering.secondary": "Demander un nouveau code",
  "answering.next.heading": "Une autre étape pour votre banque",
  "answering.next.text": "Votre réponse a été acceptée. Votre banque demande autre chose.",
  "answering.refused.heading": "Votre banque n’a pas accepté cette réponse",
  "answering.refused.text": "Vérifiez-la ou demandez un nouveau code.",
  "answering.notTaken.heading": "Votre réponse n’est pas passée",
  "answering.notTaken.text":
    "Un incident s’est produit en chemin, votre banque repose donc la question. Répondez à nouveau ou demandez un nouveau code.",
  "answering.newCode.notice":
    "Nous avons demandé un nouveau code à votre banque. Utilisez le dernier reçu.",

  // awaitingDecoupled, decoupledEnded, SCARequired
  "awaitingDecoupled.heading": "Validez dans l’application de votre banque",
  "awaitingDecoupled.text":
    "Ouvrez l’application, vérifiez que la demande vient de vous, puis validez-la. La suite s’affichera ici automatiquement.",
  "awaitingDecoupled.secondary": "Je n’ai rien reçu",
  "awaitingDecoupled.help.text":
    "Ouvrez l’application : la demande s’y trouve peut-être. Quand cette demande aura expiré, vous pourrez en envoyer une autre.",
  "awaitingDecoupled.next.heading": "Validez une nouvelle fois",
  "awaitingDecoupled.next.text": "Votre banque demande une autre validation.",
  "decoupledEnded.refused.heading": "La demande n’a pas été validée",
  "decoupledEnded.expired.heading": "La demande a expiré",
  "decoupledEnded.ended.heading": "La validation n’a pas abouti",
  "decoupledEnded.text": "Rien n’a été modifié. Ouvrez l’application avant d’en envoyer une autre.",
  "decoupledEnded.primary": "Envoyer une nouvelle demande",
  "SCARequired.heading": "Votre banque veut vérifier que c’est bien vous",
  "SCARequired.text": "Les banques le demandent régulièrement.",
  "SCARequired.primary": "Commencer",

  // syncing, choosingAccounts, nothingShared, noAccount
  "syncing.heading": "Connexion réussie. Récupération de vos comptes",
  "syncing.text": "Cela peut prendre quelques minutes et continue si vous quittez cette page.",
  "choosingAccounts.heading": "Quels comptes voulez‑vous partager ?",
  "choosingAccounts.text":
    "{app} verra le solde et les opérations des comptes choisis, jusqu’au {date}.",
  "choosingAccounts.textWithoutDate": "{app} verra le solde et les opérations des comptes choisis.",
  "choosingAccounts.primary":
    "{count, plural, =0 {Partager} one {Partager # compte} other {Partager # comptes}}",
  "choosingAccounts.selectAll": "Tout sélectionner",
  "choosingAccounts.shareNothing": "Ne rien partager",
  "choosingAccounts.endingIn": "se terminant par {digits}",
  "choosingAccounts.chosen": "{count, plural, one {# sélectionné} other {# sélectionnés}}",
  "choosingAccounts.error": "Choisissez au moins un compte, ou « Ne rien partager ».",
  "choosingAccounts.partial.notice":
    "Certains comptes n’ont pas pu être récupérés : {list}. Vous pourrez les ajouter plus tard.",
  "choosingAccounts.partial.noticeWithoutList":
    "Certains comptes n’ont pas pu être récupérés. Vous pourrez les ajouter plus tard.",
  "choosingAccounts.unread.account": "Les comptes n’ont pas pu être lus : ils ne figurent pas ici.",
  "choosingAccounts.unread.subscription":
    "Les contrats n’ont pas pu être lus : ils ne figurent pas ici.",
  "choosingAccounts.notSaved.heading": "Votre choix n’a pas été enregistré",
  "choosingAccounts.partlySaved.heading": "Une partie de votre choix n’a pas été enregistrée",
  "nothingShared.heading": "Rien n’a été partagé",
  "nothingShared.text": "{app} ne voit aucun de ces comptes.",
  "nothingShared.secondary": "Choisir des comptes",
  "noAccount.heading": "Aucun compte à partager",
  "noAccount.none.text": "Votre banque n’indique aucun compte ici.",
  "noAccount.unfit.text":
    "{count, plural, one {# compte trouvé} other {# comptes trouvés}}, mais {app} utilise uniquement : {list}.",
  "noAccount.unfit.textWithoutList":
    "{count, plural, one {# compte trouvé, mais {app} ne peut pas l’utiliser} other {# comptes trouvés, mais {app} ne peut pas les utiliser}}.",

  // connected
  "connected.heading": "Votre banque est connectée",
  "connected.text":
    "{bank} : {count, plural, one {# compte partagé} other {# comptes partagés}} jusqu’au {date}.",
  "connected.textWithoutDate":
    "{bank} : {count, plural, one {# compte partagé} other {# comptes partagés}}.",
  "connected.textWithoutAccounts": "Il n’y a rien de plus à faire ici.",
  "connected.stop": "Pour arrêter : {words}",
  "connected.primary": "Terminer",
  "connected.secondary": "Connecter une autre banque",
  "connected.already.heading": "Votre banque était déjà connectée",
  "connected.already.text": "Elle est à jour. Rien n’a été ajouté en double.",

  // actionNeeded, passwordExpired
  "actionNeeded.heading": "Votre banque attend une action de votre part",
  "actionNeeded.text":
    "Faites ce qu’elle demande sur son site ou son application, puis revenez ici.",
  "actionNeeded.secondary": "C’est fait",
  "actionNeeded.stillWaiting": "Votre banque attend toujours",
  "passwordExpired.heading": "Votre mot de passe bancaire a expiré",
  "passwordExpired.text": "Changez-le auprès de votre banque, puis saisissez le nouveau ici.",
  "passwordExpired.secondary": "Je l’ai changé",

  // rateLimiting, websiteUnavailable, bug
  "rateLimiting.heading": "Votre banque limite les demandes pour le moment",
  "rateLimiting.known.text": "Vous n’avez rien à faire : nous réessaierons {when}.",
  "rateLimiting.known.textWithoutTime": "Vous n’avez rien à faire : nous réessaierons.",
  "rateLimiting.first.text": "Rien n’a été connecté. Réessayez plus tard.",
  "websiteUnavailable.heading": "Votre banque ne répond pas",
  "websiteUnavailable.known.text": "Nous réessaierons {when}.",
  "websiteUnavailable.known.textWithoutTime": "Nous réessaierons.",
  "websiteUnavailable.first.text": "Rien n’a été connecté. Réessayez plus tard.",
  "bug.heading": "Un problème est survenu de notre côté",
  "bug.known.text": "Vous n’avez rien à faire : les mises à jour reprendront.",
  "bug.first.text": "Rien n’a été connecté. Réessayez plus tard.",

  // loadFailed, by who does not answer
  "noAnswer.heading": "Powens ne répond pas",
  "noAnswer.text":
    "Powens, qui se connecte à votre banque, est injoignable pour le moment. Votre réseau n’est pas en cause : réessayez dans quelques minutes.",
  "unreachable.text":
    "Le service est injoignable. Vérifiez le réseau ; s’il fonctionne, réessayez plus tard.",
  "unreadable.text": "La réponse n’a pas pu être utilisée. Réessayez ou revenez plus tard.",

  // notSupported, unknown, outcomeUnknown, tooManyRequests
  "notSupported.heading": "Ce type de compte n’est pas pris en charge",
  "notSupported.text": "{bank} : « {label} » ne peut pas être connecté pour le moment.",
  "notSupported.textWithoutLabel": "{bank} : il ne peut pas être connecté pour le moment.",
  "notSupported.secondary": "Modifier mon choix",
  "unknown.heading": "Nous ne pouvons pas terminer pour le moment",
  "unknown.text": "Vous n’avez rien à faire. Vous pouvez revenir plus tard.",
  "outcomeUnknown.heading": "Nous vérifions si la connexion a abouti",
  "outcomeUnknown.text":
    "Nous n’avons pas reçu la réponse. Attendez avant de ressaisir vos identifiants.",
  "outcomeUnknown.nothing.notice": "Rien n’a été connecté. Réessayez.",
  "tooManyRequests.heading": "Trop de demandes en peu de temps",
  "tooManyRequests.text": "Vous pourrez réessayer {when}.",
  "tooManyRequests.textWithoutTime": "Vous pourrez réessayer plus tard.",

  // offline, leaving, sessionExpiring, sessionExpired, brokenIntegration, finishedElsewhere
  "offline.heading": "Vous êtes hors ligne",
  "offline.text": "L’attente reprendra au retour du réseau. Rien n’est envoyé tout seul.",
  "offline.back.notice": "Réseau rétabli",
  "leaving.heading": "Quitter maintenant ?",
  "leaving.text": "Cette connexion ne sera pas terminée.",
  "leaving.primary": "Rester",
  "leaving.secondary": "Quitter",
  "sessionExpiring.heading": "Cette page va bientôt expirer",
  "sessionExpiring.text": "Par sécurité, elle se fermera {when}.",
  "sessionExpiring.primary": "Rester ici",
  "sessionExpired.heading": "Cette page a expiré",
  "sessionExpired.text": "C’est une mesure de sécurité. Ce qui était connecté le reste.",
  "sessionExpired.refused.heading": "Nous n’avons pas pu vérifier qui vous êtes",
  "sessionExpired.refused.text":
    "Le service d’où vous venez n’a rien répondu à votre sujet. Réessayez, ou reconnectez-vous d’abord à ce service.",
  "brokenIntegration.heading": "Cette page n’est pas configurée correctement",
  "brokenIntegration.text": "Vous pouvez prévenir le service d’où vous venez.",
  "finishedElsewhere.heading": "Est‑ce bien vous ?",
  "finishedElsewhere.text": "Votre banque a été connectée. Cette page n’a pas pu voir par qui.",
  "finishedElsewhere.primary": "Oui, continuer",
  "finishedElsewhere.secondary": "Non, ne pas l’utiliser",

  // Beyond the screens: accessible names, what replaces an unknown name or list, names of account types
  // (by their Powens name) and the shapes of a time.
  "label.loading": "Chargement",
  "field.day": "Jour",
  "field.month": "Mois",
  "field.year": "Année",
  "wait.elapsed": "En attente depuis {minutes, plural, =0 {{seconds} s} other {# min {seconds} s}}",
  "selectingConnector.otherCountries": "Autres pays",
  "selectingConnector.allCountries": "Tous les pays",
  "selectingConnector.kind": "Type de compte",
  "selectingConnector.allKinds": "Tous les types",
  "selectingConnector.list": "Banques",
  "selectingConnector.showMore": "Afficher plus de banques",
  "choosingSource.webview": "Avec vos identifiants, chez Powens",
  "choosingSource.more.textWithoutList": "Une autre façon de vous connecter permet d’y accéder.",
  "leavingForBank.webview.textWithoutApp":
    "Ce service passe par Powens pour accéder à votre banque. Vous vous y connectez, puis vous revenez ici.",
  "answering.field": "Votre réponse",
  "app.start": "Cette application",
  "app.inside": "cette application",
  "choosingAccounts.contracts.heading": "Quels contrats voulez‑vous partager ?",
  "choosingAccounts.contracts.text": "{app} verra les documents des contrats choisis.",
  "choosingAccounts.contracts.primary":
    "{count, plural, =0 {Partager} one {Partager # contrat} other {Partager # contrats}}",
  "choosingAccounts.contracts.error": "Choisissez au moins un contrat, ou « Ne rien partager ».",
  "choosingAccounts.contracts.group": "contrats",
  "nothingShared.contracts.text": "{app} ne voit aucun de ces contrats.",
  "nothingShared.contracts.secondary": "Choisir des contrats",
  "connected.contracts.text":
    "{bank} : {count, plural, one {# contrat partagé} other {# contrats partagés}}.",
  "connected.receipt": "Enregistrer un récapitulatif",
  "receipt.title": "Ce que vous avez choisi de partager",
  "receipt.notice":
    "Page établie par {app} d’après ce qui vous a été montré. Ce n’est pas un document de votre banque.",
  "receipt.date": "Date",
  "receipt.bank": "Banque",
  "receipt.accounts": "Comptes",
  "receipt.contracts": "Contrats",
  "receipt.application": "Application",
  "receipt.purpose": "Finalité",
  "receipt.until": "Partagé jusqu’au",
  "receipt.stop": "Pour arrêter",
  "receipt.file": "recapitulatif",
  "accountType.article83": "plans de retraite article 83",
  "accountType.capitalisation": "contrats de capitalisation",
  "accountType.card": "cartes",
  "accountType.cat": "comptes à terme",
  "accountType.cel": "comptes épargne logement",
  "accountType.checking": "comptes courants",
  "accountType.consumercredit": "crédits à la consommation",
  "accountType.crowdlending": "prêts participatifs",
  "accountType.csl": "comptes sur livret",
  "accountType.deposit": "comptes de dépôt",
  "accountType.joint": "comptes joints",
  "accountType.ldds": "livrets de développement durable et solidaire",
  "accountType.lifeinsurance": "assurance vie",
  "accountType.livret_a": "livrets A",
  "accountType.livret_b": "livrets B",
  "accountType.loan": "prêts",
  "accountType.madelin": "contrats Madelin",
  "accountType.market": "comptes-titres",
  "accountType.mortgage": "prêts immobiliers",
  "accountType.pea": "plans d’épargne en actions",
  "accountType.pee": "plans d’épargne entreprise",
  "accountType.pel": "plans épargne logement",
  "accountType.per": "plans d’épargne retraite",
  "accountType.perco": "plans d’épargne retraite collectifs",
  "accountType.perp": "plans d’épargne retraite populaires",
  "accountType.real_estate": "placements immobiliers",
  "accountType.revolvingcredit": "crédits renouvelables",
  "accountType.rsp": "réserves spéciales de participation",
  "accountType.savings": "comptes d’épargne",
  "accountType.unknown": "autres comptes",
  "accountUsage.ASSO": "comptes d’association",
  "accountUsage.ORGA": "comptes professionnels",
  "accountUsage.PRIV": "comptes de particuliers",
  "time.clock": "{minute, plural, =0 {{hour} h} other {{hour} h {minute, number, ::00}}}",
  "date.dayAndMonth": "{day, select, 1 {1er} other {{day}}} {month}",
  "date.full": "{day, select, 1 {1er} other {{day}}} {month} {year}",
  "when.today": "à {time}",
  "when.tomorrow": "demain à {time}",
  "when.later": "le {date} à {time}",
};
