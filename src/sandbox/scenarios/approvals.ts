import { askSmsCode } from "./prompts.ts";
import type { Scenario } from "./scenario.ts";
import type { ApproveStep } from "./step.ts";

const APPROVED_AFTER_MS = 7_000;
const SLOWLY_APPROVED_AFTER_MS = 45_000;
const ENDED_AFTER_MS = 1_500;

export const approved: ApproveStep = {
  kind: "approve",
  afterMs: APPROVED_AFTER_MS,
  verdict: "approved",
};
export const approvedLate: ApproveStep = { ...approved, afterMs: SLOWLY_APPROVED_AFTER_MS };
export const cancelled: ApproveStep = {
  kind: "approve",
  afterMs: ENDED_AFTER_MS,
  verdict: "cancelled",
};
export const expired: ApproveStep = { ...cancelled, verdict: "expired" };

/** Approvals in the bank's app. After a cancelled or expired one, the next attempt is approved. */
export const approvalScenarios = {
  decoupled: { login: () => [approved], renewal: () => [approved] },
  longDecoupled: { login: () => [approvedLate], renewal: () => [approvedLate] },
  doubleDecoupled: { login: () => [approved, approved], renewal: () => [approved, approved] },
  decoupledThenOtp: {
    login: () => [approved, askSmsCode()],
    renewal: () => [approved, askSmsCode()],
  },
  decoupledCancelled: { login: () => [cancelled], renewal: () => [approved] },
  decoupledExpired: { login: () => [expired], renewal: () => [approved] },
  scaRequiredDecoupled: { login: () => [], renewal: () => [approved], renewalDue: () => true },
} satisfies Record<string, Scenario>;
