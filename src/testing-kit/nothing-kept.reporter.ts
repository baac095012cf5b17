import { rmSync } from "node:fs";
import type { Reporter, TestResult } from "@playwright/test/reporter";

/**
 * Playwright writes down what a page held when an expectation failed, typed passwords included. This reporter comes
 * first and takes those notes away before any other report or a person reads them; the message and the source stay.
 */
export default class NothingKept implements Reporter {
  onTestEnd(_test: unknown, result: Pick<TestResult, "attachments" | "error" | "errors">): void {
    for (const { path } of result.attachments)
      if (path !== undefined) rmSync(path, { force: true });
    result.attachments.length = 0;
    for (const error of result.errors) Reflect.deleteProperty(error, "errorContext");
    if (result.error !== undefined) Reflect.deleteProperty(result.error, "errorContext");
  }

  printsToStdio(): boolean {
    return false;
  }
}
