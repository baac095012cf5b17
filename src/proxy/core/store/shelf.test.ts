import * as v from "valibot";
import { expect, it } from "vitest";
import { createMemoryStore } from "./memory-store.ts";
import { createShelf } from "./shelf.ts";

const entrySchema = v.object({ of: v.string() });

it("[T43] keeps kinds and keys apart, whatever is in a user's key", async () => {
  const store = createMemoryStore();
  const states = createShelf(store, "state", entrySchema);
  const codes = createShelf(store, "code", entrySchema);
  await states.put(["a:b", "c"], { of: "a:b, c" }, 1_000);
  await states.put(["a", "b:c"], { of: "a, b:c" }, 1_000);
  await codes.put(["a:b", "c"], { of: "code" }, 1_000);

  expect(await states.get(["a:b", "c"])).toEqual({ of: "a:b, c" });
  expect(await states.get(["a", "b:c"])).toEqual({ of: "a, b:c" });
  expect(await codes.take(["a:b", "c"])).toEqual({ of: "code" });
  expect(await states.get(["a:b:c"])).toBeNull();
});

it("takes a record of another version for absent", async () => {
  const store = createMemoryStore();
  const shelf = createShelf(store, "state", entrySchema);
  for (const text of ["not JSON", '{"since":"v2"}', "null"]) {
    await store.put("guichet:state:a", text, 1_000);
    expect(await shelf.get(["a"])).toBeNull();
  }
});
