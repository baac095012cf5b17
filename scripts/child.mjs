/** Child processes, with Node's own modules only: these run before anything is installed. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");

const onWindows = process.platform === "win32";

const stop = (child, signal) => {
  try {
    if (onWindows) child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    child.kill(signal);
  }
};

/**
 * Runs a command to its end and answers with its exit code; one that cannot start, or is stopped, answers 1.
 *
 * With a time limit the command leads its own process group, so that what it started stops with it. `output` is where
 * both its outputs go, as `stdio` of Node takes it.
 */
export const run = (
  command,
  args,
  { env = {}, timeoutMs, quiet = false, output = quiet ? "ignore" : "inherit", shell = false } = {},
) =>
  new Promise((done) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ["ignore", output, output],
      detached: timeoutMs !== undefined && !onWindows,
      shell,
    });
    let hardStop;
    const timer =
      timeoutMs &&
      setTimeout(() => {
        if (!quiet)
          console.error(`${command} took more than ${timeoutMs / 1000} s and was stopped.`);
        stop(child, "SIGTERM");
        hardStop = setTimeout(() => stop(child, "SIGKILL"), 5_000);
      }, timeoutMs);
    const forward = (signal) => {
      stop(child, signal);
      process.exit(signal === "SIGINT" ? 130 : 143);
    };
    process.once("SIGINT", forward).once("SIGTERM", forward);
    const finish = (code) => {
      clearTimeout(timer);
      clearTimeout(hardStop);
      process.off("SIGINT", forward).off("SIGTERM", forward);
      done(code ?? 1);
    };
    child.once("error", () => finish(1));
    child.once("exit", finish);
  });

/** Runs npm: the one that started this script where there is one, otherwise the one on the path. */
export const npm = (args, options) =>
  process.env.npm_execpath?.endsWith(".js")
    ? run(process.execPath, [process.env.npm_execpath, ...args], options)
    : run("npm", args, { ...options, shell: onWindows });

/** The arguments with which Node starts a command that an installed package brings. */
export const commandOf = (packageName, command = packageName) => {
  const folder = join(root, "node_modules", packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return join(folder, typeof bin === "string" ? bin : bin[command]);
};

/** Runs a command that an installed package brings. */
export const runTool = (packageName, args, { command, ...options } = {}) =>
  run(process.execPath, [commandOf(packageName, command), ...args], options);
