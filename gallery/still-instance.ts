import { createFlowStore, createHostPage, createWidgetInstance } from "../src/react/index.ts";
import type { HostPage, WidgetInstance } from "../src/react/index.ts";
import type { Prepared } from "./prepared.ts";

export interface StillInstance {
  readonly instance: WidgetInstance;
  /** Lets time pass for the screen. */
  readonly pass: (milliseconds: number) => void;
}

/** A widget that stands still: its screen can be read and used, and its flow stays where it is. */
export function createStillInstance({ api, state, now, typed }: Prepared): StillInstance {
  let passed = 0;
  const page: HostPage = {
    ...createHostPage(window),
    href: () => "https://app.example/accounts",
    leave: () => "away",
    takeReturnCode: () => null,
    load: () => null,
    save: () => undefined,
    noteLeft: () => undefined,
    now: () => now + passed,
    newHandle: () => "0".repeat(32),
  };
  const store = { ...createFlowStore(state), send: () => undefined };
  const instance = createWidgetInstance(api, page, store);
  if (state.step === "leavingForBank" && state.blocked !== undefined)
    instance.blocked.address = "https://bank.example/";
  if ("attempt" in state && state.attempt !== null)
    instance.details.keep(state.attempt.connector.uuid, typed);
  return {
    instance,
    pass: (milliseconds) => {
      passed += milliseconds;
    },
  };
}
