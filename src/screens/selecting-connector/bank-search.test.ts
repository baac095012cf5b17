import { describe, expect, it } from "vitest";
import { bankSummary } from "../../react/testing/bank.ts";
import { fold } from "./bank-names.ts";
import { createBankSearch } from "./bank-search.ts";

const named = (...names: readonly string[]) =>
  createBankSearch(
    names.map((name, index) =>
      bankSummary({
        name,
        id: index + 1,
        uuid: `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`,
      }),
    ),
    "fr",
  );
const found = (search: ReturnType<typeof named>, query: string) =>
  search(query).banks.map(({ name }) => name);

describe("the search of banks", () => {
  it("gives all banks by name, as the language sorts, for an empty query", () => {
    const search = named("Zèbre", "Écluse", "banque 10", "Banque 2", "Eau");
    expect(found(search, "  ")).toEqual(["Banque 2", "banque 10", "Eau", "Écluse", "Zèbre"]);
    expect(found(search, "–")).toHaveLength(5);
  });

  it.each([
    ["credit", "Crédit des Îles"],
    ["ILES cré", "Crédit des Îles"],
    ["ČSÓB", "CSOB"],
    ["grossbank", "Großbank"],
    ["lodz", "Łódź"],
    ["oeuvre", "Œuvre"],
    ["daquitaine", "Caisse d’Aquitaine"],
    ["caisse d'aquitaine", "Caisse d’Aquitaine"],
    ["banquedes", "Banque des Dunes"],
    ["b.n.d", "B N D"],
  ])("finds %j", (query, name) => {
    const search = named(
      "Crédit des Îles",
      "CSOB",
      "Großbank",
      "Łódź",
      "Œuvre",
      "Caisse d’Aquitaine",
      "Banque des Dunes",
      "B N D",
    );
    expect(found(search, query)[0]).toBe(name);
  });

  it.each([
    ["phrae", "Phare"],
    ["pahre", "Phare"],
    ["coperative", "Coopérative"],
    ["mutulle", "Mutuelle"],
  ])("forgives the slip %j", (query, name) => {
    expect(found(named("Phare", "Coopérative", "Mutuelle", "Zut"), query)).toContain(name);
  });

  it("looks at the start of words: ING is no ending", () => {
    const search = named("ING", "Banking Union", "Kring", "ING Pro", "Ingénieurs", "Holding ING");
    expect(found(search, "ing")).toEqual(["ING", "ING Pro", "Ingénieurs", "Holding ING"]);
    expect(found(search, "ING Pro")).toEqual(["ING Pro"]);
  });

  it("puts the exact name first, then names that begin with it, each by name", () => {
    const search = named(
      "Banque de l’Océan Sud",
      "Océan Sud",
      "Océan",
      "Océan Nord",
      "Vieil Océan",
    );
    expect(found(search, "ocean").slice(0, 3)).toEqual(["Océan", "Océan Nord", "Océan Sud"]);
    expect(found(search, "ocean")).toHaveLength(5);
  });

  it("puts a long name that begins as typed before a short one that only holds it", () => {
    const search = named("La Postale", "Postale La Bretagne et les Îles du Ponant");
    expect(found(search, "postale la")[0]).toBe("Postale La Bretagne et les Îles du Ponant");
  });

  it("brings no near-miss into a list that has the name", () => {
    expect(found(named("Marée", "Marne"), "maree")).toEqual(["Marée"]);
    expect(named("LCL", "BCL")("lcl")).toMatchObject({
      banks: [{ name: "LCL" }],
      isWidened: false,
    });
    expect(named("BCL")("lcl")).toMatchObject({ banks: [{ name: "BCL" }], isWidened: true });
  });

  it("asks for every word", () => {
    const search = named("Crédit Nord", "Crédit Sud", "Nord");
    expect(found(search, "credit nord")).toEqual(["Crédit Nord"]);
  });

  it("finds nothing rather than anything", () => {
    expect(found(named("Phare", "Marée"), "xylophone")).toEqual([]);
  });

  it("folds case, accents and joined letters", () => {
    expect(fold("ÉŒ Straße ﬁn")).toBe("eoe strasse fin");
  });

  it("answers every key press over 3 000 banks", () => {
    const words = [
      "Caisse",
      "Crédit",
      "Banque",
      "Mutuelle",
      "Régionale",
      "Populaire",
      "du",
      "Nord",
      "Océan",
      "Vallée",
    ];
    const names = Array.from(
      { length: 3000 },
      (_, index) =>
        [0, 3, 7].map((shift) => words[(index + shift * index) % words.length]).join(" ") +
        ` ${index}`,
    );
    const search = named(...names);
    const empty = ["c", "cr", "cré", "credt"].filter((query) => search(query).banks.length === 0);
    expect(empty).toEqual([]);
  });
});
