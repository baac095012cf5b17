import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { AnsweredError } from "../answered-error.ts";
import type { LimitScope } from "./server-log.ts";

/** Requests in a minute. */
export type RequestLimitValues = Readonly<Record<LimitScope, number>>;

export const requestLimitValues: RequestLimitValues = {
  address: 1_200,
  // A list of banks shows hundreds of them.
  logos: 6_000,
  swap: 60,
  serverKey: 10,
  session: 600,
  connection: 120,
};

const SECONDS = 60;

/** Too many requests, with what was counted for the log. */
export class LimitExceeded extends AnsweredError {
  readonly scope: LimitScope;

  constructor(scope: LimitScope, msToWait: number) {
    super(429, "rate_limited", "Too many requests in a minute.", {
      retryAfter: Math.max(1, Math.ceil(msToWait / 1000)),
      nothingSent: true,
    });
    this.scope = scope;
  }
}

/** Counts requests. */
export interface RequestLimits {
  /** Takes one; throws a {@link LimitExceeded} when the minute has none left. */
  take(scope: LimitScope, key: string): Promise<void>;
  /** Throws like `take` when the minute has none left, and takes none. */
  check(scope: LimitScope, key: string): Promise<void>;
}

export function createRequestLimits(changes: Partial<RequestLimitValues> = {}): RequestLimits {
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

  return {
    async take(scope, key) {
      try {
        await limiters[scope].consume(key);
      } catch (error) {
        throw error instanceof RateLimiterRes
          ? new LimitExceeded(scope, error.msBeforeNext)
          : error;
      }
    },
    async check(scope, key) {
      const used = await limiters[scope].get(key);
      if (used !== null && used.remainingPoints <= 0) {
        throw new LimitExceeded(scope, used.msBeforeNext);
      }
    },
  };
}
