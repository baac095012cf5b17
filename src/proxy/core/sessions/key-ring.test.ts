import { expect, it } from "vitest";
import { createKeyRing } from "./key-ring.ts";
import { key } from "./testing/sessions-under-test.ts";

const ring = createKeyRing([key("k1", 3)]);

it("[T27] opens what it sealed, for its owner alone", () => {
  const sealed = ring.seal("a token", ["alice", "s1"]);
  expect(sealed).toMatch(/^k1\.[\w-]+$/);
  expect(ring.open(sealed, ["alice", "s1"])).toBe("a token");
  for (const owner of [["bruno", "s1"], ["alice", "s2"], ["alice"], ["alices1"]]) {
    expect(ring.open(sealed, owner)).toBeNull();
  }
});

it("seals the same text differently each time", () => {
  expect(ring.seal("a token", ["alice"])).not.toBe(ring.seal("a token", ["alice"]));
});

it("[T27][T97] opens nothing that was changed, cut, or sealed with another key", () => {
  const sealed = ring.seal("a token", ["alice"]);
  const bytes = Buffer.from(sealed.slice(3), "base64url");
  for (const index of bytes.keys()) {
    const changed = Buffer.from(bytes);
    changed[index] = (changed[index] ?? 0) ^ 1;
    expect(ring.open(`k1.${changed.toString("base64url")}`, ["alice"])).toBeNull();
  }
  for (const text of ["", "k1", "k1.", "k2" + sealed.slice(2), sealed.slice(0, 30), "k1.AAAA"]) {
    expect(ring.open(text, ["alice"])).toBeNull();
  }
  expect(createKeyRing([key("k1", 4)]).open(sealed, ["alice"])).toBeNull();
});

it("derives the same handle from the same parts only", () => {
  const handle = ring.derive("k1", ["token", "nonce"]);
  expect(handle).toMatch(/^[\w-]{43}$/);
  expect(ring.derive("k1", ["token", "nonce"])).toBe(handle);
  expect(ring.derive("k1", ["tokennonce"])).not.toBe(handle);
  expect(ring.derive("k1", ["token", "other"])).not.toBe(handle);
  expect(ring.derive("gone", ["token", "nonce"])).toBeNull();
});
