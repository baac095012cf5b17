/** A sliding minute of calls for the whole domain, as the sandbox domains of Powens count them. */
export interface Quota {
  /** Counts a call; `null` when it fits, otherwise the seconds to wait. */
  take(now: number): number | null;
}

const MINUTE = 60_000;

export function createQuota(perMinute: number): Quota {
  const calls: number[] = [];
  return {
    take: (now) => {
      while (calls[0] !== undefined && calls[0] <= now - MINUTE) calls.shift();
      const oldest = calls[0];
      if (oldest !== undefined && calls.length >= perMinute) {
        return Math.max(1, Math.ceil((oldest + MINUTE - now) / 1000));
      }
      calls.push(now);
      return null;
    },
  };
}
