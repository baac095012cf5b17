/** Time between two reads of a connection: 3 s ten times, then 5 s ten times, then 10 s. */
export function pollDelay(reads: number): number {
  if (reads < 10) return 3_000;
  return reads < 20 ? 5_000 : 10_000;
}

/** When a wait says that there is still no answer and leaves the choice, in milliseconds. */
export const waitBounds = {
  sending: 240_000,
  checking: 300_000,
  approval: 600_000,
  firstData: 900_000,
} as const;
export type WaitKind = keyof typeof waitBounds;

/** After a return from the bank, how long an unchanged connection is watched before nothing is concluded. */
export const UNCHANGED_AFTER_RETURN_MS = 30_000;

/**
 * How often `resume` may become due until the PSU does something: approvals in a row need it once each, and one whose
 * answer was lost needs it again. It is kept over steps and reloads.
 */
export const RESUMES_LIMIT = 6;

/** The pause before `resume` is sent, in milliseconds: none for the first, then 2 s, doubled each time. */
export const resumePause = (resumed: number): number =>
  resumed <= 1 ? 0 : 2_000 * 2 ** (resumed - 2);

/** How long the same approval is watched before `resume` becomes due again: 15 s, doubled each time. */
export const unchangedApproval = (resends: number): number => 15_000 * 2 ** resends;
