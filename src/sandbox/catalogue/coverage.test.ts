import { expect, it } from "vitest";
import type { Institution, WireField, WireSource } from "../institution.ts";
import { catalogue } from "./index.ts";

type Has = (institution: Institution) => boolean;

const field =
  (holds: (field: WireField) => boolean): Has =>
  ({ connector }) =>
    connector.fields.some(holds);
const source =
  (holds: (source: WireSource) => boolean): Has =>
  ({ connector }) =>
    connector.sources.some(holds);
const type = (name: string) => field((item) => item.type === name);
const rule = (holds: (regex: string) => boolean): Has =>
  field(
    ({ regex, type: kind }) => regex != null && regex !== "" && kind !== "list" && holds(regex),
  );
const named =
  (pattern: RegExp): Has =>
  ({ connector }) =>
    pattern.test(connector.name);
const labelled = (pattern: RegExp) => field(({ label }) => pattern.test(label));

const compiles = (regex: string, flags = "") => {
  try {
    return new RegExp(regex, flags) instanceof RegExp;
  } catch {
    return false;
  }
};

const mechanisms = ({ connector }: Institution) =>
  connector.sources.filter(({ disabled }) => disabled === null).map((item) => item.auth_mechanism);
const offers =
  (...wanted: readonly string[]): Has =>
  (institution) =>
    [...new Set(mechanisms(institution))].sort().join() === [...wanted].sort().join();
const sourceOrder =
  (order: string): Has =>
  ({ connector }) =>
    connector.sources
      .toSorted((one, other) => one.priority - other.priority)
      .map(({ name }) => name)
      .join() === order;
const wants = (mechanism: string) => (item: WireField) => item.auth_mechanisms.includes(mechanism);
const repeats = (key: string | null) =>
  key !== null && catalogue.filter(({ connector }) => connector.slug === key).length > 1;
const knownTypes = ["text", "password", "date", "list", "number", "hidden", "redirect_uri"];
const knownMechanisms = ["credentials", "webauth"];
const password = field(({ name, type: kind }) => name === "password" && kind === "text");

