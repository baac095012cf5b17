import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { connectorSchema } from "../../protocol/connector.ts";
import { sourceNamePattern, uuidPattern } from "../../protocol/identifiers.ts";
import { scenarioNames, type Institution, type WireField } from "../institution.ts";
import { catalogue, featured } from "./index.ts";

/** The institutions that break a rule, by name and by what breaks it. */
const offenders = (broken: (institution: Institution) => readonly unknown[]) =>
  catalogue
    .map((institution) => [institution.connector.name, broken(institution)] as const)
    .filter(([, found]) => found.length > 0);

/** What Python's `re.match` answers: anchored at the start only, inline `(?i)` understood. */
function pythonMatches(regex: string, value: string): boolean {
  const ignoresCase = regex.startsWith("(?i)");
  const pattern = ignoresCase ? regex.slice("(?i)".length) : regex;
  return new RegExp(`^(?:${pattern})`, ignoresCase ? "i" : "").test(value);
}

const accepts = ({ regex }: WireField, value: string) =>
  regex == null || regex === "" || pythonMatches(regex, value);

const typedFields = ({ connector }: Institution) =>
  connector.fields.filter(
    ({ type, auth_mechanisms }) => auth_mechanisms.includes("credentials") && type !== "list",
  );

const samples = [
  "1234",
  "12345",
  "123456",
  "1234567",
  "12345678",
  "123456789",
  "1234567890",
  "12345678901",
  "1234567890123",
  "67031234567890123",
  "12345678Z",
  "ana@exemple.fr",
  "+33 6 12 34 56 78",
  "01/02/1990",
  "1990-02-01",
];

describe("the catalogue", () => {
  it("holds between 46 and 64 institutions of at least 9 countries", () => {
    const countries = new Set(
      catalogue.flatMap(({ connector }) => connector.countries.map((c) => c.id)),
    );
    expect(catalogue.length).toBeGreaterThanOrEqual(46);
    expect(catalogue.length).toBeLessThanOrEqual(64);
    expect([...countries]).toEqual(
      expect.arrayContaining(["FR", "BE", "DE", "ES", "IT", "PT", "NL", "LU", "GB", "CH", "IE"]),
    );
  });

  it.each([
    ["uuids", catalogue.map(({ connector }) => connector.uuid)],
    ["connector ids", catalogue.map(({ connector }) => connector.id)],
    ["names", catalogue.map(({ connector }) => connector.name)],
    ["source ids", catalogue.flatMap(({ connector }) => connector.sources.map(({ id }) => id))],
  ])("repeats none of its %s", (_, keys: readonly (string | number)[]) => {
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it("makes each institution differ from all others in its form, its ways in, its flags or its scenario", () => {
    const traits = catalogue.map(({ connector, scenario, hasLogo }) =>
      JSON.stringify([
        scenario,
        hasLogo,
        connector.fields.map(({ type, required, regex, values, auth_mechanisms }) => [
          type,
          required,
          regex,
          values?.length,
          auth_mechanisms,
        ]),
        connector.sources.map(({ name, auth_mechanism, priority }) => [
          name,
          auth_mechanism,
          priority,
        ]),
        connector.capabilities,
        connector.countries,
        [connector.beta, connector.restricted, connector.hidden],
      ]),
    );
    expect(traits.filter((trait, index) => traits.indexOf(trait) !== index)).toEqual([]);
  });

  it("uses every scenario", () => {
    const used = new Set(catalogue.map(({ scenario }) => scenario));
    expect(scenarioNames.filter((name) => !used.has(name))).toEqual([]);
  });

  it("keeps the uuids that links point at", () => {
    const uuidOf = (id: number) =>
      catalogue.find(({ connector }) => connector.id === id)?.connector.uuid;
    expect(uuidOf(40)).toBe("338178e6-3d01-564f-9a7b-52ca442459bf");
    expect(uuidOf(1001)).toBe("a6e6f9df-2e03-5a45-a0e0-7f7339d84e9d");
  });
});

describe("featured", () => {
  const scenarioOf = (uuid: string) =>
    catalogue.find(({ connector }) => connector.uuid === uuid)?.scenario;

  it("names eight situations, the happy ones first", () => {
    expect(featured.map(scenarioOf)).toEqual([
      "plain",
      "webauth",
      "otp",
      "decoupled",
      "plain",
      "wrongpassOnChoice",
      "passwordExpired",
      "decoupledCancelled",
    ]);
  });

  it("opens the guide with those same institutions", () => {
    expect(catalogue.slice(0, featured.length).map(({ connector }) => connector.uuid)).toEqual(
      featured,
    );
  });
});

describe("each institution", () => {
  it("is a connector that the widget can read", () => {
    const unread = ({ connector }: Institution) => {
      const { success, output, issues } = v.safeParse(connectorSchema, connector);
      if (!success) return issues.map(({ message }) => message);
      return connector.fields.length === output.fields.length &&
        connector.sources.length === output.sources.length &&
        uuidPattern.test(output.uuid)
        ? []
        : ["something was lost"];
    };
    expect(offenders(unread)).toEqual([]);
  });

  it("points its sources and fields at itself", () => {
    const astray = ({ connector }: Institution) => {
      const names = connector.sources.map(({ name }) => name);
      return [
        ...connector.sources.filter((source) => source.id_connector !== connector.id),
        ...names.filter((name) => !sourceNamePattern.test(name)),
        ...connector.fields
          .flatMap((field) => field.connector_sources)
          .filter((name) => !names.includes(name)),
      ];
    };
    expect(offenders(astray)).toEqual([]);
  });

  it("has a value that each rule of its form takes", () => {
    const refusing = (institution: Institution) =>
      typedFields(institution).filter(
        (field) => field.type !== "password" && !samples.some((value) => accepts(field, value)),
      );
    expect(offenders(refusing)).toEqual([]);
  });

  it("tells the password that the sandbox takes: 1234, or a longer one where the form refuses that", () => {
    const refusing = (institution: Institution) => {
      const told = institution.guide.en.match(/\b1234[0-9A-Za-z*]*/g) ?? [];
      return typedFields(institution).filter(
        (field) =>
          (field.type === "password" || field.name === "password") &&
          !told.some((value) =>
            accepts(field, "1234") ? value === "1234" : accepts(field, value),
          ),
      );
    };
    expect(offenders(refusing)).toEqual([]);
  });

  it.each(["en", "fr"] as const)("guides in one short sentence, %s", (language) => {
    const clumsy = ({ guide }: Institution) => {
      const text = guide[language];
      const fine =
        /^[\p{Lu}\d][^.]+\.$/u.test(text) && text.length <= 200 && !/['"]|\s{2}/.test(text);
      return fine ? [] : [text];
    };
    expect(offenders(clumsy)).toEqual([]);
  });

  it("guides in French typography", () => {
    const clumsy = ({ guide: { fr } }: Institution) =>
      !fr.includes("\u00a0: ") || / [:;?!»]|« |[^\u202f][;?!]/.test(fr) ? [fr] : [];
    expect(offenders(clumsy)).toEqual([]);
  });
});
