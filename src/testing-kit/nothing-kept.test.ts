import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import NothingKept from "./nothing-kept.reporter.ts";

const folder = mkdtempSync(join(tmpdir(), "nothing-kept-"));
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const resultWith = (message: string) => ({
  attachments: [],
  errors: [{ message, errorContext: message }],
  error: { message, stack: `Error: ${message}`, errorContext: message },
});

it("takes away what Playwright wrote down of a page, before another reporter sees it", () => {
  const notes = join(folder, "error-context.md");
  writeFileSync(notes, "textbox: secret-of-alice");
  const result = {
    attachments: [
      { name: "error-context", contentType: "text/markdown", path: notes },
      { name: "screenshot", contentType: "image/png", path: join(folder, "never-written.png") },
      { name: "inline", contentType: "text/plain", body: Buffer.from("secret-of-alice") },
    ],
    errors: [{ message: "not visible", errorContext: "textbox: secret-of-alice" }],
    error: { message: "not visible", errorContext: "textbox: secret-of-alice" },
  };
  const reporter = new NothingKept();
  reporter.onTestEnd(undefined, result);
  expect(existsSync(notes)).toBe(false);
  expect(result.attachments).toEqual([]);
  expect(JSON.stringify(result)).not.toContain("secret-of-alice");
  expect(result.error.message).toBe("not visible");
  expect(reporter.printsToStdio()).toBe(false);
});

it("takes typed values out of steps and errors, and leaves the rest", () => {
  const reporter = new NothingKept();
  const result = resultWith('fill("secret-of-alice") at field 12');
  const steps = [
    { title: 'Fill "secret-of-alice"', params: { value: "secret-of-alice" } },
    { title: 'Type "12"', params: { text: "12" } },
    { title: "Click getByRole('button')" },
  ];
  for (const step of steps) reporter.onStepBegin(undefined, result, step);
  const failed = { error: { message: "unexpected value secret-of-alice" } };
  reporter.onStepEnd(undefined, result, failed);
  reporter.onTestEnd(undefined, result);
  expect(steps).toEqual([
    { title: "Fill" },
    { title: "Type" },
    { title: "Click getByRole('button')" },
  ]);
  expect(failed.error.message).toBe("unexpected value …");
  // Two digits are found in every sentence, and are no secret.
  expect(result.error).toEqual({
    message: 'fill("…") at field 12',
    stack: 'Error: fill("…") at field 12',
  });
  expect(result.errors).toEqual([{ message: 'fill("…") at field 12' }]);
});

it("finds values that are coloured in the middle, or full of signs", () => {
  const reporter = new NothingKept();
  const result = resultWith("Received: sec\u001b[7mret-of\u001b[27m-alice, 1234Abcd*(+");
  for (const typed of ["secret-of-alice", "1234Abcd*(+"])
    reporter.onStepBegin(undefined, result, { title: `Fill "${typed}"` });
  reporter.onTestEnd(undefined, result);
  expect(result.error.message).toBe("Received: …, …");
});

it("does not mix tests up", () => {
  const reporter = new NothingKept();
  const [mine, other] = [resultWith("word-of-mine"), resultWith("word-of-mine")];
  reporter.onStepBegin(undefined, mine, { title: 'Fill "word-of-mine"' });
  reporter.onTestEnd(undefined, mine);
  reporter.onTestEnd(undefined, other);
  expect([mine.error.message, other.error.message]).toEqual(["…", "word-of-mine"]);
});
