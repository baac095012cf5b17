import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createCallLane } from "./call-lane.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const laneOf = (running: number, waiting: number) => {
  const lane = createCallLane({ running, waiting, waitMs: 2_000 });
  const said: string[] = [];
  const enter = (name: string, waitMs = 10_000) => {
    void lane.enter(waitMs).then(
      () => said.push(`${name} goes`),
      (error: unknown) => said.push(`${name}: ${String(error)}`),
    );
    return vi.advanceTimersByTimeAsync(0);
  };
  return { lane, said, enter };
};
const BUSY = "PowensTransportError: No answer from Powens: busy";

it("lets so many pass, the next ones in turn, and turns away one too many at once", async () => {
  const { lane, said, enter } = laneOf(2, 2);
  for (const name of ["a", "b", "c", "d", "e"]) await enter(name);
  expect(said).toEqual(["a goes", "b goes", `e: ${BUSY}`]);
  lane.leave();
  await enter("f");
  lane.leave();
  await vi.advanceTimersByTimeAsync(0);
  expect(said.slice(3)).toEqual(["c goes", "d goes"]);
});

it("turns away who has waited two seconds, or as long as they could", async () => {
  const { lane, said, enter } = laneOf(1, 5);
  for (const name of ["a", "b"]) await enter(name);
  await enter("c", 500);
  await vi.advanceTimersByTimeAsync(500);
  expect(said).toEqual(["a goes", `c: ${BUSY}`]);
  await vi.advanceTimersByTimeAsync(1_500);
  expect(said.slice(2)).toEqual([`b: ${BUSY}`]);
  lane.leave();
  await enter("d");
  expect(said.slice(3)).toEqual(["d goes"]);
  expect(vi.getTimerCount()).toBe(0);
});

it("turns everybody away once it is closed", async () => {
  const { lane, said, enter } = laneOf(1, 5);
  for (const name of ["a", "b"]) await enter(name);
  lane.close();
  await vi.advanceTimersByTimeAsync(0);
  await enter("c");
  lane.leave();
  expect(said).toEqual(["a goes", `b: ${BUSY}`, `c: ${BUSY}`]);
  expect(vi.getTimerCount()).toBe(0);
});
