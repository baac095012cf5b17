/** What a field says of itself. */
interface Words {
  readonly name: string;
  readonly label: string;
}

/** Words without accents, capitals and signs; a name in one piece comes apart at its capitals. */
const wordsOf = (text: string): string =>
  text
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** A password or a secret code of lasting use, in the languages of the banks that Powens reaches. */
const SECRET = [
  "pass ?word|pass ?phrase|pass ?code|pwd|pin|pin ?code|secret code",
  "mot ?de ?passe|mdp|code (?:pin|secret|confidentiel|personnel)",
  "passwort|kennwort|geheim(?:zahl|nummer|code)",
  "contrasena|clave (?:secreta|personal|de acceso)|codigo (?:secreto|pin)",
  "parola|codice (?:segreto|pin)|senha|palavra passe|wachtwoord|geheime code",
  "has[lł]o|heslo|losenord|passord|adgangskode|salasana|jelszo|sifre",
].join("|");
const BEFORE = "votre|your|ihr|su|tu|sua|uw|nouveau|new|neues|nueva|nuova|nova|nieuw";

/** It begins with a secret, ends with one, or is one of the words that German and Dutch write in one. */
const SECRET_LABEL = new RegExp(
  `^(?:(?:${BEFORE}) )*(?:${SECRET})(?: |$)|(?: (?:${SECRET})|passwort|kennwort|wachtwoord)$`,
);
const SECRET_NAME = new RegExp(`(?:^| )(?:${SECRET}|pass|passwd|clave) ?\\d?(?: |$)`);
/** Banks call one-time codes so. */
const NAME_OF_CODE = /\b(?:pin ?code|code ?pin)\b/;
/** Labels that are longer are sentences, which may speak of a password without asking for one. */
const LABEL_LIMIT = 40;
const IDENTIFIER = /^(?:login|user|user ?name|user ?id|id|identifiant|identifier|e ?mail)$/;

const OF_ONE_USE =
  "otp|totp|sms|tan|token|one time|once|unique|usage|temporaire|temporary|einmal\\w*|un solo uso|monouso|eenmalig";
const NO_SECRET = new RegExp(
  `\\b(?:${OF_ONE_USE}|ou|or|oder|et|and|und|hint|reminder|indice|question|forgot\\w*|oublie\\w*)\\b`,
);

/**
 * Whether a text field asks for what nobody else should see, whatever the connector says of its type: its name says so,
 * or its label does. A one-time code is none.
 */
export function asksForSecret({ name, label }: Words): boolean {
  const named = wordsOf(name);
  const labelled = wordsOf(label.replace(/\([^)]*\)/g, ""));
  if (NO_SECRET.test(`${named} ${wordsOf(label)}`) || IDENTIFIER.test(named)) return false;
  const isLabelled = labelled.length <= LABEL_LIMIT && SECRET_LABEL.test(labelled);
  return isLabelled || (SECRET_NAME.test(named) && !NAME_OF_CODE.test(named));
}

const CODE = new RegExp(
  `\\b(?:(?:sms|otp|pin|auth|email|mail)?code|codigo|codice|kod|otp\\w*|\\w*sms|pin|${OF_ONE_USE})\\b`,
);
const ANOTHER_CODE = /\b(?:postal|postcode|zip|client|customer|agence|branch)\b/;

/** Whether a question asks for a code that was sent or shown a moment ago. */
export function asksForCode({ name, label }: Words): boolean {
  const words = `${wordsOf(name)} ${wordsOf(label)}`;
  return CODE.test(words) && !ANOTHER_CODE.test(words);
}
