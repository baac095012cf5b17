import { askChoice, askEmailCode, askSeveral, askSmsCode } from "./prompts.ts";
import type { Scenario } from "./scenario.ts";

/** Questions to the PSU. The two rounds of `doubleOtp` use the same field name, which a form must not mix up. */
export const questionScenarios = {
  otp: { login: () => [askSmsCode()] },
  doubleOtp: { login: () => [askSmsCode("code"), askEmailCode("code")] },
  multiPrompt: { login: () => [askSeveral()] },
  listPrompt: { login: () => [askChoice()] },
  scaRequiredOtp: { login: () => [], renewalDue: () => true },
} satisfies Record<string, Scenario>;
