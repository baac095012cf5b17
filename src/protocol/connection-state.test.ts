import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  canonicalState,
  connectionStates,
  isKnownState,
  readState,
  stateKindOf,
} from "./connection-state.ts";

describe("the state of a connection", () => {
  it.each([
    [{ state: null }, null],
    [{}, null],
    [{ state: "" }, null],
    [{ state: "null" }, null],
    [{ state: null, error: "SCARequired" }, "SCARequired"],
    [{ error: "decoupled" }, "decoupled"],
    [{ state: "", error: "bug" }, "bug"],
    [{ state: null, error: "null" }, null],
    [{ state: "decoupled", error: "wrongpass" }, "decoupled"],
    [{ state: "wrongPass" }, "wrongpass"],
    [{ state: "scarequired" }, "SCARequired"],
    [{ state: "someFutureState" }, "someFutureState"],
  ])("of %j is %j", (wire, state) => {
    expect(readState(wire)).toBe(state);
  });

  it("has one spelling, whatever its case", () => {
    const cases = fc.constantFrom(...connectionStates).chain((state) =>
      fc.array(fc.boolean(), { minLength: state.length, maxLength: state.length }).map((upper) => ({
        state,
        written: Array.from(state)
          .map((letter, at) => (upper[at] === true ? letter.toUpperCase() : letter.toLowerCase()))
          .join(""),
      })),
    );
    fc.assert(
      fc.property(cases, ({ state, written }) => {
        expect(canonicalState(written)).toBe(state);
        expect(isKnownState(canonicalState(written))).toBe(true);
      }),
    );
  });

  it.each([
    [null, "healthy"],
    ["wrongPass", "wrongpass"],
    ["someFutureState", "unknown"],
    ["constructor", "unknown"],
    ["unknown", "unknown"],
    ["healthy", "unknown"],
  ])("sorts the state %j as %s", (state, kind) => {
    expect(stateKindOf(state)).toBe(kind);
  });

  it("of the future is none of the known ones, nor a name that every object has", () => {
    for (const name of ["someFutureState", "constructor", "toString", "__proto__"]) {
      expect(isKnownState(name)).toBe(false);
      expect(canonicalState(name)).toBe(name);
    }
  });
});
