import type { AccountRecord, ConnectionRecord, SourceRecord } from "../records.ts";
import type { World } from "../world.ts";
import { inventIban } from "./iban.ts";

interface Sort {
  readonly typeId: number;
  readonly name: string;
  readonly hasIban?: boolean;
  readonly currency?: string;
}

const sorts: Readonly<Record<string, Sort>> = {
  checking: { typeId: 2, name: "Compte courant", hasIban: true },
  savings: { typeId: 3, name: "Livret d’épargne", hasIban: true },
  card: { typeId: 8, name: "Carte à débit différé" },
  livret_a: { typeId: 20, name: "Livret A", hasIban: true },
  pel: { typeId: 22, name: "Plan d’épargne logement" },
  market: { typeId: 5, name: "Compte-titres en dollars", currency: "USD" },
  pea: { typeId: 9, name: "Plan d’épargne en actions" },
  lifeinsurance: { typeId: 4, name: "Assurance vie" },
  loan: { typeId: 6, name: "Prêt immobilier" },
  pee: { typeId: 10, name: "Plan d’épargne entreprise" },
  perco: { typeId: 11, name: "Plan d’épargne retraite" },
};

/** The types of account that a source shows. One that does not say is a bank with a current account. */
function typesOf({ institution }: ConnectionRecord, { wire }: SourceRecord): readonly string[] {
  if (wire.account_types.length > 0) return wire.account_types;
  const hasAccounts = institution.connector.capabilities.some((name) => name.startsWith("bank"));
  return hasAccounts ? ["checking"] : [];
}

/** Gives a source the accounts of its types, disabled until the PSU shares them. Does nothing the second time. */
export function inventAccounts(
  world: World,
  connection: ConnectionRecord,
  source: SourceRecord,
): void {
  if (connection.accounts.some(({ sourceId }) => sourceId === source.id)) return;
  const known = new Set(connection.accounts.map(({ type }) => type));
  const types = typesOf(connection, source).filter((type) => !known.has(type));
  const parent = types.includes("checking") ? world.random.id() : null;
  for (const type of types) {
    const id = type === "checking" && parent !== null ? parent : world.random.id();
    connection.accounts.push(
      inventAccount(world, source, { id, type, parentId: type === "card" ? parent : null }),
    );
  }
}

interface Identity {
  readonly id: number;
  readonly type: string;
  readonly parentId: number | null;
}

export function inventAccount(
  world: World,
  source: SourceRecord,
  { id, type, parentId }: Identity,
): AccountRecord {
  const sort: Sort = sorts[type] ?? { typeId: 99, name: type };
  const digits = world.random.digits(11);
  return {
    id,
    sourceId: source.id,
    parentId,
    type,
    typeId: sort.typeId,
    number: type === "card" ? `XXXXXXXXXX${digits.slice(0, 6)}` : digits,
    iban: sort.hasIban === true ? inventIban(digits) : null,
    originalName: sort.name.toUpperCase(),
    currency: sort.currency ?? "EUR",
    balance: world.random.integer(900_000) / 100,
    name: sort.name,
    display: true,
    bookmarked: false,
    usage: source.wire.account_usages[0] ?? null,
    disabled: world.clock.now(),
    deleted: null,
  };
}
