import type {
  Institution,
  ScenarioName,
  WireConnector,
  WireField,
  WireSource,
} from "../institution.ts";
import { countryNames, type CountryCode } from "./country-names.ts";
import type { FieldDraft } from "./fields.ts";
import { directaccess, type SourceDraft } from "./sources.ts";
import { stableUuid } from "./stable-uuid.ts";
import { whatHappens, type Bilingual } from "./what-happens.ts";

/** What an institution's file says; every wire key it leaves out has a calm default. */
export interface InstitutionDraft {
  /** From 1000 on, never reused: the uuid derives from it. */
  readonly id: number;
  readonly name: string;
  readonly countries: readonly CountryCode[];
  readonly scenario: ScenarioName;
  /** First half of the guide: what to type or press. */
  readonly typing: Bilingual;
  /** Second half of the guide; by default what the scenario does. */
  readonly outcome?: Bilingual;
  /** By default one `directaccess` source with credentials. */
  readonly sources?: readonly SourceDraft[];
  readonly fields: readonly FieldDraft[];
  readonly hasLogo?: boolean;
  /** Wire keys that differ from the default. */
  readonly wire?: Partial<Omit<WireConnector, "id" | "name" | "countries" | "sources" | "fields">>;
}

const unique = <T>(items: readonly T[]): T[] => [...new Set(items)];

const nameParts = (name: string) =>
  name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .match(/[A-Za-z]{3,}/g) ?? [];

/** Powens slugs are three letters and not unique. */
const slugOf = (name: string) => nameParts(name).at(-1)?.slice(0, 3).toUpperCase() ?? null;

const guideOf = ({ typing, outcome, scenario }: InstitutionDraft): Bilingual => {
  const then = outcome ?? whatHappens[scenario];
  return { en: `${typing.en}: ${then.en}.`, fr: `${typing.fr}\u00a0: ${then.fr}.` };
};

function completeSource(
  source: SourceDraft,
  connector: { id: number; usages: readonly string[]; types: readonly string[] },
  index: number,
): WireSource {
  return {
    id: connector.id * 10 + index + 1,
    id_connector: connector.id,
    available_auth_mechanisms: [source.auth_mechanism],
    disabled: null,
    account_usages: connector.usages,
    account_types: connector.types,
    ...source,
  };
}

function completeField(field: FieldDraft, sources: readonly WireSource[]): WireField {
  const mechanisms = field.auth_mechanisms ?? ["credentials"];
  const users = sources.filter((source) =>
    source.available_auth_mechanisms.some((mechanism) => mechanisms.includes(mechanism)),
  );
  return {
    auth_mechanisms: mechanisms,
    connector_sources: users.map((source) => source.name),
    ...field,
  };
}

/** Fills in a draft: every documented key of the connector, its sources' ids, its fields' sources, its guide. */
export function institution(draft: InstitutionDraft): Institution {
  const { id, name, scenario, wire = {} } = draft;
  const usages = wire.account_usages ?? ["PRIV"];
  const capabilities = wire.capabilities ?? ["bank"];
  const types =
    wire.account_types ?? (capabilities.includes("bank") ? ["checking", "savings", "card"] : []);
  const sources = (draft.sources ?? [directaccess(1)]).map((source, index) =>
    completeSource(source, { id, usages, types }, index),
  );
  const preferred = sources
    .filter((source) => source.disabled === null)
    .sort((one, other) => one.priority - other.priority)[0];

  return {
    scenario,
    hasLogo: draft.hasLogo ?? true,
    guide: guideOf(draft),
    connector: {
      id,
      uuid: stableUuid(`guichet sandbox ${id}`),
      name,
      hidden: false,
      charged: true,
      code: String(20000 + id),
      beta: false,
      restricted: false,
      color: null,
      slug: slugOf(name),
      months_to_fetch: null,
      siret: null,
      auth_mechanism: preferred?.auth_mechanism ?? "credentials",
      available_auth_mechanisms: unique(sources.flatMap((one) => one.available_auth_mechanisms)),
      capabilities,
      products: ["bank"],
      urls: null,
      stability: { status: "stable", last_update: "2026-05-30 08:12:00" },
      ...wire,
      account_usages: usages,
      account_types: types,
      countries: draft.countries.map((code) => ({ id: code, name: countryNames[code] })),
      sources,
      fields: draft.fields.map((field) => completeField(field, sources)),
    },
  };
}
