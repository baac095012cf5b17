import { createContext, runInContext } from "node:vm";

/** What takes years takes longer than this, and nothing else does, however busy the machine is. */
const ENDLESS_MS = 120_000;

/**
 * Runs something that ends at once unless it is endless in practice, as a pattern that backtracks without limit.
 *
 * Throws the error of Node (`ERR_SCRIPT_EXECUTION_TIMEOUT`) when it does not end. A time limit of the test could not
 * interrupt it.
 */
export function runToItsEnd(act: () => void): void {
  runInContext("act()", createContext({ act }), { timeout: ENDLESS_MS });
}
