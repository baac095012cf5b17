import type { Connection, Recovery } from "../protocol/index.ts";
import type { FoundItem, Unread } from "./found-item.ts";
import type { StepState } from "./steps.ts";

/** How a flow ended, seen from the step it was left at. */
export type Ending =
  | {
      readonly kind: "success";
      readonly status: "connected" | "pending";
      readonly connection: Connection;
      readonly already: boolean;
      /** What is shared; `null` where this flow did not look. */
      readonly shared: readonly FoundItem[] | null;
      /** What could not be read: nothing is known of it. */
      readonly unread?: Unread | undefined;
    }
  | { readonly kind: "cancelled" }
  | { readonly kind: "failed"; readonly code: string; readonly recovery: Recovery };

export type Success = Extract<Ending, { readonly kind: "success" }>;
export type Failure = Extract<Ending, { readonly kind: "failed" }>;

export const application: Recovery = {
  action: "fix_integration",
  actor: "client_application",
  retryable: false,
};

export const failed = (code: string, recovery: Recovery): Failure => ({
  kind: "failed",
  code,
  recovery,
});

/** The failure that one of the few steps tells of that there are before the whole flow has been fetched. */
export function firstFailureAt(state: StepState): Failure | null {
  switch (state.step) {
    case "closed":
      return firstFailureAt(state.from);
    case "loadFailed":
      return failed(state.code, { action: "try_again", actor: "psu", retryable: true });
    case "brokenIntegration":
      return failed(state.code, application);
    default:
      return null;
  }
}
