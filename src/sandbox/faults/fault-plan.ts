import type { SandboxClock } from "../clock.ts";
import { brokenAnswer } from "./broken-answer.ts";
import type { Fault, FaultHandle } from "./fault.ts";

/** The faults that are still to come. Of several that fit a call, the one set up first meets it. */
export interface FaultPlan {
  add(fault: Fault): FaultHandle;
  /** Lets a call through, or to the fault that meets it. `path` is the one below the sandbox's own address. */
  pass(request: Request, path: string, work: () => Promise<Response>): Promise<Response>;
}

interface Planned {
  readonly fault: Fault;
  met: number;
  left: number;
}

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");

function fits({ path: wanted, method }: Fault, request: Request, path: string): boolean {
  if (method !== undefined && method.toUpperCase() !== request.method) return false;
  if (wanted === undefined) return true;
  if (typeof wanted !== "string") return path.search(wanted) >= 0;
  return new RegExp(`^${wanted.split("*").map(escaped).join(".*")}$`).test(path);
}

export function createFaultPlan(clock: SandboxClock, faults: readonly Fault[]): FaultPlan {
  let planned: Planned[] = [];

  function add(fault: Fault): FaultHandle {
    const { times = 1 } = fault;
    if (times !== Infinity && (!Number.isInteger(times) || times < 1)) {
      throw new RangeError("`times` must be a whole number from 1, or Infinity");
    }
    const item: Planned = { fault, met: 0, left: times };
    planned.push(item);
    return {
      get met() {
        return item.met;
      },
      end: () => {
        planned = planned.filter((other) => other !== item);
      },
    };
  }

  for (const fault of faults) add(fault);
  return {
    add,
    pass: (request, path, work) => {
      const item = planned.find(({ fault, left }) => left > 0 && fits(fault, request, path));
      if (item === undefined) return work();
      item.met += 1;
      item.left -= 1;
      return brokenAnswer(item.fault, clock, request.signal, work);
    },
  };
}
