import { catalogue } from "../src/sandbox/index.ts";
import type { Institution, WireConnector, WireField } from "../src/sandbox/index.ts";

/** Names of the banks that the gallery adds to the sandbox's own. */
export const ownBanks = {
  manyFields: "Banque des Mille Questions",
  partial: "Spaarhuis ’t Lammeke Noord",
  silentSources: "Banque des Deux Rives",
} as const;

const like = (
  name: string,
  own: { readonly name: string; readonly id: number; readonly uuid: string },
  change: (connector: WireConnector) => Partial<WireConnector>,
): Institution => {
  const found = catalogue.find(({ connector }) => connector.name === name);
  if (found === undefined) throw new Error(`the sandbox has no bank “${name}”`);
  return { ...found, connector: { ...found.connector, ...own, ...change(found.connector) } };
};

const withTypes =
  (types: Readonly<Record<string, readonly string[]>>) => (connector: WireConnector) => ({
    sources: connector.sources.map((source) => ({
      ...source,
      account_types: types[source.name] ?? source.account_types,
    })),
  });

const asked = (type: string, name: string, label: string, regex: string | null): WireField => ({
  ...{ name, label, type, regex, required: true },
  ...{ auth_mechanisms: ["credentials"], connector_sources: ["directaccess"] },
});

/** One field for each mistake that a form can name. */
const everyMistake: readonly WireField[] = [
  {
    ...asked("list", "space", "Espace client", null),
    values: [{ label: "Particuliers", value: "par" }],
  },
  asked("text", "login", "Identifiant", "^\\d{8}$"),
  asked("text", "card", "Numéro de carte", "^\\d{8,16}$"),
  asked("number", "badge", "Numéro de badge", null),
  asked("text", "email", "Adresse e-mail", "^\\S+@\\S+\\.\\S+$"),
  asked("text", "branch", "Code agence", "^[A-Z]{2}\\d{3}$"),
  asked("text", "nickname", "Pseudo", null),
  asked("date", "birth", "Date de naissance", null),
  asked("date", "opened", "Date d’ouverture", null),
];

/** The form of this bank reaches less than its own site, so that there is more to add. */
const REACHES_LESS = "Banque des Trois Passerelles";
const reachesLess = withTypes({ directaccess: ["checking"] });

/** The banks of the sandbox, and some of the gallery's own for what none of them leads to. */
export const institutions: readonly Institution[] = [
  ...catalogue.map((institution): Institution =>
    institution.connector.name === REACHES_LESS
      ? {
          ...institution,
          connector: { ...institution.connector, ...reachesLess(institution.connector) },
        }
      : institution,
  ),
  like(
    "Banque du Vieux Moulin",
    { name: ownBanks.manyFields, id: 9001, uuid: "90010000-0000-4000-8000-000000000001" },
    () => ({ fields: everyMistake }),
  ),
  like(
    "Spaarhuis 't Lammeke",
    { name: ownBanks.partial, id: 9002, uuid: "90020000-0000-4000-8000-000000000002" },
    withTypes({ openapi: ["checking", "savings", "loan", "lifeinsurance"] }),
  ),
  like(
    REACHES_LESS,
    { name: ownBanks.silentSources, id: 9003, uuid: "90030000-0000-4000-8000-000000000003" },
    (connector) => ({
      account_types: [],
      ...withTypes({ directaccess: [], openapi: [] })(connector),
    }),
  ),
];
