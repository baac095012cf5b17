import { expect, it } from "vitest";
import { testConnector } from "./test-connector.ts";

const { connector, scenario } = testConnector;

/** As recorded from Powens' own test connector. */
const openapiValues = [
  "par",
  "pro",
  "wrongpass",
  "additionalInformationNeeded",
  "websiteUnavailable",
  "actionNeeded",
  "bug",
  "ping",
  "otp_transfer",
  "shortDecoupled",
  "doubleotp",
  "webauthRequired",
  "SCARequired",
  "passwordExpired",
  "longDecoupled",
  "SCARequiredAndDecoupled",
  "SCARequiredAndOTP",
  "AppValidationCancelled",
  "AppValidationExpired",
  "notSupported",
];

const fieldNamed = (name: string) => connector.fields.find((field) => field.name === name);
const valuesOf = (name: string) =>
  fieldNamed(name)?.values?.map((item) => (typeof item === "string" ? item : item.value));

it("bears the identity of Powens' test connector", () => {
  expect(connector).toMatchObject({
    id: 40,
    uuid: "338178e6-3d01-564f-9a7b-52ca442459bf",
    name: "Connecteur de test",
    slug: "EXA",
    color: "5c2963",
    auth_mechanism: "credentials",
  });
  expect(scenario).toBe("trigger");
});

it("reaches both sources with credentials, openapi first", () => {
  expect(
    connector.sources.map(({ name, priority, auth_mechanism }) => [name, priority, auth_mechanism]),
  ).toEqual([
    ["openapi", 1, "credentials"],
    ["directaccess", 2, "credentials"],
  ]);
});

it("asks for the recorded fields", () => {
  expect(
    connector.fields.map((field) => [
      field.name,
      field.type,
      field.required,
      field.auth_mechanisms.join(),
      field.connector_sources.join(),
    ]),
  ).toEqual([
    ["login", "text", true, "credentials", "openapi,directaccess"],
    ["password", "password", true, "credentials", "openapi,directaccess"],
    ["openapiwebsite", "list", false, "webauth,credentials", "openapi"],
    ["directaccesswebsite", "list", false, "credentials", "directaccess"],
  ]);
  expect(fieldNamed("password")?.label).toBe("Code (1234)");
});

it("offers every recorded value, the bank's page on openapi only", () => {
  expect(valuesOf("openapiwebsite")?.toSorted()).toEqual(openapiValues.toSorted());
  expect(valuesOf("directaccesswebsite")?.toSorted()).toEqual(
    openapiValues.filter((value) => value !== "webauthRequired").toSorted(),
  );
});
