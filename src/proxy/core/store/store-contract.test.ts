import { describe, expect, it } from "vitest";
import { createMemoryStore } from "./memory-store.ts";
import type { ProxyStore } from "./proxy-store.ts";

interface Clock {
  now: number;
}

/** Every store keeps this contract; a new one is one more row. */
const stores: [string, (clock: Clock) => ProxyStore][] = [
  ["memory", (clock) => createMemoryStore({ now: () => clock.now })],
];

describe.each(stores)("[T77] the %s store", (_name, open) => {
  const opened = () => {
    const clock = { now: 1_000_000 };
    return { clock, store: open(clock) };
  };

  it("gives back what was put, until its time is over", async () => {
    const { store, clock } = opened();
    await store.put("a", "1", 1_000);
    await store.put("a", "2", 1_000);
    expect(await store.get("a")).toBe("2");
    expect(await store.get("b")).toBeNull();
    clock.now += 999;
    expect(await store.get("a")).toBe("2");
    clock.now += 1;
    expect(await store.get("a")).toBeNull();
    expect(await store.take("a")).toBeNull();
  });

  it("[T76] lets one of many claim a key, and claims it again after its time", async () => {
    const { store, clock } = opened();
    const claims = await Promise.all(
      Array.from({ length: 100 }, (_, index) => store.putIfAbsent("a", String(index), 1_000)),
    );
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await store.get("a")).toBe(String(claims.indexOf(true)));
    clock.now += 1_000;
    expect(await store.putIfAbsent("a", "later", 1_000)).toBe(true);
  });

  it("[T76][T35] lets one of many take a value", async () => {
    const { store } = opened();
    await store.put("a", "1", 1_000);
    const taken = await Promise.all(Array.from({ length: 100 }, () => store.take("a")));
    expect(taken.filter((value) => value === "1")).toHaveLength(1);
    expect(taken.filter((value) => value === null)).toHaveLength(99);
  });
});

it("the memory store drops what is over, then the oldest, beyond its size", async () => {
  const clock = { now: 0 };
  const store = createMemoryStore({ now: () => clock.now, maxEntries: 3 });
  await store.put("old", "1", 10_000);
  await store.put("short", "1", 10);
  await store.put("mid", "1", 10_000);
  clock.now = 20;
  await store.put("new", "1", 10_000);
  expect(await store.get("old")).toBe("1");
  await store.put("newer", "1", 10_000);
  expect(await store.get("old")).toBeNull();
  expect(await store.get("newer")).toBe("1");
});
