import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createPassingClock } from "./passing-clock.ts";

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

const asleep = Symbol("asleep");
const state = (sleep: Promise<void>) =>
  Promise.race([sleep.then(() => "awake"), Promise.resolve().then(() => asleep)]);

it("goes by itself, and faster when told", async () => {
  const clock = createPassingClock();
  const sleep = clock.sleep(45_000);
  expect(clock.now()).toBe(1_000_000);
  clock.pass(44);
  expect([clock.now(), await state(sleep)]).toEqual([1_044_000, asleep]);
  clock.pass(1);
  await sleep;
  expect(vi.getTimerCount()).toBe(0);
});

it("wakes a sleeper by itself, and one whose caller has gone", async () => {
  const clock = createPassingClock();
  const caller = new AbortController();
  const [first, second] = [clock.sleep(500), clock.sleep(900_000, caller.signal)];
  vi.advanceTimersByTime(500);
  await first;
  expect(await state(second)).toBe(asleep);
  caller.abort();
  await second;
  expect(vi.getTimerCount()).toBe(0);
});

it("passed before a sleep, leaves the sleep as long as it is", async () => {
  const clock = createPassingClock();
  clock.pass(100);
  const sleep = clock.sleep(10_000);
  clock.pass(9);
  expect(await state(sleep)).toBe(asleep);
  vi.advanceTimersByTime(1_000);
  clock.pass(0);
  await sleep;
});

it("does not go backwards", () => {
  expect(() => {
    createPassingClock().pass(-1);
  }).toThrow(RangeError);
});
