import { describe, expect, it } from "vitest";
import { countPlaywright, countVitest, settle } from "./test-counts.mjs";

const file = (status, ...tests) => ({
  status,
  assertionResults: tests.map((test) => ({ status: test })),
});

describe("Vitest's report", () => {
  it.each([
    [[file("passed", "passed", "passed")], { passed: 2, failed: 0 }],
    [[file("failed", "passed", "failed")], { passed: 1, failed: 1 }],
    [[file("passed", "passed", "skipped", "pending", "todo")], { passed: 1, failed: 3 }],
    [[file("failed"), file("passed", "passed")], { passed: 1, failed: 1 }],
    [[file("failed", "passed")], { passed: 1, failed: 1 }],
    [[], { passed: 0, failed: 0 }],
  ])("%j counts as %j", (testResults, counts) => {
    expect(countVitest({ testResults })).toEqual(counts);
  });
});

describe("Playwright's report", () => {
  const spec = (...statuses) => ({ tests: statuses.map((status) => ({ status })) });

  it.each([
    ["a passed test", { suites: [{ specs: [spec("expected")] }] }, { passed: 1, failed: 0 }],
    [
      "a nested test",
      { suites: [{ suites: [{ specs: [spec("expected")] }] }] },
      { passed: 1, failed: 0 },
    ],
    ["a failed test", { suites: [{ specs: [spec("unexpected")] }] }, { passed: 0, failed: 1 }],
    ["a skipped test", { suites: [{ specs: [spec("skipped")] }] }, { passed: 0, failed: 1 }],
    ["a flaky test", { suites: [{ specs: [spec("flaky")] }] }, { passed: 0, failed: 1 }],
    ["a server that did not start", { suites: [], errors: [{}] }, { passed: 0, failed: 1 }],
  ])("counts %s", (_, report, counts) => {
    expect(countPlaywright(report)).toEqual(counts);
  });
});

describe("a run", () => {
  it.each([
    ["that passed", { passed: 3, failed: 0 }, 0, { passed: 3, failed: 0 }],
    ["that failed a test", { passed: 3, failed: 2 }, 1, { passed: 3, failed: 2 }],
    [
      "that ended badly with every test passed",
      { passed: 3, failed: 0 },
      1,
      { passed: 3, failed: 1 },
    ],
    ["that ran nothing", { passed: 0, failed: 0 }, 0, { passed: 0, failed: 1 }],
  ])("%s", (_, counts, exitCode, settled) => {
    expect(settle(counts, exitCode)).toEqual(settled);
  });

  it("counts a check as one test", () => {
    expect(settle({ passed: 1, failed: 0 }, 0)).toEqual({ passed: 1, failed: 0 });
    expect(settle({ passed: 0, failed: 0 }, 2)).toEqual({ passed: 0, failed: 1 });
  });
});
