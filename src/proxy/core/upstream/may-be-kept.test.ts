import { describe, expect, it } from "vitest";
import { mayBeKept } from "./may-be-kept.ts";

const unkept = { headers: { "cache-control": "no-store" } };

describe("an answer that says it is not to be kept", () => {
  it("is believed where Powens is simulated on this machine", () => {
    expect(mayBeKept({ powensIsLoopback: true }, unkept)).toBe(false);
    expect(mayBeKept({ powensIsLoopback: true }, { headers: {} })).toBe(true);
  });

  it("changes nothing about what Powens itself answers", () => {
    expect(mayBeKept({ powensIsLoopback: false }, unkept)).toBe(true);
  });
});
