/**
 * Where the proxy keeps what outlives one request: return states and codes, operations, attempts.
 *
 * Values are JSON texts without secrets. `take` and `putIfAbsent` must be atomic over all replicas (Redis: `GETDEL`,
 * `SET … NX PX`): that a one-time value is used once rests on them alone. A method that cannot reach the store must
 * reject, and soon; the proxy then answers 503.
 */
export interface ProxyStore {
  /** The value, or `null` when it is unknown or its time is over. */
  get(key: string): Promise<string | null>;
  /** Writes or replaces a value that lives `ttlMs` milliseconds. */
  put(key: string, value: string, ttlMs: number): Promise<void>;
  /** Writes only if there is no such key; answers whether it wrote. Atomic. */
  putIfAbsent(key: string, value: string, ttlMs: number): Promise<boolean>;
  /** Reads and removes in one step; only one caller ever gets the value. Atomic. */
  take(key: string): Promise<string | null>;
}
