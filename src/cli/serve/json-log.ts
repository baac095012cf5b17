import type { ServerLogLine } from "../../proxy/core/sessions/server-log.ts";

/** What the process says of itself. */
type LifecycleLine =
  | {
      readonly event: "listening";
      readonly port: number;
      /** Whether the addresses of the Webview are open, and make a user where no `code` is given. */
      readonly webviewAddresses: "off" | "with_code" | "without_code";
    }
  | { readonly event: "stopping"; readonly reason: "signal" | "failure" }
  | { readonly event: "stopped" };

export type LogLine = ServerLogLine | LifecycleLine;

/** The keys that may be in a line. A key of a new kind of line is written only when it is added here. */
export const logKeys = [
  "event",
  "route",
  "status",
  "code",
  "durationMs",
  "requestId",
  "reason",
  "call",
  "result",
  "attempt",
  "powensRequestId",
  "count",
  "name",
  "scope",
  "port",
  "webviewAddresses",
] as const;

const TEXT_LIMIT = 200;

/** Writes one line of JSON per event: keys of a closed list, values that are short texts, numbers or null. */
export const createJsonLog = (write: (line: string) => void, now: () => number = Date.now) => ({
  write(line: LogLine): void {
    const entry: Record<string, string | number | null> = { time: new Date(now()).toISOString() };
    for (const key of logKeys) {
      const value: unknown = Reflect.get(line, key);
      if (typeof value === "string") entry[key] = value.slice(0, TEXT_LIMIT);
      else if (typeof value === "number" || value === null) entry[key] = value;
    }
    write(`${JSON.stringify(entry)}\n`);
  },
});
