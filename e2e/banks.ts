/** The sandbox's banks by what they do, with details that they accept; `docs/sandbox.md` describes them. */
export const banks = {
  plain: {
    name: "Banque du Vieux Moulin",
    details: { Identifiant: "12345678", "Code secret": "123456" },
    wrong: { Identifiant: "12345678", "Code secret": "999999" },
  },
  webauth: { name: "Crédit de l'Estuaire" },
  webauthWithField: {
    name: "Banque Cardabelle",
    details: { "Votre espace client": "Professionnels" },
  },
  bothWays: {
    name: "Banque des Trois Passerelles",
    details: { "Identifiant internet": "1234567890", "Mot de passe": "12345678" },
  },
  otp: {
    name: "Comptoir du Grand Large",
    details: { "Numéro client": "ABC12345", "Code secret": "123456" },
    code: { "Saisissez le code à six chiffres reçu par SMS au 06 •• •• •• 12.": "123456" },
    wrongCode: { "Saisissez le code à six chiffres reçu par SMS au 06 •• •• •• 12.": "654321" },
    question: "Saisissez le code à six chiffres reçu par SMS au 06 •• •• •• 12.",
  },
  doubleOtp: {
    name: "Union des Greniers Coopératifs",
    details: {
      "Caisse régionale": "Arrière-Côte",
      "N° de compte principal (11 chiffres)": "12345678901",
      "Code personnel": "123456",
    },
    first: "Saisissez le code à six chiffres reçu par SMS au 06 •• •• •• 12.",
    second: "Saisissez le code à six chiffres reçu par courriel à j•••@exemple.fr.",
  },
  severalQuestions: {
    name: "Coopérative des Vergers – Nord",
    details: { "Identifiant client": "12345678", "Code personnel": "123456" },
    answers: {
      "Code personnel de votre carte à six chiffres": "123456",
      "Appareil à enregistrer": "Téléphone",
      "Quel mot secret avez-vous choisi ?": "abcd",
    },
  },
  question: {
    name: "Coopérative des Vergers – Val de Loire",
    details: { "Identifiant client": "12345678", "Code personnel": "123456" },
    answer: { "Où devons-nous envoyer votre code ?": "Courriel à j•••@exemple.fr" },
    label: "Où devons-nous envoyer votre code ?",
  },
  approval: {
    name: "Banque Tournepierre",
    details: { Identifiant: "12345678", "Code secret": "123456" },
  },
  slowApproval: {
    name: "Coopérative des Vergers – Provence & Corse",
    details: { "Identifiant client": "12345678", "Code personnel": "123456" },
  },
  cancelledApproval: {
    name: "Épargne Verveine",
    details: { Identifiant: "12345678", "Code secret": "123456" },
  },
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
  approvalThenOtp: {
    name: "Caisse interprofessionnelle de prévoyance et d'épargne des artisans bateliers, éclusiers et haleurs du Haut-Val",
    details: {
      "Votre numéro d'adhérent (11 chiffres au recto de la carte)": "12345678901",
      "Mot de passee": "1234",
    },
  },
  refusedChoice: {
    name: "Crédit Fauvette",
    details: {
      "Espace client": "Professionnels",
      Identifiant: "12345678",
      "Code secret": "123456",
    },
  },
  expiredPassword: {
    name: "Banque Ardoisière",
    details: { Identifiant: "moulin", "Mot de passe": "1234" },
  },
  validating: {
    name: "Banque Bruinelle",
    details: { Identifiant: "bruine", "Mot de passe": "1234" },
    birthDate: "Date de naissance (jj/mm/aaaa)",
  },
  dates: {
    name: "Écluse & Fils Luxembourg",
    details: { Identifiant: "ecluse", "Mot de passe": "1234" },
    founded: "Date de création de la société",
    mandateEnd: "Fin du mandat",
  },
  optionalList: {
    name: "Murmelberg Kantonskasse",
    details: { "Numéro de contrat": "123456", "Mot de passe": "1234" },
  },
  email: {
    name: "Quai Vert Pro",
    details: { "Adresse e-mail de l'administrateur": "a@b.fr", "Mot de passe": "1234abcd" },
  },
  slow: {
    name: "Compte Lucarne",
    details: { "E-mail ou téléphone": "a@b.fr", "Mot de passe": "1234" },
  },
  stalled: {
    name: "IJsheiligen Spaarbank",
    details: { Gebruikersnaam: "ijs", Wachtwoord: "1234" },
  },
  unknownState: {
    name: "Banque Girouette",
    details: { Identifiant: "girouette", "Dessin secret": "étoile", "Mot de passe": "1234" },
  },
  unknownCode: {
    name: "Caixa Alfarrobeira",
    details: { "N.º de adesão ou utilizador": "alfa", "Palavra-passe": "1234Abcd*" },
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
  unknownWayIn: { name: "Sperlingsbank Nordweide" },
  misfit: {
    name: "Caja Golondrina",
    details: { "Type de document": "NIF", "Numéro du document": "123", "Mot de passe": "1234" },
  },
  limited: {
    name: "Bogcotton Credit Union",
    details: { "Member number": "12345", PIN: "1234", "Common bond": "School" },
  },
  oldServer: {
    name: "Müllerhof Privatbank",
    details: { "VR-Kennung oder Alias": "mueller", PIN: "12345" },
  },
  serverError: {
    name: "Banco São Medronho",
    details: { Utilizador: "medronho", "Palavra-passe": "1234" },
  },
  lostAnswer: {
    name: "Credito Trifoglio Rosso",
    details: { "Codice cliente": "trifoglio", PIN: "1234" },
  },
  test: {
    name: "Connecteur de test",
    details: { Identifiant: "moulin", "Code (1234)": "1234" },
    choice: "Type de compte (openapi)",
  },
} as const;
