import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { powensErrorSchema } from "./powens-error.ts";

const read = (body: unknown) => v.safeParse(powensErrorSchema, body);

describe("an error of Powens", () => {
  it.each([
    [
      { code: "wrongpass", description: "Invalid credentials", message: "Code incorrect" },
      { description: "Invalid credentials", message: "Code incorrect" },
    ],
    [{ code: "passwordExpired", message: "The password has expired" }, { description: null }],
    [{ code: "config", description: "not in list" }, { message: null }],
    [{ code: "unauthorized" }, { description: null, message: null }],
    [
      { code: "bug", message: { text: "odd" }, description: 7 },
      { message: null, description: null },
    ],
    [{ code: "bug", request_id: 4711 }, { code: "bug" }],
  ])("is read from %j", (body, expected) => {
    const { output, success } = read(body);
    expect(success).toBe(true);
    expect(output).toMatchObject(expected);
  });

  it.each(["<html>", {}, { code: "" }, { code: 7 }, { code: "x".repeat(65) }, [], null])(
    "is not %j",
    (body) => {
      expect(read(body).success).toBe(false);
    },
  );
});
