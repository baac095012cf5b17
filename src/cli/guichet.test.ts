import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { buildCommand, type BuiltCommand } from "./serve/hostile/testing/serve-process.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let command: BuiltCommand;
beforeAll(async () => {
  command = await buildCommand();
});
afterAll(() => command.remove());

const run = (...args: string[]) => promisify(execFile)(process.execPath, [command.path, ...args]);

it.each(["--version", "-v"])("[integration I14] says its version: guichet %s", async (option) => {
  const text = await readFile(new URL("../../package.json", import.meta.url), "utf8");
  const version = String(Reflect.get(Object(JSON.parse(text)), "version"));
  expect(await run(option)).toEqual({ stdout: `${version}\n`, stderr: "" });
});

it.each([
  ["serv", /did you mean serve\?/],
  ["sandbx", /did you mean sandbox\?/],
  ["version", /try demo, sandbox or serve/],
])("[integration I14] names the command that %s was meant to be", async (typed, expected) => {
  await expect(run(typed)).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(expected) as string,
  });
});
