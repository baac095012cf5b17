import type { Refusal } from "../answer.ts";

/** One thing that the bank asks. `expected` is the right answer; `null` accepts any of `values`. */
export interface Prompt {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly type: string;
  readonly regex: string | null;
  readonly values?: readonly { readonly label: string; readonly value: string }[];
  readonly expected: string | null;
}

/** Questions to the PSU; `refusal` is the bank's sentence when an answer is wrong. */
export interface AskStep {
  readonly kind: "ask";
  readonly prompts: readonly Prompt[];
  readonly refusal: string;
}

/** An approval in the bank's app, decided by itself after `afterMs`. */
export interface ApproveStep {
  readonly kind: "approve";
  readonly afterMs: number;
  readonly verdict: "approved" | "cancelled" | "expired";
}

/** The bank wants to see the PSU on its own page. */
interface RedirectStep {
  readonly kind: "redirect";
}

/**
 * The connection comes to rest in a state. With `forMs` time ends it; otherwise, unless `untilSync` says that the next
 * synchronisation goes on from there, nothing does.
 */
export interface RestStep {
  readonly kind: "rest";
  readonly state: string;
  readonly message: string | null;
  readonly forMs: number | null;
  readonly untilSync: boolean;
}

/** A step at which the connection waits. */
export type WaitingStep = AskStep | ApproveStep | RedirectStep | RestStep;

/** What happens after the credentials were accepted, in order; after the last one the connection is healthy. */
export type Step =
  | WaitingStep
  | { readonly kind: "refuse"; readonly refusal: Refusal }
  /** The work is done at once, but the answer takes this long. */
  | { readonly kind: "delay"; readonly ms: number }
  /** The work is done, the answer is lost. */
  | { readonly kind: "cut" };
