import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import NothingKept from "./nothing-kept.reporter.ts";

const folder = mkdtempSync(join(tmpdir(), "nothing-kept-"));
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
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
