import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { connectionSchema } from "../protocol/connection.ts";
import * as v from "valibot";
import { isAccepted } from "./accepted-values.ts";
import { catalogue } from "./catalogue/index.ts";
import { testConnector } from "./catalogue/test-connector.ts";
import { offers, usableSources } from "./connector-sources.ts";
import type { Institution, WireField } from "./institution.ts";
import { values as listValues } from "./scenarios/refusals.ts";
import { createBench, type Answer } from "./testing/harness.ts";

const long = process.env["GUICHET_LONG"] === undefined ? 150 : 5_000;

const website = testConnector.connector.fields.find(({ name }) => name === "openapiwebsite");
const triggers = website === undefined ? [] : listValues(website);

const acts = fc.oneof(
  fc.record({ act: fc.constant("create" as const), value: fc.constantFrom(...triggers) }),
  fc.record({
    act: fc.constant("update" as const),
    body: fc.constantFrom<Record<string, unknown>>(
      {},
      { resume: true },
      { openapisms: "abcd" },
      { openapisms: "wrong" },
      { password: "1234" },
      { password: "0000" },
      { openapiwebsite: "par", password: "1234" },
      { refresh_auth: true },
    ),
    background: fc.boolean(),
  }),
  fc.record({ act: fc.constant("sync" as const), psu: fc.boolean() }),
  fc.record({
    act: fc.constant("wait" as const),
    ms: fc.constantFrom(500, 3_000, 60_000, 3_600_000, 90_000_000, 16_000_000_000),
  }),
);

/** What holds for every body of a connection, whatever came before. */
function expectSound(answer: Answer): void {
  const { status, headers } = answer;
  if (status === 404) {
    expect(headers.get("content-type")).toContain("text/html");
    return;
  }
  const { body } = answer;
  if (status >= 400) {
    expect([400, 409]).toContain(status);
    expect(body["code"]).toMatch(/^[A-Za-z]+$/);
    expect(headers.get("content-type")).toBe("application/json");
    return;
  }
  const { state } = v.parse(connectionSchema, body);
  expect(body["error"]).toBe(body["state"]);
  expect("fields" in body).toBe(state === "additionalInformationNeeded" || state === "wrongpass");
  if (state === null) expect([body["expire"], body["error_message"]]).toEqual([null, null]);
  if (body["expire"] !== null) expect(body["last_update"]).toBeNull();
}

describe("whatever is sent, in whatever order", () => {
  it("every answer is one that Powens could give, and one login is one connection", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(acts, { minLength: 1, maxLength: 12 }), async (sequence) => {
        const { call, clock, create } = createBench(testConnector);
        let path = "/users/me/connections/1";
        for (const step of sequence) {
          if (step.act === "wait") clock.advance(step.ms);
          if (step.act === "create") {
            const answer = await create({ openapiwebsite: step.value }, "?source=openapi");
            expectSound(answer);
            if (answer.status < 300) path = `/users/me/connections/${String(answer.body["id"])}`;
          }
          if (step.act === "update") {
            const query = step.background ? "?background=true" : "";
            expectSound(await call("POST", `${path}${query}`, step.body));
          }
          if (step.act === "sync")
            expectSound(await call("PUT", `${path}?psu_requested=${step.psu}`));
          const list = (await call("GET", "/users/me/connections")).body["connections"];
          const found: unknown[] = Array.isArray(list) ? list : [];
          expect(found.length).toBeLessThan(2);
          for (const body of found) {
            const answer = await call("GET", path);
            expectSound(answer);
            expect(answer.body).toEqual(body);
          }
        }
      }),
      { numRuns: long },
    );
  }, 600_000);
});

/** A value that the sandbox's bank takes and the field's own regex allows. */
function valueFor(field: WireField): string {
  if (field.type === "list") return listValues(field)[0] ?? "";
  const candidates = ["1234", "123456", "12345678", "1234567890", "1234Abcd", "1234Abcd!2345"];
  const regex = field.regex == null ? null : new RegExp(`^(?:${field.regex.replace("(?i)", "")})`);
  const fitting = candidates.filter((value) => regex?.test(value) ?? true);
  return fitting.find((value) => isAccepted(field, value)) ?? "1234-a";
}

describe("the catalogue", () => {
  const entries: [string, Institution][] = catalogue
    .filter(({ connector }) => !connector.restricted)
    .filter(({ connector }) => usableSources(connector).some((item) => offers(item, "credentials")))
    .map((institution) => [institution.connector.name, institution]);

  it.each(entries)("%s takes the right values", async (_, institution) => {
    const { call } = createBench(institution);
    const fields = institution.connector.fields.filter(({ required }) => required);
    const body = Object.fromEntries(fields.map((field) => [field.name, valueFor(field)]));
    const post = call("POST", "/users/me/connections", {
      connector_uuid: institution.connector.uuid,
      ...body,
    });
    if (institution.scenario === "drop") {
      await expect(post).rejects.toThrow("cut the connection");
      return;
    }
    const { status, text } = await post;
    expect([status, text]).not.toEqual([
      400,
      expect.stringMatching(/wrongpass|missingParameter|invalidValue/),
    ]);
  });
});
