import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { AnsweredError } from "../answered-error.ts";
import { networkOf } from "./network-of.ts";
import type { LimitScope, ServerLog } from "./server-log.ts";

/** Requests in a minute. */
export type RequestLimitValues = Readonly<Record<LimitScope, number>>;

const requestLimitValues: RequestLimitValues = {
  address: 1_200,
  // A list of banks shows hundreds of them.
  logos: 6_000,
  swap: 60,
  serverKey: 10,
  session: 600,
  connection: 120,
};

const SECONDS = 60;

/** Scopes whose keys are network addresses. */
const byAddress: ReadonlySet<LimitScope> = new Set(["address", "logos", "swap", "serverKey"]);
const counted = (scope: LimitScope, key: string) => (byAddress.has(scope) ? networkOf(key) : key);

/** Counts requests. */
export interface RequestLimits {
  /** Takes one; throws `rate_limited` when the minute has none left. */
  take(scope: LimitScope, key: string): Promise<void>;
  /** Throws like `take` when the minute has none left, and takes none. */
  check(scope: LimitScope, key: string): Promise<void>;
}

export function createRequestLimits(
  log: ServerLog,
  changes: Partial<RequestLimitValues> = {},
): RequestLimits {
  const values = { ...requestLimitValues, ...changes };
  const limiterOf = (scope: LimitScope) =>
    new RateLimiterMemory({ keyPrefix: scope, points: values[scope], duration: SECONDS });
  const limiters: Readonly<Record<LimitScope, RateLimiterMemory>> = {
    address: limiterOf("address"),
    logos: limiterOf("logos"),
    swap: limiterOf("swap"),
    serverKey: limiterOf("serverKey"),
    session: limiterOf("session"),
    connection: limiterOf("connection"),
  };

  const exceeded = (scope: LimitScope, { msBeforeNext }: RateLimiterRes) => {
    log.write({ event: "rate_limited", scope });
    return new AnsweredError(429, "rate_limited", "Too many requests in a minute.", {
      retryAfter: Math.max(1, Math.ceil(msBeforeNext / 1000)),
      nothingSent: true,
    });
  };

  return {
    async take(scope, key) {
      try {
        await limiters[scope].consume(counted(scope, key));
      } catch (error) {
        throw error instanceof RateLimiterRes ? exceeded(scope, error) : error;
      }
    },
    async check(scope, key) {
      const used = await limiters[scope].get(counted(scope, key));
      if (used !== null && used.remainingPoints <= 0) throw exceeded(scope, used);
    },
  };
}