const properties: Readonly<Record<string, Has>> = {
  "a text field": type("text"),
  "a password field": type("password"),
  "a date field": type("date"),
  "a list field": type("list"),
  "a number field": type("number"),
  "a number as the only identifier": ({ connector }) =>
    connector.fields.map((one) => one.type).join() === "number,password",
  "a hidden field": type("hidden"),
  "a redirect_uri field": type("redirect_uri"),
  "a field of an unknown type": field((item) => !knownTypes.includes(item.type)),
  "an optional field": field(({ required }) => !required),
  "an optional list": field((item) => item.type === "list" && !item.required),
  "a required list": field((item) => item.type === "list" && item.required),
  "an optional date": field((item) => item.type === "date" && !item.required),
  "choices with a label and a value": field((item) => typeof item.values?.[0] === "object"),
  "choices as plain strings": field((item) => typeof item.values?.[0] === "string"),
  "a list of 39 choices": field((item) => item.values?.length === 39),
  "a list that carries a regex": field((item) => item.type === "list" && item.regex != null),
  "an empty regex": field(({ regex }) => regex === ""),
  "a field without regex": field(({ regex }) => regex == null),
  "alternatives under one naive pair of anchors": rule((regex) =>
    /^\^[^(|]+\|[^|]+\$$/.test(regex),
  ),
  "a regex without anchors": rule((regex) => !regex.startsWith("^") && !regex.startsWith("(?")),
  "a regex anchored at the start only": rule((regex) => /^\^.*[^$]$/.test(regex)),
  "look-aheads": rule((regex) => regex.includes("(?=")),
  "eight digits or nothing": rule((regex) => regex === "^\\d{8}|$"),
  "a date only as dd/mm/yyyy": field(
    (item) => item.type === "date" && !!item.regex && !new RegExp(item.regex).test("1990-02-01"),
  ),
  "a date as dd/mm/yyyy or ISO": field(
    (item) =>
      item.type === "date" &&
      !!item.regex &&
      ["1990-02-01", "01/02/1990"].every((date) => new RegExp(item.regex ?? "").test(date)),
  ),
  "a regex that JavaScript refuses": rule((regex) => !compiles(regex)),
  "a regex that the pattern attribute refuses": rule(
    (regex) => compiles(regex) && !compiles(regex, "v"),
  ),
  "a regex that backtracks without end": rule((regex) => /\([^()]*[+*][^()]*\)[+*]/.test(regex)),
  "a password of type text": password,
  "a login of type password": field(
    ({ name, type: kind }) => name === "login" && kind === "password",
  ),
  "two password fields": ({ connector }) =>
    connector.fields.filter((item) => item.type === "password").length > 1,
  "login and password both optional": ({ connector }) =>
    ["login", "password"].every((name) =>
      connector.fields.some((item) => item.name === name && !item.required),
    ),
  "a field named code": field(({ name }) => name === "code"),
  "a field named state": field(({ name }) => name === "state"),
  "five optional text fields": ({ connector }) =>
    connector.fields.filter((item) => item.type === "text" && !item.required).length === 5,
  "a day and month of birth as text": field(
    (item) => item.type === "text" && item.label.startsWith("Jour et mois"),
  ),
  "French labels": labelled(/^Identifiant|^Mot de passe$/),
  "English labels": labelled(/^(?:Customer number|User name)$/),
  "a misspelt label": labelled(/passee$|wrod$/),
  "a label of 58 characters": field(({ label }) => label.length === 58),
  "a description": field(({ description }) => (description ?? "") !== ""),

  "credentials only": (item) => offers("credentials")(item) && item.connector.fields.length > 0,
  "webauth only, no field": (item) => offers("webauth")(item) && item.connector.fields.length === 0,
  "webauth only, a required list first": (item) =>
    offers("webauth")(item) &&
    item.connector.fields.some(
      (one) => one.type === "list" && one.required && wants("webauth")(one),
    ),
  "both mechanisms on separate sources": offers("credentials", "webauth"),
  "a list for both mechanisms on separate sources": (item) =>
    offers("credentials", "webauth")(item) &&
    item.connector.fields.some((one) => one.type === "list" && one.auth_mechanisms.length === 2),
  "a webauth source beside a form of credentials only": (item) =>
    offers("credentials", "webauth")(item) && !item.connector.fields.some(wants("webauth")),
  "a priority of 0": source(({ priority }) => priority === 0),
  "both mechanisms on one source": source((item) => item.available_auth_mechanisms.length > 1),
  "openapi before directaccess": sourceOrder("openapi,directaccess"),
  "directaccess before openapi": sourceOrder("directaccess,openapi"),
  "three sources": sourceOrder("directaccess,fallback,openapi"),
  "a disabled source": source(({ disabled }) => disabled !== null),
  "a disabled source that would come first": ({ connector }) =>
    connector.sources.toSorted((one, other) => one.priority - other.priority)[0]?.disabled != null,
  "credentials without any field": (item) =>
    offers("credentials")(item) && item.connector.fields.length === 0,
  "an unknown mechanism": source((item) => !knownMechanisms.includes(item.auth_mechanism)),
  "a credentials field on a webauth connector": (item) =>
    offers("webauth")(item) && item.connector.fields.some((one) => !wants("webauth")(one)),
  "a required webauth list on a credentials connector": (item) =>
    offers("credentials")(item) &&
    item.connector.fields.some(
      (one) => one.type === "list" && one.required && !wants("credentials")(one),
    ),

  beta: ({ connector }) => connector.beta,
  restricted: ({ connector }) => connector.restricted,
  hidden: ({ connector }) => connector.hidden === true,
  "hidden as null": ({ connector }) => connector.hidden === null,
  unstable: ({ connector }) => connector.stability.status === "unstable",
  down: ({ connector }) => connector.stability.status === "down",
  "a logo": ({ hasLogo }) => hasLogo,
  "no logo": ({ hasLogo }) => !hasLogo,
  "no logo and no colour": ({ hasLogo, connector }) => !hasLogo && connector.color === null,
  "a colour": ({ connector }) => /^[0-9a-f]{6}$/.test(connector.color ?? ""),
  "a colour with #": ({ connector }) => (connector.color ?? "").startsWith("#"),
  "no code": ({ connector }) => connector.code === null,
  "no slug": ({ connector }) => connector.slug === null,
  "a slug that another one has": ({ connector }) => repeats(connector.slug),
  "documents only": ({ connector }) =>
    connector.capabilities.includes("document") &&
    !connector.capabilities.some((one) => one.startsWith("bank")),
  "wealth only": ({ connector }) => connector.products.join() === "wealth",
  "businesses only": ({ connector }) => connector.account_usages.join() === "ORGA",
  "private persons and businesses": ({ connector }) => connector.account_usages.length === 2,
  "several countries": ({ connector }) => connector.countries.length > 1,
  "account types of its own": ({ connector }) => connector.account_types.includes("mortgage"),
  "a web address": ({ connector }) => connector.urls !== null,

  "an accent in its name": named(/[éèêâ]/i),
  "an apostrophe in its name": named(/'/),
  "a typographic apostrophe in its name": named(/’/),
  "an ampersand in its name": named(/&/),
  "a regional family": named(/^Coopérative des Vergers – /),
  "an acronym for a name": named(/^[A-Z]{4}\b/),
  "a name of more than 100 characters": ({ connector }) => connector.name.length > 100,
  "a name with which others begin": ({ connector }) =>
    catalogue.some((other) => other.connector.name.startsWith(`${connector.name} `)),
  "ß in its name": named(/ß/),
  "ñ in its name": named(/ñ/),
  "ø in its name": named(/ø/),
  "ł in its name": named(/ł/i),
  "a name in another script": named(/\p{Script=Greek}/u),
};

it.each(Object.entries(properties))("somewhere there is %s", (_, has) => {
  expect(catalogue.filter(has).map(({ connector }) => connector.name)).not.toEqual([]);
});

it("has forms and sources spread over countries, as the printed table shows", () => {
  const cells = catalogue.flatMap(({ connector }) =>
    connector.fields.flatMap((one) =>
      one.auth_mechanisms.flatMap((mechanism) =>
        one.connector_sources.flatMap((name) =>
          connector.countries.map((country) => ({
            row: [one.type, mechanism, name].map((cell) => cell.padEnd(16)).join(" "),
            country: country.id,
          })),
        ),
      ),
    ),
  );
  const columns = [...new Set(cells.map(({ country }) => country))].sort();
  const count = (row: string, country: string) =>
    cells.filter((cell) => cell.row === row && cell.country === country).length;
  const rows = [...new Set(cells.map(({ row }) => row))].sort();
  const table = rows.map(
    (row) =>
      `${row} ${columns.map((country) => String(count(row, country) || "·").padStart(3)).join("")}`,
  );
  const head = `${["type", "mechanism", "source"].map((cell) => cell.padEnd(16)).join(" ")}  ${columns.join(" ")}`;
  process.stdout.write(`${[head, ...table].join("\n")}\n`);

  expect(columns.length).toBeGreaterThanOrEqual(11);
  expect(rows.length).toBeGreaterThanOrEqual(14);
});
