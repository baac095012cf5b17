/** Counts tests from the reports of Vitest and Playwright. What did not run did not pass. */

/** Vitest's JSON report: a skipped test, and a file that could not be loaded, count as failed. */
export const countVitest = ({ testResults }) => {
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const passed = tests.filter(({ status }) => status === "passed").length;
  const brokenFiles = testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && assertionResults.every((test) => test.status !== "failed"),
  ).length;
  return { passed, failed: tests.length - passed + brokenFiles };
};

const specsOf = ({ specs = [], suites = [] }) => [...specs, ...suites.flatMap(specsOf)];

/** Playwright's JSON report: a skipped or flaky test, and an error outside of any test, count as failed. */
export const countPlaywright = ({ suites, errors = [] }) => {
  const tests = suites.flatMap(specsOf).flatMap((spec) => spec.tests);
  const passed = tests.filter(({ status }) => status === "expected").length;
  return { passed, failed: tests.length - passed + errors.length };
};

/** A run whose exit code disagrees with its counts, or that ran nothing, has failed once more. */
export const settle = ({ passed, failed }, exitCode) =>
  failed === 0 && (exitCode !== 0 || passed === 0) ? { passed, failed: 1 } : { passed, failed };
