const en = {
  lang: "en",
  banner: "Sandbox: invented bank. Nothing real happens here; never type real details.",
  signInTitle: (bank: string) => `Sign in to ${bank}`,
  customer: "Customer number",
  customerHint: "Anything will do. The same number gives the same connection.",
  secret: "Secret code",
  secretHint: "Anything will do, or leave it empty.",
  signIn: "Sign in",
  approveTitle: "Share your accounts?",
  approveText: (app: string) => `${app} asks to read your accounts for 180 days.`,
  approve: "Approve",
  refuse: "Refuse",
  fail: "Something goes wrong",
  close: "You can also simply close this page: nothing is reported back then.",
  phoneTitle: "Continue on your phone",
  phoneText: (bank: string) =>
    `${bank} opens this page in its mobile app only. Open the same link on a phone to go on.`,
  endedTitle: "This request has ended",
  endedText: "It was answered, it has expired, or it never existed. Go back to where you began.",
};

export type BankTexts = typeof en;

const fr: BankTexts = {
  lang: "fr",
  banner:
    "Bac à sable : banque inventée. Rien de réel ne se passe ici ; ne saisissez pas de vrais identifiants.",
  signInTitle: (bank) => `Connexion à ${bank}`,
  customer: "Numéro client",
  customerHint: "Tout convient. Le même numéro donne la même connexion.",
  secret: "Code secret",
  secretHint: "Tout convient, même rien.",
  signIn: "Se connecter",
  approveTitle: "Partager vos comptes ?",
  approveText: (app) => `${app} demande à lire vos comptes pendant 180 jours.`,
  approve: "Accepter",
  refuse: "Refuser",
  fail: "Un problème survient",
  close: "Vous pouvez aussi simplement fermer cette page : rien n’est alors signalé.",
  phoneTitle: "Continuez sur votre téléphone",
  phoneText: (bank) =>
    `${bank} n’ouvre cette page que dans son application. Ouvrez le même lien sur un téléphone pour continuer.`,
  endedTitle: "Cette demande est terminée",
  endedText:
    "Elle a reçu sa réponse, elle a expiré, ou elle n’a jamais existé. Revenez à votre point de départ.",
};

/** French where it is named, English for every other language. */
export const bankTextsIn = (lang: string): BankTexts => (lang === "fr" ? fr : en);

/** French for a browser that prefers it to English, English for all others. */
export function bankTexts(request: Request): BankTexts {
  const preferred = (request.headers.get("accept-language") ?? "")
    .split(",")
    .map((item) => {
      const [tag = "", quality = "q=1"] = item
        .trim()
        .toLowerCase()
        .split(/\s*;\s*/);
      return { language: tag.split("-")[0] ?? "", weight: Number(quality.replace(/^q=/, "")) };
    })
    .filter(({ language }) => language === "fr" || language === "en")
    .toSorted((one, other) => other.weight - one.weight);
  return preferred[0]?.language === "fr" ? fr : en;
}
