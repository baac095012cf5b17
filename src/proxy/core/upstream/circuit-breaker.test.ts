import { describe, expect, it } from "vitest";
import { createCircuitBreaker } from "./circuit-breaker.ts";

function underTest() {
  const clock = { now: 0 };
  const breaker = createCircuitBreaker(() => clock.now);
  const record = (count: number, failed: boolean) => {
    for (let call = 0; call < count; call += 1) breaker.record(failed);
  };
  return { clock, breaker, record };
}

describe("[T64] the breaker", () => {
  it.each([
    [19, 0, true],
    [10, 10, false],
    [9, 11, true],
    [20, 0, false],
  ])("after %i failures and %i answers admits: %s", (failures, answers, admits) => {
    const { breaker, record } = underTest();
    record(answers, false);
    record(failures, true);
    expect(breaker.admits()).toBe(admits);
  });

  it.each([10_000, 12_000, 19_000, 60_000])("forgets what is %i ms old", (ms) => {
    const { clock, breaker, record } = underTest();
    record(15, true);
    clock.now += ms;
    record(15, true);
    expect(breaker.admits()).toBe(true);
  });

  it("counts failures spread over the seconds of one window", () => {
    const { clock, breaker, record } = underTest();
    for (let second = 0; second < 10; second += 1) {
      record(2, true);
      clock.now += 999;
    }
    expect(breaker.admits()).toBe(false);
  });

  it("opens when answers complete the count of a window that half fails", () => {
    const { breaker, record } = underTest();
    record(10, true);
    record(10, false);
    expect(breaker.admits()).toBe(false);
  });

  it("starts to count anew once a probe was answered", () => {
    const { clock, breaker, record } = underTest();
    record(20, true);
    clock.now += 9_000;
    // Calls that had left before it opened.
    record(11, true);
    clock.now += 1_000;
    expect(breaker.admits()).toBe(true);
    breaker.record(false);
    record(9, true);
    expect(breaker.admits()).toBe(true);
  });

  it("lets one probe out, and opens or closes by what it brings", () => {
    const { clock, breaker, record } = underTest();
    record(20, true);
    clock.now += 9_999;
    expect(breaker.admits()).toBe(false);
    clock.now += 1;
    expect([breaker.admits(), breaker.admits()]).toEqual([true, false]);
    breaker.record(true);
    expect(breaker.admits()).toBe(false);
    clock.now += 10_000;
    expect(breaker.admits()).toBe(true);
    breaker.record(false);
    expect([breaker.admits(), breaker.admits()]).toEqual([true, true]);
  });
});
