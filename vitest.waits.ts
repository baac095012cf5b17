import { vi } from "vitest";

// Vitest gives up after a second, and has no setting for it. On a busy machine nothing may have happened by then.
const PATIENCE_MS = 60_000;
const { waitFor, waitUntil } = vi;

Object.assign(vi, {
  waitFor: (check, options) => waitFor(check, options ?? { timeout: PATIENCE_MS }),
  waitUntil: (check, options) => waitUntil(check, options ?? { timeout: PATIENCE_MS }),
} satisfies Pick<typeof vi, "waitFor" | "waitUntil">);
