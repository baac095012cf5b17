import { rmSync } from "node:fs";
import type { Reporter, TestError, TestResult, TestStep } from "@playwright/test/reporter";

/** How Playwright names the steps that type something: `Fill "value"`, `Type "value"`. */
const TYPING = /^(Fill|Type) "(.*)"$/s;
/** What is shorter is no secret, and found in every sentence. */
const SHORTEST = 4;

/** Colours, which may begin and end in the middle of a value where it is compared with another. */
const COLOURS = String.raw`(?:\u001b\[[\d;]*m)*`;

const found = (value: string): RegExp =>
  new RegExp(
    Array.from(value, (character) =>
      character.replace(/[.*+?^${}()|[\]\\/-]/, String.raw`\$&`),
    ).join(COLOURS),
    "g",
  );

/**
 * Playwright writes down what a page held when an expectation failed, typed passwords included, and names every step by
 * the value that was typed in it. This reporter comes first and takes both away before any other report or a person
 * reads them; where it failed and why stays.
 */
export default class NothingKept implements Reporter {
  readonly #typed = new WeakMap<object, Set<string>>();

  onStepBegin(_test: unknown, result: object, step: Pick<TestStep, "title">): void {
    const [, act, value] = TYPING.exec(step.title) ?? [];
    // Where the values are, beside the title, in versions that have it.
    Reflect.deleteProperty(step, "params");
    if (act === undefined || value === undefined) return;
    step.title = act;
    this.#typedIn(result).add(value);
  }

  onStepEnd(_test: unknown, result: object, step: Pick<TestStep, "error">): void {
    if (step.error !== undefined) this.#clean(result, step.error);
  }

  onTestEnd(_test: unknown, result: Pick<TestResult, "attachments" | "error" | "errors">): void {
    for (const { path } of result.attachments)
      if (path !== undefined) rmSync(path, { force: true });
    result.attachments.length = 0;
    for (const error of result.errors) this.#clean(result, error);
    if (result.error !== undefined) this.#clean(result, result.error);
  }

  printsToStdio(): boolean {
    return false;
  }

  #typedIn(result: object): Set<string> {
    const typed = this.#typed.get(result) ?? new Set();
    this.#typed.set(result, typed);
    return typed;
  }

  #clean(result: object, error: TestError): void {
    Reflect.deleteProperty(error, "errorContext");
    for (const key of ["message", "stack", "value", "snippet"] as const) {
      let text = error[key];
      if (text === undefined) continue;
      for (const value of this.#typedIn(result))
        if (value.length >= SHORTEST) text = text.replace(found(value), "…");
      error[key] = text;
    }
  }
}
