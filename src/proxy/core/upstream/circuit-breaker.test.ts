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

  it("forgets what is older than ten seconds", () => {
    const { clock, breaker, record } = underTest();
    record(15, true);
    clock.now += 10_000;
    record(15, true);
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
