import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { outcomeSchema } from "./outcome.ts";

describe("an outcome", () => {
  it("is a connection, or one that was done already", () => {
    for (const kind of ["connection", "alreadyDone"])
      expect(v.parse(outcomeSchema, { kind, connection: { id: 8812 } })).toMatchObject({
        kind,
        connection: { id: 8812, state: null },
      });
  });

  it("is a refusal, of which no technical description travels", () => {
    const refused = v.parse(outcomeSchema, {
      kind: "refused",
      code: "someFutureCode",
      bankMessage: "Voir https://bank.example/x",
      description: "quotes what was typed",
    });
    expect(refused).toEqual({
      kind: "refused",
      code: "someFutureCode",
      bankMessage: "Voir …",
      field: null,
      approval: null,
      id_connection: null,
      connection: null,
    });
  });

  it("is an operation that is read again soon", () => {
    const operation = { kind: "operation", id: "a".repeat(32), pollAfterMs: 1_000 };
    expect(v.parse(outcomeSchema, operation)).toEqual(operation);
  });

  it.each([
    { kind: "operation", id: "../secret", pollAfterMs: 1_000 },
    { kind: "operation", id: "a".repeat(32), pollAfterMs: 60_001 },
    { kind: "operation", id: "a".repeat(32), pollAfterMs: -1 },
    { kind: "refused" },
    { kind: "refused", code: "SCARequired", approval: "forgotten" },
    { kind: "connection", connection: {} },
    { kind: "connection" },
    { kind: "deleted" },
    {},
    null,
  ])("is not %j", (body) => {
    expect(v.is(outcomeSchema, body)).toBe(false);
  });
});
